import type { Xml } from '../../xml/write-xml';
import type { XmlElement, XmlNode } from '../../xml/xml-element';

/**
 * An element of QTI 3 in the words of QTI 2: `qti-simple-choice` is `simpleChoice`, `response-identifier` is
 * `responseIdentifier`. What is QTI 2 or HTML stays as it is.
 */
export function asVersion2(element: XmlElement): XmlElement {
	const isOurs = element.name.startsWith('qti-');
	return {
		...element,
		name: isOurs ? camel(element.name.slice(4)) : element.name,
		attributes: isOurs
			? new Map([...element.attributes].map(([name, value]) => [camel(name), value]))
			: element.attributes,
		children: element.children.map((node): XmlNode =>
			typeof node === 'string' ? node : asVersion2(node)
		)
	};
}

const camel = (name: string) =>
	name.startsWith('data-')
		? name
		: name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What of QTI 2 is written here; any other element is HTML, which both have. */
const WRITTEN = new Set(
	(
		'assessmentItem assessmentTest testPart assessmentSection assessmentItemRef itemBody responseDeclaration ' +
		'outcomeDeclaration correctResponse defaultValue value mapping mapEntry responseProcessing responseCondition ' +
		'responseIf responseElse setOutcomeValue baseValue variable correct mapResponse match equal gt sum ' +
		'modalFeedback rubricBlock choiceInteraction orderInteraction matchInteraction extendedTextInteraction ' +
		'textEntryInteraction inlineChoiceInteraction simpleChoice simpleMatchSet simpleAssociableChoice inlineChoice'
	).split(' ')
);

/** Elements whose texts have a body of their own in QTI 3. */
const WITH_BODY = new Set(['modalFeedback', 'rubricBlock']);

/**
 * XML that is written here of QTI 2 (write-xml.ts: in it `<` and `>` stand at tags alone) in the words of QTI 3.
 * https://www.imsglobal.org/spec/qti/v3p0/impl
 */
export const asVersion3 = (xml: Xml): Xml =>
	xml.replace(/<(\/?)([A-Za-z]+)([^<>]*)>/g, (whole, end: string, name: string, more: string) => {
		if (!WRITTEN.has(name)) return whole;
		const attributes = more.replace(
			/ ([A-Za-z]+)=("[^"]*")/g,
			(_, key: string, value: string) => ` ${kebab(key)}=${value}`
		);
		// What graders are told is of no use without saying so.
		const use = name === 'rubricBlock' && end === '' ? ' use="scoring"' : '';
		const tag = `<${end}qti-${kebab(name)}${attributes}${use}>`;
		if (!WITH_BODY.has(name)) return tag;
		return end === '' ? `${tag}<qti-content-body>` : `</qti-content-body>${tag}`;
	});

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
