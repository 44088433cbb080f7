import { itemsOf, type BankText, type Item } from './bank-text';
import { withItems, type ListName } from './edit-bank-text';
import { QUESTION_ORDER } from './new-entry';
import { fieldsOf, textIn } from './outline';
import { withoutTag, withTag, withText } from './splice-item';
import { slugId } from '../bank/slug';

/** What is done to several entries of a list at once; `chosen` are their places, from 0. */
type Chosen = ReadonlySet<number>;

export function tagQuestions(bank: BankText, chosen: Chosen, tag: string): BankText {
	return changed(bank, chosen, (item) => withTag(item, tag));
}

export function untagQuestions(bank: BankText, chosen: Chosen, tag: string): BankText {
	return changed(bank, chosen, (item) => withoutTag(item, tag));
}

/**
 * Moves entries by one, the comments above them too; those at the end stay, and push nobody.
 * @returns the places that the chosen ones have then
 */
export function moveChosen(
	bank: BankText,
	list: ListName,
	chosen: Chosen,
	by: -1 | 1
): { bank: BankText; chosen: Set<number> } {
	const order = itemsOf(bank, list).map((_, index) => index);
	const places = by < 0 ? order.slice() : order.toReversed();
	for (const at of places) {
		const to = at + by;
		if (!chosen.has(order[at]!) || order[to] === undefined || chosen.has(order[to])) continue;
		[order[at], order[to]] = [order[to], order[at]!];
	}
	const moved = withItems(bank, list, (items) => {
		const ended = items.map(endedItem);
		return order.map((from) => ended[from]!);
	});
	const stands = order.every((from, at) => from === at);
	return {
		bank: stands ? bank : moved,
		chosen: new Set(order.flatMap((from, at) => (chosen.has(from) ? [at] : [])))
	};
}

export function removeChosen(bank: BankText, list: ListName, chosen: Chosen): BankText {
	return withItems(bank, list, (items) => items.filter((_, index) => !chosen.has(index)));
}

/** A copy of each behind it, with an id of its own. @returns the places of the copies, too */
export function duplicateQuestions(
	bank: BankText,
	chosen: Chosen
): { bank: BankText; chosen: Set<number> } {
	const taken = new Set(
		[...itemsOf(bank, 'facts'), ...itemsOf(bank, 'questions')].map((item) =>
			textIn(fieldsOf(item).id)
		)
	);
	const copies = new Set<number>();
	const doubled = withItems(bank, 'questions', (items) => {
		const all: Item[] = [];
		items.forEach((item, index) => {
			all.push(chosen.has(index) ? endedItem(item) : item);
			if (!chosen.has(index)) return;
			const id = slugId(textIn(fieldsOf(item).id).replaceAll('-', ' '), taken);
			taken.add(id);
			copies.add(all.length);
			all.push(apartItem(withText(endedItem(item), 'id', id, QUESTION_ORDER)));
		});
		return all;
	});
	return { bank: doubled, chosen: copies };
}

/** The entry with the end of its last line, which the last one of a file may lack. */
export function endedItem(item: Item): Item {
	return item.text.endsWith('\n') ? item : { ...item, text: `${item.text}\n` };
}

/** The entry with an empty line before it. */
export function apartItem(item: Item): Item {
	return /^[ \t]*\r?\n/.test(item.text)
		? item
		: { ...item, text: `${item.text.includes('\r\n') ? '\r\n' : '\n'}${item.text}` };
}

function changed(bank: BankText, chosen: Chosen, change: (item: Item) => Item): BankText {
	return withItems(bank, 'questions', (items) =>
		items.map((item, index) => (chosen.has(index) ? change(item) : item))
	);
}
