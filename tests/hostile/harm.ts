import type { Report } from '../torture/support/report';

/**
 * Within which a file is refused, and a sound bank read, which may take its time, being read once; in milliseconds of the
 * processor. A short run is one of the tests, beside others and on any computer: it finds what would never end.
 */
export const limitsFor = ({ short }: { short: boolean }) =>
	short ? { refusedMs: 20_000, readMs: 40_000 } : { refusedMs: 2000, readMs: 8000 };
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
