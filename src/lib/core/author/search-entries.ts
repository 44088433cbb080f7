import { foldForSearch } from '../bank/fold-text';
import type { Item } from './bank-text';
import { fieldsOf, type FactRow, type Outline, type QuestionRow } from './outline';

/** A question as a list shows it. */
export interface ListedQuestion {
	/** Its id; where several have the same, each a name of its own. */
	key: string;
	/** Its place in the file, from 0. */
	index: number;
	row: QuestionRow;
	/** Those it rests on, as far as they are there. */
	facts: FactRow[];
	/** How many errors and warnings there are of it. */
	errors: number;
	warnings: number;
}

interface Findings {
	readonly errors: readonly { path: readonly (string | number)[] }[];
	readonly warnings: readonly { path: readonly (string | number)[] }[];
}

/** As it was listed last, so that one that did not change is the same object, which nothing has to show anew. */
const known = new WeakMap<QuestionRow, ListedQuestion>();

/** All questions of a bank in the order of its file. @param findings null while they are not known */
export function listedQuestions(
	{ facts, questions }: Pick<Outline, 'facts' | 'questions'>,
	findings: Findings | null
): ListedQuestion[] {
	const byId = new Map(facts.map((fact) => [fact.id, fact]));
	const errors = countByPlace('questions', findings?.errors ?? []);
	const warnings = countByPlace('questions', findings?.warnings ?? []);
	const seen = new Map<string, number>();
	return questions.map((row, index) => {
		const times = (seen.get(row.id) ?? 0) + 1;
		seen.set(row.id, times);
		return sameOrNew({
			key: times > 1 ? `${row.id}#${times}` : row.id,
			index,
			row,
			facts: [...new Set(row.facts)].flatMap((id) => byId.get(id) ?? []),
			errors: errors.get(index) ?? 0,
			warnings: warnings.get(index) ?? 0
		});
	});
}

function sameOrNew(listed: ListedQuestion): ListedQuestion {
	const before = known.get(listed.row);
	const isSame =
		before?.key === listed.key &&
		before.index === listed.index &&
		before.errors === listed.errors &&
		before.warnings === listed.warnings &&
		before.facts.length === listed.facts.length &&
		before.facts.every((fact, at) => fact === listed.facts[at]);
	if (isSame) return before;
	known.set(listed.row, listed);
	return listed;
}

/** What a search asks for; an entry is found where all of it is so. */
export interface Search {
	words: string[];
	tags: string[];
	types: string[];
	passages: number[];
	/** Whether only what has findings is asked for. */
	flawed: boolean;
}

/**
 * Reads what someone typed: words, "words in a row", `tag:x`, `type:single`, `passage:5`, `is:flawed`; a value with spaces
 * stands in quotation marks. A term that is none of these is looked for as it stands.
 */
export function readSearch(query: string): Search {
	const search: Search = { words: [], tags: [], types: [], passages: [], flawed: false };
	for (const [whole, name, quoted, plain] of query.matchAll(
		/(?:(tag|type|passage|is):)?(?:["“”]([^"“”]*)["“”]?|(\S+))/giu
	)) {
		const value = foldForSearch(quoted ?? plain ?? '');
		const kind = name?.toLowerCase();
		if (value === '') continue;
		if (kind === 'tag') search.tags.push(value);
		else if (kind === 'type') search.types.push(value);
		else if (kind === 'passage' && /^\d+$/.test(value)) search.passages.push(Number(value));
		else if (kind === 'is' && value === 'flawed') search.flawed = true;
		else search.words.push(kind ? foldForSearch(whole) : value);
	}
	return search;
}

/** Those that a search finds, in their order. */
export function searchQuestions(
	listed: readonly ListedQuestion[],
	search: Search
): ListedQuestion[] {
	return listed.filter(({ row, facts, errors, warnings }) => {
		if (search.flawed && errors + warnings === 0) return false;
		if (!search.types.every((type) => type === row.type)) return false;
		const tags = row.tags.map(foldForSearch);
		if (!search.tags.every((tag) => tags.includes(tag))) return false;
		const passages = facts.map(({ passage }) => passage);
		if (!search.passages.every((passage) => passages.includes(passage))) return false;
		const own = wordsOf(row.item);
		return search.words.every(
			(word) => own.includes(word) || facts.some(({ item }) => wordsOf(item).includes(word))
		);
	});
}

/** The facts that a search finds: by themselves, or by a question that rests on them. */
export function searchFacts(
	facts: readonly FactRow[],
	found: readonly ListedQuestion[],
	search: Search
): Set<FactRow> {
	const ofQuestions = new Set(found.flatMap((question) => question.facts));
	const asksForQuestions = search.flawed || search.tags.length + search.types.length > 0;
	return new Set(
		facts.filter((fact) => {
			if (ofQuestions.has(fact)) return true;
			if (asksForQuestions) return false;
			if (!search.passages.every((passage) => passage === fact.passage)) return false;
			const own = wordsOf(fact.item);
			return search.words.every((word) => own.includes(word));
		})
	);
}

/** Names for the program, which nobody looks for as words. */
const UNSAID = new Set(['type', 'facts', 'source', 'kind', 'dismissed']);
const NOT_IN_TEXT = '\u0000';
const folded = new WeakMap<Item, string>();

/** All that an entry says, folded. */
function wordsOf(item: Item): string {
	const before = folded.get(item);
	if (before !== undefined) return before;
	const said: string[] = [];
	for (const [name, value] of Object.entries(fieldsOf(item)))
		if (!UNSAID.has(name)) collect(value, said);
	// What ends one text and begins the next is nobody's words.
	const words = said.map(foldForSearch).join(NOT_IN_TEXT);
	folded.set(item, words);
	return words;
}

function collect(value: unknown, into: string[]): void {
	if (typeof value === 'string') into.push(value);
	else if (typeof value === 'number') into.push(String(value));
	else if (typeof value === 'object' && value !== null)
		for (const each of Object.values(value)) collect(each, into);
}

function countByPlace(
	list: string,
	findings: readonly { path: readonly (string | number)[] }[]
): Map<number, number> {
	const counts = new Map<number, number>();
	for (const { path } of findings)
		if (path[0] === list && typeof path[1] === 'number')
			counts.set(path[1], (counts.get(path[1]) ?? 0) + 1);
	return counts;
}
