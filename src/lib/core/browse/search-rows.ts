import type { BrowsedBank, BrowsedRow } from './browsed-bank';
import { isIn, type CardColumns } from './card-columns';
import { asksForRetired, type Comparison, type SearchTree } from './search-tree';
import { markWords } from './word-index';

/** All questions of all banks: rows in the order of the banks, and behind them those that are in no bank any more. */
export interface Browsed {
	banks: readonly BrowsedBank[];
	/** Where the rows of each bank begin. */
	offsets: readonly number[];
	rows: readonly BrowsedRow[];
	columns: CardColumns;
}

/** One place for each row: 1 where it is found. */
export type Found = Uint8Array;

/** What a search finds. Retired questions are found only by a search that asks for them. */
export function searchRows(browsed: Browsed, tree: SearchTree): Found {
	const found = evaluate(browsed, tree);
	if (!asksForRetired(tree))
		for (let row = 0; row < found.length; row++)
			if (isIn(browsed.columns, row, 'retired')) found[row] = 0;
	return found;
}

function evaluate(browsed: Browsed, tree: SearchTree): Found {
	const { rows, columns } = browsed;
	switch (tree.is) {
		case 'all': {
			const found = new Uint8Array(rows.length).fill(1);
			for (const part of tree.of) {
				const own = evaluate(browsed, part);
				for (let row = 0; row < found.length; row++) found[row]! &= own[row]!;
			}
			return found;
		}
		case 'any': {
			const found = new Uint8Array(rows.length);
			for (const part of tree.of) {
				const own = evaluate(browsed, part);
				for (let row = 0; row < found.length; row++) found[row]! |= own[row]!;
			}
			return found;
		}
		case 'not': {
			const found = evaluate(browsed, tree.of);
			for (let row = 0; row < found.length; row++) found[row]! ^= 1;
			return found;
		}
		case 'words': {
			const found = new Uint8Array(rows.length);
			for (const [at, { index }] of browsed.banks.entries())
				markWords(index, tree.words, tree.open, found, browsed.offsets[at]!);
			return found;
		}
		case 'bank': {
			const { id, words } = tree;
			const wanted = new Set(
				browsed.banks.filter((bank) => bank.id === id || saysInRow(bank.name, words)).map(idOf)
			);
			return where(rows, ({ bank }) => wanted.has(bank) || bank === id);
		}
		case 'tag':
			return where(rows, ({ tags }) => hasTag(tags, tree.tag, tree.open));
		case 'said':
			return where(rows, ({ speakers }) => speakers.some((name) => saysInRow(name, tree.words)));
		case 'id':
			return where(
				rows,
				({ bank, question }) =>
					(tree.question === '' || question.toLowerCase() === tree.question) &&
					(tree.bank === null || bank === tree.bank)
			);
		case 'kind':
			return where(rows, ({ kinds }) => kinds.includes(tree.kind));
		case 'type':
			return where(rows, ({ asked }) => asked?.type === tree.type);
		case 'state':
			return where(rows, (_, row) => isIn(columns, row, tree.state));
		case 'number': {
			const values = columns.numbers[tree.name];
			return where(rows, (_, row) => holds(values[row]!, tree.comparison, tree.value));
		}
	}
}

function where(rows: readonly BrowsedRow[], test: (row: BrowsedRow, at: number) => boolean): Found {
	const found = new Uint8Array(rows.length);
	for (let at = 0; at < rows.length; at++) if (test(rows[at]!, at)) found[at] = 1;
	return found;
}

/** Whether a folded name has these words in a row, the last of which may go on. */
function saysInRow(name: string, words: readonly string[]): boolean {
	return words.length > 0 && ` ${name}`.includes(` ${words.join(' ')}`);
}

function hasTag(tags: readonly string[], wanted: string, open: boolean): boolean {
	if (wanted === '') return open ? tags.length > 0 : tags.length === 0;
	return tags.some((tag) => tag === wanted || (open && tag.startsWith(wanted)));
}

/** No comparison holds with what is not there, `!=` neither. */
function holds(value: number, comparison: Comparison, wanted: number): boolean {
	if (Number.isNaN(value)) return false;
	switch (comparison) {
		case '<':
			return value < wanted;
		case '<=':
			return value <= wanted;
		case '>':
			return value > wanted;
		case '>=':
			return value >= wanted;
		case '=':
			return value === wanted;
		case '!=':
			return value !== wanted;
	}
}

const idOf = ({ id }: BrowsedBank) => id;
