import { BANK_FILE, TEXT_FILE } from '../bank/bank-files';
import { slugId } from '../bank/slug';
import {
	itemsOf,
	joinText,
	markupOf,
	splitText,
	valueOf,
	type BankText,
	type Item
} from './bank-text';
import { apartItem, endedItem } from './bulk-edit';
import {
	insertItem,
	newItem,
	replaceItem,
	setField,
	withItems,
	type ListName,
	type Plain
} from './edit-bank-text';
import type { DraftTexts } from './edit-history';
import { FACT_ORDER, QUESTION_ORDER, SOURCE_ORDER } from './new-entry';
import { fieldsOf, outlineOf, textFileOf, textIn, textsIn, type SourceRow } from './outline';
import { picturesIn } from './pictures-in';
import { readsOtherwise } from './reads-otherwise';
import { sameValue, withText } from './splice-item';

/**
 * Why nothing is transferred: one of the files cannot be read, or the other bank has a list that is none, or is full.
 * `lost-fact`: a question names a fact, or a fact a source, that is not in its own bank; over there it might be another.
 * `other-marked`, `other-plain`: the other bank reads marks and this one does not, or the reverse, and something that was
 * to go would say something else there.
 */
export type TransferProblem =
	| 'unreadable'
	| 'lost-fact'
	| 'other-unreadable'
	| 'other-lists'
	| 'other-marked'
	| 'other-plain'
	| 'other-full';

export type Transfer =
	| {
			ok: true;
			/** Those of the other bank, with all that came. */
			texts: DraftTexts;
			/** The ids that the questions have there, in the order of the file they come from. */
			questions: string[];
			/** How many had to come along, and are new there. */
			facts: number;
			sources: number;
	  }
	| { ok: false; problem: TransferProblem };

/** What a bank may hold; see bank/schema.ts. */
const LIMITS: Partial<Record<ListName, number>> = { sources: 50, facts: 2000, questions: 5000 };
const LISTS: ListName[] = ['sources', 'sections', 'facts', 'questions'];

/**
 * Puts questions into another bank, behind its own, with the facts they rest on, the sources of these, and the cards of their pictures. What is there
 * already, by the same id and saying the same, is used; an id that means something else there gives way to a new one.
 * Sections do not come along: what is in none over there comes into new ones, which fill the gaps. Nothing else of the other bank
 * changes, but that its entries name their source where they could leave that out as long as there was only one.
 * @param chosen places of the questions, from 0
 */
export function transferQuestions(
	from: DraftTexts,
	to: DraftTexts,
	chosen: ReadonlySet<number>
): Transfer {
	const here = splitText(from[BANK_FILE] ?? '');
	if (!here.ok) return { ok: false, problem: 'unreadable' };
	const there = splitText(to[BANK_FILE] ?? '');
	if (!there.ok) return { ok: false, problem: 'other-unreadable' };
	if (!LISTS.every((list) => isList(there.bank, list)))
		return { ok: false, problem: 'other-lists' };
	const bank = withDashes(there.bank);

	const outline = outlineOf(withDashes(here.bank));
	const questions = outline.questions.filter((_, index) => chosen.has(index));
	const wanted = new Set(questions.flatMap(({ facts }) => facts));
	const facts = outline.facts.filter(({ id }) => wanted.has(id));
	const wantedSources = new Set(facts.map(({ source }) => source));
	const sources = outline.sources.filter(({ id }) => wantedSources.has(id));
	if (!isAllIn(facts, wanted) || !isAllIn(sources, wantedSources))
		return { ok: false, problem: 'lost-fact' };
	const markup = markupOf(bank);
	if (
		markup !== markupOf(here.bank) &&
		[...facts, ...questions].some((row) => readsOtherwise(row.item))
	)
		return { ok: false, problem: markup === 'markdown' ? 'other-marked' : 'other-plain' };

	const withSources = putSources({ bank, texts: to }, from, sources);
	const withFacts = putFacts(withSources, facts);
	const files = { from, to: withSources.texts };
	const moved = putQuestions(withFacts.bank, files, questions, withFacts.ids);
	const all = inSections(moved.bank);
	const isFull = LISTS.some((list) => itemsOf(all, list).length > (LIMITS[list] ?? Infinity));
	if (isFull) return { ok: false, problem: 'other-full' };
	return {
		ok: true,
		texts: { ...moved.texts, [BANK_FILE]: joinText(all) },
		questions: moved.ids,
		facts: itemsOf(all, 'facts').length - itemsOf(bank, 'facts').length,
		sources: itemsOf(all, 'sources').length - itemsOf(bank, 'sources').length
	};
}

function isAllIn(rows: readonly { id: string }[], wanted: ReadonlySet<string>): boolean {
	const ids = new Set(rows.map(({ id }) => id));
	return [...wanted].every((id) => ids.has(id));
}

interface Sources {
	bank: BankText;
	texts: DraftTexts;
	/** What each source is called there, by its id here. */
	ids: Map<string, string>;
}

