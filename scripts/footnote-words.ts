import type { Finding } from '../src/lib/core/bank/finding';

/** A finding as a line of a terminal, and of the editors that read such lines. */
export function findingLine({
	file,
	line,
	column,
	severity,
	problem,
	mend,
	code
}: Finding): string {
	return `${file}:${line}:${column}: ${severity}: ${problem}. ${mend} [${code}]\n`;
}

export function plural(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function firstSentence(cause: unknown): string {
	return (cause instanceof Error ? cause.message : String(cause)).split(/\.\s|\n/)[0] ?? '';
}

/** What came from a file, as a terminal may have it: no control characters, which could write over other lines. */
export const forTerminal = (text: string): string =>
	text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
