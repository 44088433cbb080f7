import { diffArrays } from 'diff';
import { IMAGE_FILE } from '../bank/bank-files';
import { paragraphsOf } from '../bank/paragraphs';
import { previewQuestion } from '../bank/preview-question';
import type { Markup } from '../markup/markup-node';
import { itemsOf, markupOf, splitText, type BankText, type Item } from './bank-text';
import { compareFields, type FieldChange } from './compare-fields';
import type { ListName } from './edit-bank-text';
import type { DraftTexts } from './edit-history';
import { fieldsOf, textIn } from './outline';

/** What became of one source, section, fact or question, told by its id. */
export interface EntryChange {
	id: string;
	/** What it says, as it is later; of one that is gone, as it was. */
	label: string;
	what: 'added' | 'gone' | 'kept';
	/** It stands elsewhere among the others. */
	moved: boolean;
	/** Of a question: it reads otherwise before it is answered. */
	reworded: boolean;
	/** Of a question: something else counts as right. */
	rekeyed: boolean;
	/** Of one that was kept. */
	fields: FieldChange[];
}

/** Everything that differs between two states of a draft; comments and layout make no difference. */
export interface DraftChanges {
	/** What stands at the top of the file. */
	about: FieldChange[];
	sources: EntryChange[];
	sections: EntryChange[];
	facts: EntryChange[];
	questions: EntryChange[];
	/** Paragraphs of the sources' own texts, by the name of the file. */
	texts: { name: string; fields: FieldChange[] }[];
}

const LISTS: readonly ListName[] = ['sources', 'sections', 'facts', 'questions'];
/** What is read only after the answer, or not at all. */
const AFTERWARDS = new Set([
	'explanation',
	'feedback',
	'right',
	'wrong',
	'tags',
	'difficulty',
	'facts'
]);

/**
 * Compares two states of a draft by what they say.
 * @param bankFile the name of the bank's own file among the texts
 * @returns null where one of them cannot be read as a bank
 */
export function compareDrafts(
	before: DraftTexts,
	after: DraftTexts,
	bankFile: string
): DraftChanges | null {
	const was = splitText(before[bankFile] ?? '');
	if (!was.ok) return null;
	const now = splitText(after[bankFile] ?? '', was.bank);
	if (!now.ok) return null;
	const lists = LISTS.map((list) => [list, compareLists(was.bank, now.bank, list)] as const);
	return {
		about: compareFields(topOf(was.bank), topOf(now.bank)),
		...(Object.fromEntries(lists) as Pick<DraftChanges, ListName>),
		texts: compareTexts(before, after, bankFile)
	};
}

/** Whether there is nothing to tell. */
export function isUnchanged({ about, texts, ...lists }: DraftChanges): boolean {
	return [about, texts, ...Object.values(lists)].every((changes) => changes.length === 0);
}

function topOf(bank: BankText): Record<string, unknown> {
	const values = bank.parts.filter(
		({ key, items }) => !items && !LISTS.some((list) => list === key)
	);
	return Object.fromEntries(values.map(({ key, value }) => [key, value]));
}

function compareLists(before: BankText, after: BankText, list: ListName): EntryChange[] {
	const markups = [markupOf(before), markupOf(after)] as const;
	const was = keyed(itemsOf(before, list));
	const now = keyed(itemsOf(after, list));
	const moved = movedAmong([...was.keys()], [...now.keys()]);
	const changes = [...now].flatMap(([key, item]): EntryChange[] => {
		const earlier = was.get(key);
		if (!earlier) return [entry(item, 'added')];
		const change = {
			...entry(item, 'kept'),
			...(earlier === item ? {} : changesOf(earlier, item, list, markups)),
			moved: moved.has(key)
		};
		return change.moved || change.fields.length > 0 ? [change] : [];
	});
	const gone = [...was].filter(([key]) => !now.has(key)).map(([, item]) => entry(item, 'gone'));
	return [...changes, ...gone];
}

const entry = (item: Item, what: EntryChange['what']): EntryChange => {
	const { id, stem, statement, quote, title } = fieldsOf(item);
	const label = [stem, statement, quote, title, id].map(textIn).find((text) => text !== '') ?? '';
	const unchanged = { moved: false, reworded: false, rekeyed: false, fields: [] };
	return { id: textIn(id), label, what, ...unchanged };
};

function changesOf(
	before: Item,
	after: Item,
	list: ListName,
	[markupBefore, markupAfter]: readonly [Markup, Markup]
) {
	const fields = compareFields(fieldsOf(before), fieldsOf(after));
	if (list !== 'questions' || fields.length === 0) return { fields };
	const [was, now] = [
		previewQuestion(before.text, markupBefore),
		previewQuestion(after.text, markupAfter)
	];
	if (was && now)
		return { fields, reworded: was.wording !== now.wording, rekeyed: was.key !== now.key };
	// It cannot be asked yet, so nobody knows it otherwise; still its author wants to see what is new.
	const reworded = fields.some(({ path }) => !path.some((name) => AFTERWARDS.has(String(name))));
	return { fields, reworded };
}

/** Entries by their ids, as long as they have one each: a second of the same id is another entry. */
function keyed(items: readonly Item[]): Map<string, Item> {
	const entries = new Map<string, Item>();
	for (const item of items) {
		const id = textIn(fieldsOf(item).id);
		let key = id;
		for (let n = 2; entries.has(key); n++) key = `${id} ${n}`;
		entries.set(key, item);
	}
	return entries;
}

/** As few as possible of those in both lists, so that the others stand in the same order in both. */
function movedAmong(before: readonly string[], after: readonly string[]): Set<string> {
	const [was, now] = [new Set(before), new Set(after)];
	const runs = diffArrays(
		before.filter((key) => now.has(key)),
		after.filter((key) => was.has(key))
	);
	return new Set(runs.filter(({ added }) => added).flatMap(({ value }) => value));
}

function compareTexts(before: DraftTexts, after: DraftTexts, bankFile: string) {
	const names = new Set([...Object.keys(before), ...Object.keys(after)]);
	names.delete(bankFile);
	// A picture is told by the question that shows it.
	return [...names]
		.filter((name) => !IMAGE_FILE.test(name))
		.map((name) => ({
			name,
			fields: compareFields(paragraphsOf(before[name] ?? ''), paragraphsOf(after[name] ?? ''))
		}))
		.filter(({ fields }) => fields.length > 0);
}
