/** A text cut at its marks; stars are not paired yet. */
export type MarkupToken =
	| { kind: 'text'; text: string }
	/** A run of one to three stars that may begin or end an emphasis. */
	| { kind: 'stars'; count: number; opens: boolean; closes: boolean }
	| { kind: 'code'; text: string }
	| { kind: 'formula'; tex: string; display: boolean }
	| { kind: 'break' }
	/** The beginning of an item of a list, and the end of the list where a line follows that is none of it. */
	| { kind: 'bullet' }
	| { kind: 'end-of-list' };

export interface Scanned {
	tokens: MarkupToken[];
	/** Where dollar signs stand that belong to no formula, in UTF-16 units from the start. */
	strayDollars: number[];
}

const PUNCTUATION = /[!-/:-@[-`{-~]/;
const SPECIAL = new Set(['\\', '*', '`', '$', '\n']);
const BULLET = /^ {0,3}-[ \t]+/;
/** Longer than any indent that means something. */
const MOST_INDENT = 16;

/**
 * Cuts a text at its marks, in time linear in its length: what a scan ahead passes over in vain, no other of its kind
 * passes over again.
 * @param lists whether lines that begin with "- " are items of a list
 */
export function scanMarkup(text: string, lists: boolean): Scanned {
	const tokens: MarkupToken[] = [];
	const strayDollars: number[] = [];
	let at = 0;
	let inList = false;
	/** By how many backticks there are in a run (one or two make code): whether none is left that could close. */
	const noneLeft = [true, false, false];

	function say(piece: string): void {
		const last = tokens.at(-1);
		if (last?.kind === 'text') last.text += piece;
		else tokens.push({ kind: 'text', text: piece });
	}

	/** Whether an item of a list begins here; its mark is then passed. */
	function bullet(): boolean {
		const mark = lists ? BULLET.exec(text.slice(at, at + MOST_INDENT))?.[0] : undefined;
		if (mark === undefined) return false;
		at += mark.length;
		inList = true;
		tokens.push({ kind: 'bullet' });
		return true;
	}

	function lineEnd(): void {
		let next = at + 1;
		let isBlank = false;
		for (let end = next; end < text.length; end++) {
			if (text[end] === '\n') {
				isBlank = true;
				next = end + 1;
			} else if (text[end] !== ' ' && text[end] !== '\t') break;
		}
		at = next;
		if (bullet()) return;
		const goesOn = inList && !isBlank && (text[at] === ' ' || text[at] === '\t');
		if (inList && !goesOn) {
			inList = false;
			tokens.push({ kind: 'end-of-list' });
		} else if (isBlank) tokens.push({ kind: 'break' });
		else say('\n');
	}

	function stars(): void {
		const end = endOfRun(text, at);
		const count = end - at;
		const [before, after] = [text[at - 1] ?? ' ', text[end] ?? ' '];
		at = end;
		// Between digits a star multiplies.
		const opens = !/\s/.test(after) && !/[0-9]/.test(before);
		const closes = !/\s/.test(before) && !/[0-9]/.test(after);
		if (count > 3 || !(opens || closes)) say('*'.repeat(count));
		else tokens.push({ kind: 'stars', count, opens, closes });
	}

	function code(): void {
		const start = endOfRun(text, at);
		const count = start - at;
		const end = noneLeft[count] === false ? runOf(text, '`', count, start) : -1;
		if (end < 0) {
			if (count <= 2) noneLeft[count] = true;
			say(text.slice(at, start));
			at = start;
			return;
		}
		tokens.push({ kind: 'code', text: withoutPadding(text.slice(start, end)) });
		at = end + count;
	}

	function formula(): void {
		const display = text[at + 1] === '$';
		const mark = display ? '$$' : '$';
		const start = at + mark.length;
		const end = display ? nextDollar(text, start, '$$') : inlineEnd(text, start);
		const tex = end < 0 ? '' : text.slice(start, end).trim();
		if (tex === '') {
			strayDollars.push(at);
			say(mark);
			at = start;
			return;
		}
		tokens.push({ kind: 'formula', tex, display });
		at = end + mark.length;
	}

	bullet();
	while (at < text.length) {
		const character = text[at]!;
		if (character === '\n') lineEnd();
		else if (character === '*') stars();
		else if (character === '`') code();
		else if (character === '$') formula();
		else if (character === '\\' && PUNCTUATION.test(text[at + 1] ?? '')) {
			say(text[at + 1]!);
			at += 2;
		} else {
			let end = at + 1;
			while (end < text.length && !SPECIAL.has(text[end]!)) end++;
			say(text.slice(at, end));
			at = end;
		}
	}
	return { tokens, strayDollars };
}

function endOfRun(text: string, from: number): number {
	let end = from + 1;
	while (text[end] === text[from]) end++;
	return end;
}

/** Where the next run of exactly `count` of a character begins; -1 where there is none. */
function runOf(text: string, character: string, count: number, from: number): number {
	for (let at = text.indexOf(character, from); at >= 0;) {
		const end = endOfRun(text, at);
		if (end - at === count) return at;
		at = text.indexOf(character, end);
	}
	return -1;
}

/** The next `mark` that no backslash stands before; -1 where there is none, for `$` none in the paragraph. */
function nextDollar(text: string, from: number, mark: '$' | '$$'): number {
	for (let at = from; at < text.length; at++) {
		if (text[at] === '\\') at++;
		else if (mark === '$' && text[at] === '\n' && /^[ \t]*\n/.test(text.slice(at + 1, at + 16)))
			return -1;
		else if (text.startsWith(mark, at)) return at;
	}
	return -1;
}

/** Where an inline formula ends: at the next dollar sign, if that stands as one that closes. As Pandoc has it: "$5 or $6" is none. */
function inlineEnd(text: string, start: number): number {
	if (/\s/.test(text[start] ?? ' ')) return -1;
	const end = nextDollar(text, start, '$');
	if (end < 0 || /\s/.test(text[end - 1]!) || /[0-9$]/.test(text[end + 1] ?? '')) return -1;
	return end;
}

/** One space on both sides makes room for a backtick within. */
function withoutPadding(code: string): string {
	const line = code.replaceAll('\n', ' ');
	const isPadded = line.startsWith(' ') && line.endsWith(' ') && line.trim() !== '';
	return isPadded ? line.slice(1, -1) : line;
}
