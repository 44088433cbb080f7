import type { ReadHtml } from '../../rich-text/read-html';
import { readHtml } from '../../rich-text/read-html';
import { escapeHtml } from '../../rich-text/write-html';
import type { FindFile, ItemReading } from '../../xml/item-reading';
import {
	childrenOf,
	descendantsOf,
	lettersOf,
	type XmlElement,
	type XmlNode
} from '../../xml/xml-element';
import { QtiResponse } from './response';

/** Elements of a body that are not read with it. */
const APART = new Set([
	'feedbackInline',
	'feedbackBlock',
	'prompt',
	'stylesheet',
	'endAttemptInteraction'
]);

/** What a piece of the body is replaced by; undefined: it stays. */
export type Replace = (element: XmlElement) => string | undefined;

/** An <assessmentItem> in the words of QTI 2. */
export class QtiItem {
	readonly #responses: ReadonlyMap<string, XmlElement>;
	readonly #feedback = new Map<string, string>();

	constructor(
		readonly element: XmlElement,
		readonly item: ItemReading,
		readonly find: FindFile
	) {
		this.#responses = new Map(
			childrenOf(element, 'responseDeclaration').map((each) => [
				each.attributes.get('identifier') ?? '',
				each
			])
		);
		for (const feedback of descendantsOf(
			element,
			'modalFeedback',
			'feedbackInline',
			'feedbackBlock'
		)) {
			const id = feedback.attributes.get('identifier') ?? '';
			if (feedback.attributes.get('showHide') === 'hide' || this.#feedback.has(id)) continue;
			const text = this.text(feedback.children);
			if (text !== '') this.#feedback.set(id, text);
		}
	}

	responseOf(interaction: XmlElement): QtiResponse {
		return new QtiResponse(
			this.#responses.get(interaction.attributes.get('responseIdentifier') ?? 'RESPONSE')
		);
	}

	/** What is said when an outcome has one of these values; each is given once. */
	feedback(...ids: readonly RegExp[] | readonly string[]): string {
		for (const [id, text] of this.#feedback)
			if (ids.some((wanted) => (typeof wanted === 'string' ? wanted === id : wanted.test(id)))) {
				this.#feedback.delete(id);
				return text;
			}
		return '';
	}

	/** Feedback that nobody asked for. */
	tellUnused(): void {
		if (this.#feedback.size > 0)
			this.item.tell(
				'left-out',
				'Feedback has a condition that has no place here, so it was left out.'
			);
	}

	text(nodes: readonly XmlNode[]): string {
		return this.item.text(this.read(nodes));
	}

	read(nodes: readonly XmlNode[], replace: Replace = () => undefined): ReadHtml {
		return readHtml(htmlOf(nodes, replace));
	}
}

function htmlOf(nodes: readonly XmlNode[], replace: Replace): string {
	return nodes
		.map((node) => {
			if (typeof node === 'string') return escapeHtml(node);
			const other = replace(node);
			if (other !== undefined) return other;
			if (APART.has(node.name) || isForOthers(node)) return '';
			if (node.name === 'object') return objectHtml(node);
			const given = [...node.attributes]
				.map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
				.join('');
			if (node.name === 'img' || node.name === 'br') return `<${node.name}${given}>`;
			return `<${node.name}${given}>${htmlOf(node.children, replace)}</${node.name}>`;
		})
		.join('');
}

/** Rubrics are for those they name; where nobody is named, for all. */
export const isForOthers = ({ name, attributes }: XmlElement) =>
	name === 'rubricBlock' && !/candidate/.test(attributes.get('view') ?? 'candidate');

/** Pictures are often objects, whose content is their alternative text. */
function objectHtml(object: XmlElement): string {
	const data = object.attributes.get('data') ?? '';
	const type = object.attributes.get('type') ?? '';
	const isPicture =
		type.startsWith('image/') || (type === '' && /\.(?:png|jpe?g|gif|webp|svg)$/i.test(data));
	if (!isPicture) return `<object>${escapeHtml(lettersOf(object))}</object>`;
	return `<img src="${escapeHtml(data)}" alt="${escapeHtml(lettersOf(object).trim())}">`;
}
