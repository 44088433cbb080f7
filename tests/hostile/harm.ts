import type { Report } from '../torture/support/report';

/** Within which a file is refused, in milliseconds of the processor. */
export const LIMIT_MS = 2000;
/** Of a bank that is sound: it may take its time, being read once. */
export const READ_LIMIT_MS = 8000;
export const LIMIT_MB = 500;

export function harm(report: Report, what: string, seen: readonly string[]): void {
	for (const each of new Set(seen)) {
		report.add('harm done');
		report.broken(`${what}: ${each}`);
	}
}

export const everyNth = <T>(all: readonly T[], { nth }: { nth: number }): T[] =>
	all.filter((_, index) => index % nth === 0);

/** What is no word of the app's, but of an engine that went wrong. */
export function garbled(text: string): string[] {
	return /\bundefined\b|\[object|\bNaN\b|\bat .+:\d+:\d+/.test(text)
		? [`says ${text.slice(0, 200)}`]
		: [];
}
