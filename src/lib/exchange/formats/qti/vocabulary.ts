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
