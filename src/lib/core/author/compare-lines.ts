import { structuredPatch } from 'diff';

/** Lines that differ, with a few around them. */
export interface LineHunk {
	/** The first line's number in the later text, from 1. */
	line: number;
	rows: { kind: 'same' | 'added' | 'gone'; text: string }[];
}

/** Lines that stand around a change. */
const AROUND = 2;
const MOST_LINES = 3000;

/** What became of the lines of a text; null where so many differ that a list of them would say nothing. */
export function compareLines(before: string, after: string): LineHunk[] | null {
	const patch = structuredPatch('', '', before, after, '', '', {
		context: AROUND,
		maxEditLength: MOST_LINES
	});
	if (!patch) return null;
	return patch.hunks.map(({ newStart, lines }) => ({
		line: newStart,
		rows: lines
			.filter((line) => !line.startsWith('\\'))
			.map((line) => ({
				kind: line.startsWith('+') ? 'added' : line.startsWith('-') ? 'gone' : 'same',
				text: line.slice(1)
			}))
	}));
}