function putSources(
	{ bank, texts }: { bank: BankText; texts: DraftTexts },
	from: DraftTexts,
	rows: readonly SourceRow[]
): Sources {
	const known = outlineOf(bank).sources;
	const taken = new Set(known.map(({ id }) => id));
	// Also those that no text has yet: it would be taken for the one that is missing.
	const awaited = new Set(known.map(({ file }) => file));
	const ids = new Map<string, string>();
	const added: Item[] = [];
	let files = texts;
	const isFree = (name: string, text: string | undefined) =>
		Object.hasOwn(files, name) ? files[name] === text : !awaited.has(name);
	for (const row of rows) {
		const same = known.find(({ id }) => id === row.id);
		if (same && isSameSource(row, from, same, texts)) {
			ids.set(row.id, row.id);
			continue;
		}
		const text = from[row.file];
		const isShown = TEXT_FILE.test(textIn(fieldsOf(row.item).text));
		// A text that is not shown is found by the id of its source.
		const id = freeId(row.id, taken, (name) => isShown || isFree(textFileOf(name), text));
		taken.add(id);
		ids.set(row.id, id);
		let item = id === row.id ? row.item : withText(row.item, 'id', id, SOURCE_ORDER);
		const file = isShown ? freeFile(row.file, (name) => isFree(name, text)) : textFileOf(id);
		if (isShown && file !== row.file) item = withText(item, 'text', file, SOURCE_ORDER);
		awaited.add(file);
		if (text !== undefined) files = { ...files, [file]: text };
		added.push(item);
	}
	if (added.length === 0) return { bank, texts, ids };
	const [only] = known;
	const told = known.length === 1 && only ? withSourceTold(bank, only.id) : bank;
	return { bank: appended(told, 'sources', added), texts: files, ids };
}

function isSameSource(
	one: SourceRow,
	from: DraftTexts,
	other: SourceRow,
	texts: DraftTexts
): boolean {
	const [{ text: shown, ...mine }, { text: shownThere, ...theirs }] = [
		fieldsOf(one.item),
		fieldsOf(other.item)
	];
	return (
		sameValue(mine, theirs) &&
		(shown === undefined) === (shownThere === undefined) &&
		// Where only one of the two has the text, it is not said that it is another.
		(from[one.file] === undefined ||
			texts[other.file] === undefined ||
			from[one.file] === texts[other.file])
	);
}

/** A name for a text or a picture's card that does not take the place of another one. */
function freeFile(name: string, isFree: (name: string) => boolean): string {
	if (isFree(name)) return name;
	const [, stem = name, ending = ''] = /^(.*)(\.[^.]*)$/.exec(name) ?? [];
	let count = 2;
	while (!isFree(`${stem}-${count}${ending}`)) count++;
	return `${stem}-${count}${ending}`;
}

/** The id, or one like it that is neither taken nor refused. */
function freeId(id: string, taken: ReadonlySet<string>, isFree: (id: string) => boolean): string {
	const refused = new Set(taken);
	let free = id;
	while (refused.has(free) || !isFree(free)) {
		refused.add(free);
		free = slugId(id.replaceAll('-', ' '), refused);
	}
	return free;
}

/** As long as there is one source nobody has to name it; with a second one all have to. */
function withSourceTold(bank: BankText, id: string): BankText {
	let told = bank;
	for (const [list, order] of [
		['facts', FACT_ORDER],
		['sections', ['id', 'title', 'source', 'from', 'to']]
	] as const)
		itemsOf(bank, list).forEach((item, index) => {
			if (fieldsOf(item).source === undefined)
				told = replaceItem(told, list, index, withText(item, 'source', id, order));
		});
	return told;
}

function putFacts(
	{ bank, ids: sources }: Sources,
	rows: ReturnType<typeof outlineOf>['facts']
): { bank: BankText; ids: Map<string, string> } {
	const known = outlineOf(bank);
	const taken = new Set([...known.facts, ...known.questions].map(({ id }) => id));
	const isAlone = known.sources.length <= 1;
	const ids = new Map<string, string>();
	const added: Item[] = [];
	for (const row of rows) {
		const source = sources.get(row.source) ?? row.source;
		const same = known.facts.find(({ id }) => id === row.id);
		const isSame =
			same &&
			same.source === source &&
			sameValue(withoutSource(row.item), withoutSource(same.item));
		// Of two facts with one id here, the first is meant.
		if (ids.has(row.id)) continue;
		if (isSame) {
			ids.set(row.id, row.id);
			continue;
		}
		const isTaken = known.facts.some(({ id }) => id === row.id);
		const id = isTaken ? slugId(row.id.replaceAll('-', ' '), taken) : row.id;
		taken.add(id);
		ids.set(row.id, id);
		let item = id === row.id ? row.item : withText(row.item, 'id', id, FACT_ORDER);
		const named = fieldsOf(item).source;
		if (named === undefined ? !isAlone && source !== '' : named !== source)
			item = withText(item, 'source', source, FACT_ORDER);
		added.push(item);
	}
	return { bank: appended(bank, 'facts', added), ids };
}

