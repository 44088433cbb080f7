import type { WarningCode } from './checks/check-codes';

/** Keys and list indexes from the root of the file to a value. */
export type Path = readonly (string | number)[];

export type Severity = 'error' | 'warning';

/** Something to say about a bank, not yet tied to a place in a file. `problem` has no full stop, `mend` is a sentence. */
export interface Remark {
	code: string;
	severity: Severity;
	/** What is wrong, for an author to read. */
	problem: string;
	/** How to mend it. */
	mend: string;
	path: Path;
}

/** A remark with its place: line and column count from 1, columns in UTF-16 units. */
export interface Finding extends Remark {
	file: string;
	line: number;
	column: number;
}

export function error(path: Path, code: string, problem: string, mend: string): Remark {
	return { code, severity: 'error', problem, mend, path };
}

export function warning(path: Path, code: WarningCode, problem: string, mend: string): Remark {
	return { code, severity: 'warning', problem, mend, path };
}

/** A piece of the author's text for a message: quoted, and cut where it is long. */
export function quoted(text: string): string {
	const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
	return JSON.stringify(short);
}
