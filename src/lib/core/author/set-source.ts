import { paragraphsOf } from '../bank/paragraphs';
import { slugId } from '../bank/slug';
import { itemsOf, joinText, type BankText } from './bank-text';
import { insertItem, removeItem, replaceItem, setField, type Plain } from './edit-bank-text';
import type { DraftTexts } from './edit-history';
import { SOURCE_ORDER } from './new-entry';
import { fieldsOf, outlineOf, textFileOf, textIn } from './outline';
import { sourceParagraphs } from './source-paragraphs';
import type { ReadSource } from './source-text';

/** A draft as it stands: its bank, and all its texts by name; `bankFile` names the bank's own. */
export interface DraftState {
	bank: BankText;
	texts: DraftTexts;
	bankFile: string;
}

/** Every text of it, the bank's as its pieces say. */
export function textsOf({ bank, texts, bankFile }: DraftState): DraftTexts {
	return { ...texts, [bankFile]: joinText(bank) };
}

/**
 * Puts a source at the end, with a section that holds all of it. What it does not say of itself is left to its author to
 * fill in, the day on which it was published too: a day that nobody gave would become part of every citation.
 */
export function addSource(state: DraftState, read: ReadSource): DraftState {
	const { sources } = outlineOf(state.bank);
	const title = read.title ?? '';
	const id = slugId(title || 'source', new Set(sources.map((source) => source.id)));
	const count = Math.max(1, paragraphsOf(read.text).length);
	const entry = {
		id,
		title,
		author: read.author ?? '',
		publisher: read.publisher ?? '',
		date: read.date ?? '',
		kind: 'other',
		...(read.url ? { url: read.url } : { citation: '' }),
		passages: { unit: 'paragraph', count }
	};
	const section = {
		id: slugId(id.replaceAll('-', ' '), sectionIds(state.bank)),
		title: title || 'All of it',
		source: id,
		from: 1,
		to: count
	};
	const withSource = insertItem(state.bank, 'sources', sources.length, entry);
	const bank = insertItem(withSource, 'sections', Infinity, section);
	return { ...state, bank, texts: { ...state.texts, [textFileOf(id)]: read.text } };
}

/**
 * Another text for a source: its count of passages follows, and so does the last section of it, where that ended with the
 * last passage. Facts stay where they are; whether their quotations still stand there is for `AnchorFinder` to say.
 */
export function setSourceText(state: DraftState, index: number, text: string): DraftState {
	const item = itemsOf(state.bank, 'sources')[index];
	if (!item) return state;
	const source = outlineOf(state.bank).sources[index]!;
	const { id, file, count: before } = source;
	const texts = { ...state.texts, [file]: text };
	const count = Math.max(1, sourceParagraphs(source, texts).length);
	let bank = state.bank;
	if (count !== before)
		bank = replaceItem(bank, 'sources', index, setField(item, ['passages', 'count'], count));
	itemsOf(bank, 'sections').forEach((section, at) => {
		const { source, to, from } = fieldsOf(section);
		const isOfSource = textIn(source) === id || (source === undefined && index === 0);
		if (isOfSource && to === before && count !== before && Number(from) <= count)
			bank = replaceItem(bank, 'sections', at, setField(section, ['to'], count));
	});
	return { ...state, bank, texts };
}

/** Whether learners may read the text beside its footnotes: only then it goes along with the bank. */
export function showSourceText(state: DraftState, index: number, shown: boolean): DraftState {
	const item = itemsOf(state.bank, 'sources')[index];
	if (!item) return state;
	const { id, file } = outlineOf(state.bank).sources[index]!;
	const value: Plain | undefined = shown ? file : undefined;
	const edited = setField(item, ['text'], value, SOURCE_ORDER);
	const bank = replaceItem(state.bank, 'sources', index, edited);
	// Not shown, it is no longer named, and found by the source's own name.
	const { [file]: text, ...others } = state.texts;
	const moved = !shown && text !== undefined ? { ...others, [textFileOf(id)]: text } : state.texts;
	return { ...state, bank, texts: moved };
}

/** Takes a source away, with its text and its sections; its facts stay, and are told to have none. */
export function removeSource(state: DraftState, index: number): DraftState {
	const source = outlineOf(state.bank).sources[index];
	if (!source) return state;
	const { id, file } = source;
	let bank = removeItem(state.bank, 'sources', index);
	for (let at = itemsOf(bank, 'sections').length - 1; at >= 0; at--)
		if (textIn(fieldsOf(itemsOf(bank, 'sections')[at]!).source) === id)
			bank = removeItem(bank, 'sections', at);
	const { [file]: _, ...texts } = state.texts;
	return { ...state, bank, texts };
}

const sectionIds = (bank: BankText) =>
	new Set(itemsOf(bank, 'sections').map((item) => textIn(fieldsOf(item).id)));
