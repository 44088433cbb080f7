import { foldWords } from './fold-words';

/** Which rows say which word: found by the beginnings of words, whole words in a row are then looked up in the rows. */
export interface WordIndex {
	/** In the order of their signs, each once. */
	words: string[];
	/** For each word the rows that say it, ascending. */
	rows: Uint32Array[];
	/** For each row its words with a space around each, and a sign between two texts that is no word. */
	said: string[];
}

/** Between two texts, so that no row of words goes from one into the other. */
const BETWEEN = ' | ';
/** So many rows are one step: some ms. */
const STEP_ROWS = 100;
/** So many words are sorted in one step. */
const STEP_WORDS = 4000;

/** @param texts those of each row */
export function* buildWordIndex(texts: readonly (readonly string[])[]): Generator<void, WordIndex> {
	const found = new Map<string, number[]>();
	const said: string[] = [];
	for (const [row, own] of texts.entries()) {
		const words = own.map(foldWords);
		for (const each of words)
			for (const word of each) {
				const rows = found.get(word);
				if (!rows) found.set(word, [row]);
				else if (rows.at(-1) !== row) rows.push(row);
			}
		said.push(` ${words.map((each) => each.join(' ')).join(BETWEEN)} `);
		if (said.length % STEP_ROWS === 0) yield;
	}
	const words = [...found.keys()].sort();
	const rows: Uint32Array[] = [];
	for (const word of words) {
		rows.push(Uint32Array.from(found.get(word)!));
		if (rows.length % STEP_WORDS === 0) yield;
	}
	return { words, rows, said };
}

/**
 * Marks the rows that say these words in a row.
 * @param words folded, at least one
 * @param open whether the last word may go on
 * @param into one place for each row, from `offset` on; where the words are found it becomes 1
 */
export function markWords(
	index: WordIndex,
	words: readonly string[],
	open: boolean,
	into: Uint8Array,
	offset: number
): void {
	const last = words.at(-1);
	if (last === undefined) return;
	const rarest = rarestOf(index, words, open);
	if (rarest.length === 0) return;
	const wanted = words.length > 1 ? ` ${words.join(' ')}${open ? '' : ' '}` : null;
	for (const rows of rarest)
		for (const row of rows)
			if (wanted === null || index.said[row]!.includes(wanted)) into[offset + row] = 1;
}

/** The rows of the word that fewest rows say; none where one of the words is said nowhere. */
function rarestOf(index: WordIndex, words: readonly string[], open: boolean): Uint32Array[] {
	let best: Uint32Array[] = [];
	let fewest = Infinity;
	for (const [at, word] of words.entries()) {
		const lists = open && at === words.length - 1 ? beginning(index, word) : exactly(index, word);
		const count = lists.reduce((sum, { length }) => sum + length, 0);
		if (count === 0) return [];
		if (count < fewest) [best, fewest] = [lists, count];
	}
	return best;
}

function exactly({ words, rows }: WordIndex, word: string): Uint32Array[] {
	const at = placeOf(words, word);
	return words[at] === word ? [rows[at]!] : [];
}

function beginning({ words, rows }: WordIndex, begin: string): Uint32Array[] {
	const found: Uint32Array[] = [];
	for (let at = placeOf(words, begin); words[at]?.startsWith(begin); at++) found.push(rows[at]!);
	return found;
}

/** The first place whose word is not before `word`. */
function placeOf(words: readonly string[], word: string): number {
	let [low, high] = [0, words.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (words[middle]! < word) low = middle + 1;
		else high = middle;
	}
	return low;
}
