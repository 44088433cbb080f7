import { readHtml, type ReadHtml } from '../../rich-text/read-html';
import { escapeHtml } from '../../rich-text/write-html';
import { plainLine } from '../../xml/given-text';
import type { FindFile, ItemReading } from '../../xml/item-reading';
import {
	childOf,
	childrenOf,
	descendantsOf,
	innerHtml,
	lettersOf,
	type XmlElement
} from '../../xml/xml-element';

/** One condition that is asked of one response, and what follows. */
export interface Condition {
	/** Of the response, empty where any answer meets it. */
	tests: { response: string; name: string; value: string; isNot: boolean }[];
	/** What it adds or sets, 0–1; null where it says nothing of the score. */
	score: number | null;
	feedback: string[];
}

/** A <response_lid>, <response_str> ... with what it is asked about. */
export interface InteropResponse {
	id: string;
	isMultiple: boolean;
	isOrdered: boolean;
	/** What stands beside it, as of each line of a matching question. */
	material: XmlElement | undefined;
	labels: { id: string; element: XmlElement }[];
	isTyped: boolean;
}

/** An <item> of QTI 1.2. */
export class InteropItem {
	readonly type: string;
	readonly responses: readonly InteropResponse[];
	readonly conditions: readonly Condition[];
	readonly #feedback: ReadonlyMap<string, XmlElement>;

	constructor(
		readonly element: XmlElement,
		readonly item: ItemReading,
		readonly find: FindFile
	) {
		const fields = descendantsOf(element, 'qtimetadatafield');
		const field = (...names: string[]) =>
			fields
				.filter((each) => names.includes(lettersOf(childOf(each, 'fieldlabel')).trim()))
				.map((each) => plainLine(lettersOf(childOf(each, 'fieldentry'))))[0] ?? '';
		this.type = field('question_type') || field('cc_profile', 'qmd_itemtype');
		this.responses = descendantsOf(
			element,
			'response_lid',
			'response_str',
			'response_num',
			'response_grp'
		).map(responseOf);
		this.#feedback = new Map(
			childrenOf(element, 'itemfeedback').map((each) => [each.attributes.get('ident') ?? '', each])
		);
		const given = descendantsOf(element, 'respcondition').map(conditionOf);
		const most =
			Number(descendantsOf(element, 'decvar')[0]?.attributes.get('maxvalue')) ||
			Math.max(...given.map(({ score }) => score ?? 0)) ||
			1;
		this.conditions = given.map((each) => ({
			...each,
			score: each.score === null ? null : each.score / most
		}));
	}

	stem(): ReadHtml {
		return readHtml(this.stemHtml());
	}

	/** The material of the presentation itself. */
	stemHtml(): string {
		const presentation = childOf(this.element, 'presentation');
		const materials: XmlElement[] = [];
		const walk = (from: XmlElement) => {
			for (const child of childrenOf(from))
				if (child.name === 'material') materials.push(child);
				else if (child.name === 'flow') walk(child);
		};
		if (presentation) walk(presentation);
		return materials.map(materialHtml).join('');
	}

	text(element: XmlElement | undefined): string {
		return element ? this.item.text(readHtml(materialHtml(element))) : '';
	}

	pictured(element: XmlElement) {
		return this.item.pictured(readHtml(materialHtml(element)), this.find);
	}

	feedback(id: string): string {
		return this.text(this.#feedback.get(id));
	}

	/** The worth of an answer: the most that a condition gives that asks for nothing else. */
	worthOf(response: string, value: string): number {
		const worths = this.conditions
			.filter(({ tests }) =>
				tests.some((test) => test.response === response && test.value === value && !test.isNot)
			)
			.flatMap(({ score }) => score ?? []);
		return Math.max(0, ...worths);
	}

	/** Of one answer, by the condition that tells it, or as Canvas names it. */
	feedbackOf(response: string, value: string): string {
		const told = this.conditions.find(
			({ tests, score, feedback }) =>
				score === null &&
				feedback.length > 0 &&
				tests.length === 1 &&
				tests[0]!.response === response &&
				tests[0]!.value === value &&
				!tests[0]!.isNot
		);
		return (told?.feedback ?? [`${value}_fb`])
			.map((id) => this.feedback(id))
			.filter(Boolean)
			.join('\n\n');
	}
}

/** All <mattext> and pictures within, in order; plain text as letters. */
export function materialHtml(element: XmlElement): string {
	return descendantsOf(element, 'mattext', 'matimage', 'matemtext', 'mattextbreak', 'matbreak')
		.map((part) => {
			if (part.name === 'matbreak') return '<br>';
			if (part.name === 'matimage')
				return `<img src="${escapeHtml(part.attributes.get('uri') ?? '')}" alt="${escapeHtml(part.attributes.get('label') ?? '')}">`;
			const type = part.attributes.get('texttype') ?? 'text/plain';
			if (childrenOf(part).length > 0) return innerHtml(part.children);
			const text = lettersOf(part);
			return /html/i.test(type) ? text : escapeHtml(text).replaceAll('\n', '<br>');
		})
		.join('');
}

function responseOf(element: XmlElement): InteropResponse {
	const cardinality = (element.attributes.get('rcardinality') ?? 'Single').toLowerCase();
	return {
		id: element.attributes.get('ident') ?? '',
		isMultiple: cardinality === 'multiple',
		isOrdered: cardinality === 'ordered',
		material: childOf(element, 'material'),
		labels: descendantsOf(element, 'response_label').map((label) => ({
			id: label.attributes.get('ident') ?? '',
			element: label
		})),
		isTyped: descendantsOf(element, 'render_fib').length > 0
	};
}

const COMPARISONS = ['varequal', 'vargte', 'varlte', 'vargt', 'varlt', 'varsubstring'];

function conditionOf(element: XmlElement): Condition {
	const tests: Condition['tests'] = [];
	const walk = (from: XmlElement, isNot: boolean) => {
		for (const child of childrenOf(from))
			if (COMPARISONS.includes(child.name))
				tests.push({
					response: child.attributes.get('respident') ?? '',
					name: child.name,
					value: lettersOf(child).trim(),
					isNot
				});
			else walk(child, isNot !== (child.name === 'not'));
	};
	const variables = childOf(element, 'conditionvar');
	if (variables) walk(variables, false);
	const sets = childrenOf(element, 'setvar');
	const set =
		sets.find((each) => /score/i.test(each.attributes.get('varname') ?? 'SCORE')) ?? sets[0];
	const score = set ? Number(lettersOf(set)) : NaN;
	return {
		tests,
		score: Number.isFinite(score) ? score : null,
		feedback: childrenOf(element, 'displayfeedback').map(
			(each) => each.attributes.get('linkrefid') ?? ''
		)
	};
}
