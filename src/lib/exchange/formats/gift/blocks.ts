import { braceBalance } from './escapes';

/** One question of a file as it stands there, without its comments. */
export interface GiftBlock {
	/** Where it begins, from 1. */
	line: number;
	text: string;
	/** The lines of comments above and in it, without their slashes. */
	comments: string[];
	/** The line of $CATEGORY before it; empty where there is none. */
	category: string;
}

/** How many lines on a closing brace is looked for over an empty line. */
const MAX_GAP = 50;

/**
 * A file cut at its empty lines, as Moodle does; and where people leave them out or have them in the middle: a new name
 * or another pair of braces after answers begins another question, and an empty line between braces ends none.
 */
export function giftBlocks(text: string): GiftBlock[] {
	const lines = text.split('\n');
	const blocks: GiftBlock[] = [];
	let category = '';
	let block: GiftBlock = { line: 0, text: '', comments: [], category };
	let parts: string[] = [];
	let depth = 0;
	/** Whether it has had its answers, and whether no brace follows before the next empty line. */
	let isAnswered = false;
	let isLast = false;

	function end(): void {
		const whole = parts.join('\n').trim();
		if (whole !== '') blocks.push({ ...block, text: whole });
		block = { line: 0, text: '', comments: [], category };
		parts = [];
		depth = 0;
		isAnswered = isLast = false;
	}

	for (let at = 0; at < lines.length; at++) {
		const line = lines[at]!.trim();
		if (line === '') {
			if (depth > 0 && closesAfter(lines, at)) continue;
			end();
		} else if (line.startsWith('//')) {
			if (isAnswered && depth === 0) end();
			block.comments.push(line.slice(2).trim());
		} else if (/^\$CATEGORY:/.test(line)) {
			end();
			category = block.category = line.slice('$CATEGORY:'.length).trim();
		} else {
			if (isAnswered && depth === 0) {
				if (line.startsWith('::') || (!isLast && opensBefore(lines, at))) end();
				else isLast = true;
			}
			if (parts.length === 0) block.line = at + 1;
			const { open, endsClosed } = braceBalance(line);
			depth = Math.max(0, depth + open);
			isAnswered ||= depth === 0 && endsClosed;
			// As it stands: Markdown and listings count spaces.
			parts.push(lines[at]!);
		}
	}
	end();
	return blocks;
}

/** Whether of the braces after an empty line a closing one is the first. */
function closesAfter(lines: readonly string[], from: number): boolean {
	for (let at = from + 1; at < Math.min(lines.length, from + MAX_GAP); at++) {
		const line = lines[at]!.trim();
		if (/^::|^\$CATEGORY:/.test(line)) return false;
		const { first } = line.startsWith('//') ? { first: null } : braceBalance(line);
		if (first !== null) return first === '}';
	}
	return false;
}

/** Whether another brace opens from this line on, before the next empty one. */
function opensBefore(lines: readonly string[], from: number): boolean {
	for (let at = from; at < lines.length && lines[at]!.trim() !== ''; at++)
		if (braceBalance(lines[at]!).first === '{') return true;
	return false;
}
