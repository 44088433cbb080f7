import { CLAIM_KINDS, type ClaimKind, type QuestionType } from '../bank/bank';
import { TEXT_FILE } from '../bank/bank-files';
import { plainText } from '../markup/plain-text';
import type { Markup } from '../markup/markup-node';
import { itemsOf, markupOf, valueOf, type BankText, type Item } from './bank-text';

/** The types of questions that an author writes. */
export const WRITTEN_TYPES = [
	'single',
	'multiple',
	'true-false',
	'numeric',
	'short-text',
	'cloze',
	'matching',
	'ordering',
	'card'
] as const satisfies QuestionType[];
export type WrittenType = (typeof WRITTEN_TYPES)[number];

/**
 * A file as far as it says anything yet: nothing is missing here that an author has not written. Texts may be empty. What a fact
 * states and a question asks is there as a list shows it, without its marks.
 */
export interface Outline {
	title: string;
	sources: SourceRow[];
	facts: FactRow[];
	questions: QuestionRow[];
}
export interface SourceRow {
	item: Item;
	id: string;
	title: string;
	author: string;
	/** Passages that it says it has. */
	count: number;
	/** The file that its text is in: the one that learners are shown, else one of its own name. */
	file: string;
	/** The words with which its first passage begins; empty where all of the text is counted. */
	countedFrom: string;
}
export interface FactRow {
	item: Item;
	id: string;
	source: string;
	/** Counted from 1; 0 where it is not said. */
	passage: number;
	kind: ClaimKind | null;
	saidBy: string;
	statement: string;
	quote: string;
}
export interface QuestionRow {
	item: Item;
	id: string;
	type: WrittenType | null;
	stem: string;
	facts: string[];
	tags: string[];
}

/** The file of a draft for the text of a source that learners are not shown. */
export const textFileOf = (source: string) => `${source}.md`;

/** Rows by the item they are of, so that what did not change is not read again. */
const facts: Remembered<FactRow> = { plain: new WeakMap(), markdown: new WeakMap() };
const questions: Remembered<QuestionRow> = { plain: new WeakMap(), markdown: new WeakMap() };
type Remembered<T> = Record<Markup, WeakMap<Item, T>>;
/** Rows that do not name their source, with the only one there is. */
const sourced = new WeakMap<FactRow, FactRow>();

/** What a bank's file holds, as lists for its author. Never throws. */
export function outlineOf(bank: BankText): Outline {
	const sources = itemsOf(bank, 'sources').map(sourceRow);
	const only = sources[0]?.id ?? '';
	const markup = markupOf(bank);
	return {
		title: textIn(valueOf(bank, 'title')),
		sources,
		facts: itemsOf(bank, 'facts').map((item) => {
			return ofSource(remembered(facts, item, markup, factRow), only);
		}),
		questions: itemsOf(bank, 'questions').map((item) =>
			remembered(questions, item, markup, questionRow)
		)
	};
}

/** The fields of an entry; none where it is no map. */
export function fieldsOf({ value }: Item): { readonly [name: string]: unknown } {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: {};
}

/** A text, or a number where one stands in its place; empty for anything else. */
export function textIn(value: unknown): string {
	return typeof value === 'string'
		? value
		: typeof value === 'number' || typeof value === 'boolean'
			? String(value)
			: '';
}

/** The texts of a list; none where it is no list. */
export function textsIn(value: unknown): string[] {
	return Array.isArray(value) ? value.map(textIn) : [];
}

function sourceRow(item: Item): SourceRow {
	const { id, title, author, passages, text } = fieldsOf(item);
	const counted = passages as Record<string, unknown> | null | undefined;
	const shown = textIn(text);
	return {
		item,
		id: textIn(id),
		title: textIn(title),
		author: textIn(author),
		count: typeof counted?.count === 'number' ? counted.count : 0,
		file: TEXT_FILE.test(shown) ? shown : textFileOf(textIn(id)),
		countedFrom: textIn(counted?.['counted-from'])
	};
}

function factRow(item: Item, markup: Markup): FactRow {
	const { id, source, passage, kind, 'said-by': saidBy, statement, quote } = fieldsOf(item);
	return {
		item,
		id: textIn(id),
		source: textIn(source),
		passage: typeof passage === 'number' ? passage : 0,
		kind: CLAIM_KINDS.find((known) => known === kind) ?? null,
		saidBy: textIn(saidBy),
		statement: plainText(textIn(statement), markup, true),
		quote: textIn(quote)
	};
}

function ofSource(row: FactRow, only: string): FactRow {
	if (row.source || only === '') return row;
	const known = sourced.get(row);
	if (known?.source === only) return known;
	const named = { ...row, source: only };
	sourced.set(row, named);
	return named;
}

function questionRow(item: Item, markup: Markup): QuestionRow {
	const { id, type, stem, facts, tags } = fieldsOf(item);
	return {
		item,
		id: textIn(id),
		type: WRITTEN_TYPES.find((known) => known === type) ?? null,
		stem: plainText(textIn(stem), markup, true),
		facts: textsIn(facts),
		tags: textsIn(tags)
	};
}

function remembered<T extends object>(
	rows: Remembered<T>,
	item: Item,
	markup: Markup,
	read: (item: Item, markup: Markup) => T
): T {
	const known = rows[markup].get(item);
	if (known) return known;
	const row = read(item, markup);
	rows[markup].set(item, row);
	return row;
}
