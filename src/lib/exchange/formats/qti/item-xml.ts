import type { BankImage } from '../../../core/bank/bank';
import type { QuestionWriting } from '../../xml/bank-html';
import { element, inline, tag, type Xml } from '../../xml/write-xml';

/** What a question is made of, before it is put together. */
export interface Parts {
	declarations: Xml[];
	/** Behind the stem. */
	body: Xml[];
	/** By the value that FEEDBACK has to show it, as HTML. */
	feedback: [value: string, html: string][];
	/** What sets SCORE and FEEDBACK. */
	processing: Xml[];
}

export const plain = (declaration: Xml, body: Xml, isRight: Xml): Parts => ({
	declarations: [declaration],
	body: [body],
	feedback: [],
	processing: [scoreIf(isRight)]
});

export const variable = element('variable', { identifier: 'RESPONSE' });
export const correct = element('correct', { identifier: 'RESPONSE' });
export const isCorrect = tag('match', [variable, correct]);
export const scored = (name: string) => element(name, { identifier: 'RESPONSE' });
export const base = (baseType: string, value: string) => element('baseValue', { baseType }, value);
export const set = (identifier: string, value: Xml) =>
	element('setOutcomeValue', { identifier }, [value]);
export const scoreIf = (condition: Xml) =>
	tag('responseCondition', [tag('responseIf', [condition, set('SCORE', base('float', '1'))])]);

export function response(
	identifier: string,
	cardinality: string,
	baseType: string,
	values: readonly string[],
	more: readonly Xml[] = []
): Xml {
	return element('responseDeclaration', { identifier, cardinality, baseType }, [
		values.length === 0
			? ''
			: tag(
					'correctResponse',
					values.map((value) => tag('value', value))
				),
		...more
	]);
}

export const outcome = (
	identifier: string,
	cardinality: string,
	baseType: string,
	value?: string
) =>
	element(
		'outcomeDeclaration',
		{ identifier, cardinality, baseType },
		value === undefined ? [] : [tag('defaultValue', [tag('value', value)])]
	);

export const interaction = (
	name: string,
	attributes: { [name: string]: string | number | undefined },
	content: readonly Xml[]
) => element(name, { responseIdentifier: 'RESPONSE', ...attributes }, content);

/** On a line of its own below the stem. */
export const typedField = (attributes: { [name: string]: string | undefined }) =>
	inline('p', {}, interaction('textEntryInteraction', attributes, []));

export const modal = (outcomeIdentifier: string, identifier: string, html: string) =>
	inline('modalFeedback', { outcomeIdentifier, identifier, showHide: 'show' }, xhtml(html));

export function pictureOf(image: BankImage | undefined, writing: QuestionWriting): Xml {
	if (!image || !writing.bytesOf(image)) return '';
	return inline('p', {}, element('img', { src: `../images/${image.file}`, alt: image.alt }));
}

/** As XML has it, where `writeHtml` writes no other element without an end; a paragraph there may hold no list. */
export const xhtml = (html: string): Xml =>
	html.replaceAll('<br>', '<br/>').replace(/<p>([^]*?)<\/p>/g, '<div>$1</div>');

export const tellConfusions = (writing: QuestionWriting) =>
	writing.tell('left-out', 'What is said of a known confusion has no place there.');
export const tellPartFeedback = (writing: QuestionWriting) =>
	writing.tell('left-out', 'Feedback to single pairs, items or gaps has no place there.');