const withoutSource = (item: Item) => {
	const { source: _, ...others } = fieldsOf(item);
	return others;
};

function putQuestions(
	bank: BankText,
	files: { from: DraftTexts; to: DraftTexts },
	rows: ReturnType<typeof outlineOf>['questions'],
	facts: ReadonlyMap<string, string>
): { bank: BankText; texts: DraftTexts; ids: string[] } {
	let texts = files.to;
	const taken = new Set(outlineOf(bank).questions.map(({ id }) => id));
	const ids: string[] = [];
	const added = rows.map((row) => {
		const id = taken.has(row.id) ? slugId(row.id.replaceAll('-', ' '), taken) : row.id;
		taken.add(id);
		ids.push(id);
		let item = id === row.id ? row.item : withText(row.item, 'id', id, QUESTION_ORDER);
		textsIn(fieldsOf(item).facts).forEach((fact, index) => {
			const name = facts.get(fact) ?? fact;
			if (name !== fact) item = setField(item, ['facts', index], name);
		});
		for (const { file, path } of picturesIn(fieldsOf(item))) {
			const card = files.from[file];
			if (card === undefined) continue;
			const before = texts;
			const name = freeFile(file, (free) => !Object.hasOwn(before, free) || before[free] === card);
			texts = { ...texts, [name]: card };
			if (name !== file) item = setField(item, path, name);
		}
		return apartItem(item);
	});
	return { bank: appended(bank, 'questions', added), texts, ids };
}

/** Passages of facts that are in no section come into one that fills the gap, so that every question has its place. */
function inSections(bank: BankText): BankText {
	const { sources, facts } = outlineOf(bank);
	const only = sources[0]?.id ?? '';
	let whole = bank;
	for (const fact of facts) {
		const source = sources.find(({ id }) => id === fact.source);
		if (!source || fact.passage < 1) continue;
		const spans = itemsOf(whole, 'sections')
			.map(fieldsOf)
			.filter((section) => (textIn(section.source) || only) === source.id)
			.map((section) => ({ from: Number(section.from), to: Number(section.to) }));
		if (spans.some(({ from, to }) => from <= fact.passage && fact.passage <= to)) continue;
		const before = spans.filter(({ to }) => to < fact.passage).map(({ to }) => to);
		const behind = spans.filter(({ from }) => from > fact.passage).map(({ from }) => from);
		const taken = new Set(itemsOf(whole, 'sections').map((item) => textIn(fieldsOf(item).id)));
		whole = insertItem(whole, 'sections', Infinity, {
			id: slugId(source.id.replaceAll('-', ' '), taken),
			title: source.title || 'All of it',
			source: source.id,
			from: Math.max(0, ...before) + 1,
			to: Math.min(Math.max(source.count, fact.passage), ...behind.map((start) => start - 1))
		});
	}
	return whole;
}

/** With entries at the end of a list, indented as it is. */
function appended(bank: BankText, list: ListName, added: readonly Item[]): BankText {
	if (added.length === 0) return bank;
	const [first] = itemsOf(bank, list);
	const indent = first ? dashAt(first) : 2;
	return withItems(bank, list, (items) => [
		...items.map((item, index) => (index === items.length - 1 ? endedItem(item) : item)),
		...added.map((item) => endedItem(indented(item, indent, bank)))
	]);
}

const dashAt = ({ text }: Item) => (/^( *)-/m.exec(text)?.[1] ?? '').length;

/** The entry as it is, or written anew where the other file is indented or ends its lines in another way. */
function indented(item: Item, indent: number, bank: BankText): Item {
	const isCrlf = joinText(bank).includes('\r\n');
	const text = item.text.replaceAll('\r\n', '\n').replaceAll('\n', isCrlf ? '\r\n' : '\n');
	if (dashAt(item) === indent) return { ...item, text };
	return newItem(item.value as { [key: string]: Plain }, indent);
}

/** Whether a list is one, is empty, or is not there. */
function isList(bank: BankText, list: ListName): boolean {
	const part = bank.parts.find(({ key }) => key === list);
	if (!part || part.items) return true;
	const value = valueOf(bank, list);
	return (
		value === null ||
		value === undefined ||
		(Array.isArray(value) &&
			value.every((each) => typeof each === 'object' && each !== null && !Array.isArray(each)))
	);
}

/** Lists in brackets as such with dashes, so that their entries are known. */
function withDashes(bank: BankText): BankText {
	return LISTS.reduce((whole, list) => {
		const part = whole.parts.find(({ key }) => key === list);
		const isInBrackets = part && !part.items && Array.isArray(part.value) && part.value.length > 0;
		return isInBrackets ? withItems(whole, list, (items) => items) : whole;
	}, bank);
}
