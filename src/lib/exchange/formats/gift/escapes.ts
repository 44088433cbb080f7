/** Of what GIFT takes for its own, the letters that a backslash makes plain. https://docs.moodle.org/en/GIFT_format */
const CONTROL = ':#={}~';

/** A formula whose own backslashes nobody escaped, and what in it is no line end. */
const HAND_WRITTEN = /(?<!\\)\\[([][^]{0,500}?(?<!\\)\\[)\]]/g;
const COMMAND =
	/(?<!\\)\\n(?=(?:eq?|u|abla|ot|otin|eg|i|mid|leq|geq|less|gtr|sim|cong|parallel|exists|earrow|warrow|subseteq|supseteq|ormalsize)(?![a-z]))/g;

/** What a piece of a file says, without its backslashes; \n is a line end, and a backslash before anything else is itself. */
export function unescapeGift(raw: string): string {
	return raw
		.replace(HAND_WRITTEN, (formula) => formula.replace(COMMAND, '\\\\n'))
		.replace(/\\([:#={}~n\\])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
}

/** A text so that it reads as itself, in one line. */
export function escapeGift(text: string): string {
	return text.replace(/[\\:#={}~]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** How far to go on at a backslash: over what it makes plain. */
const step = (raw: string, at: number) =>
	raw[at] === '\\' && (CONTROL + 'n\\').includes(raw[at + 1] ?? ' ') ? 2 : 1;

/** Where `mark` first stands unescaped, from `from` on; -1 where it does not. */
export function markAt(raw: string, mark: string, from = 0): number {
	for (let at = from; at < raw.length; at += step(raw, at)) if (raw.startsWith(mark, at)) return at;
	return -1;
}

/** Where `mark` last stands unescaped; -1 where it does not. */
export function lastMarkAt(raw: string, mark: string): number {
	let last = -1;
	for (let at = 0; at < raw.length; at += step(raw, at)) if (raw.startsWith(mark, at)) last = at;
	return last;
}

/** The two sides of the first `mark`; the second is null where there is none. */
export function splitAtMark(raw: string, mark: string): [before: string, after: string | null] {
	const at = markAt(raw, mark);
	return at < 0 ? [raw, null] : [raw.slice(0, at), raw.slice(at + mark.length)];
}

export interface MarkedPiece {
	/** The mark before it; empty for what stands before the first. */
	mark: string;
	raw: string;
}

/** Cut before each of the marks, which are one letter each; an empty beginning is left out. */
export function cutAtMarks(raw: string, marks: string): MarkedPiece[] {
	const pieces: MarkedPiece[] = [];
	let mark = '';
	let from = 0;
	const end = (at: number) => {
		const piece = raw.slice(from, at).trim();
		if (mark !== '' || piece !== '') pieces.push({ mark, raw: piece });
	};
	for (let at = 0; at < raw.length; at += step(raw, at)) {
		if (!marks.includes(raw[at]!)) continue;
		end(at);
		mark = raw[at]!;
		from = at + 1;
	}
	end(raw.length);
	return pieces;
}

export interface Braces {
	/** Of the opening and the closing one. */
	start: number;
	end: number;
}

/** Pairs of braces that stand in no other; null where one has no partner. */
export function bracesIn(raw: string): Braces[] | null {
	const pairs: Braces[] = [];
	let depth = 0;
	let start = 0;
	for (let at = 0; at < raw.length; at += step(raw, at)) {
		if (raw[at] === '{' && depth++ === 0) start = at;
		else if (raw[at] === '}' && --depth === 0) pairs.push({ start, end: at });
		if (depth < 0) return null;
	}
	return depth === 0 ? pairs : null;
}

export interface BraceBalance {
	/** How many more open than close. */
	open: number;
	first: '{' | '}' | null;
	/** Whether the line ends with one that closes. */
	endsClosed: boolean;
}

export function braceBalance(line: string): BraceBalance {
	let open = 0;
	let first: '{' | '}' | null = null;
	let last = -1;
	for (let at = 0; at < line.length; at += step(line, at)) {
		const letter = line[at];
		if (letter !== '{' && letter !== '}') continue;
		first ??= letter;
		open += letter === '{' ? 1 : -1;
		last = at;
	}
	return { open, first, endsClosed: last >= 0 && last === line.length - 1 && line[last] === '}' };
}
