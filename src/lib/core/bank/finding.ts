import type { WarningCode } from './checks/check-codes';

/** Keys and list indexes from the root of the file to a value. */
export type Path = readonly (string | number)[];

export type Severity = 'error' | 'warning';

/**
 * What a form calls by a name of its own: a field, by its path within the entry that the finding is about; a box to tick;
 * a type of question; the form about the whole bank; words of the author, which a form shows without their marks.
 */
export type Term =
	| { field: Path }
	| { box: 'correct' | 'pinned' }
	| { type: 'multiple' | 'true-false' }
	| { form: 'bank' }
	| { said: string };

/** A text with terms in it. */
export type Words = readonly (string | Term)[];

/** What is said otherwise to who writes in forms, and sees no names of fields; what is left out is the same for both. */
export interface FormWords {
	problem?: Words;
	mend?: Words;
}

/** Something to say about a bank, not yet tied to a place in a file. `problem` has no full stop, `mend` is a sentence. */
export interface Remark {
	code: string;
	severity: Severity;
	/** What is wrong, for an author to read. */
	problem: string;
	/** How to mend it. */
	mend: string;
	inForm?: FormWords | undefined;
	path: Path;
}

/** A remark with its place: line and column count from 1, columns in UTF-16 units. */
export interface Finding extends Remark {
	file: string;
	line: number;
	column: number;
}

export function error(
	path: Path,
	code: string,
	problem: string,
	mend: string,
	inForm?: FormWords
): Remark {
	return { code, severity: 'error', problem, mend, path, ...(inForm ? { inForm } : {}) };
}

export function warning(
	path: Path,
	code: WarningCode,
	problem: string,
	mend: string,
	inForm?: FormWords
): Remark {
	return { code, severity: 'warning', problem, mend, path, ...(inForm ? { inForm } : {}) };
}

/** A text for forms: words`Tick ${{ box: 'pinned' }} there.` */
export function words(
	texts: TemplateStringsArray,
	...terms: readonly (string | number | Term)[]
): Words {
	const said = texts.flatMap((text, index) => {
		const term = terms[index];
		return term === undefined ? [text] : [text, typeof term === 'number' ? String(term) : term];
	});
	return said.filter((each) => each !== '');
}

const ENTRIES = new Set<unknown>(['sources', 'sections', 'facts', 'questions']);

/** The way to a value from the entry that it is in: a source, a section, a fact, a question; else from the bank. */
export function withinEntry(path: Path): Path {
	return ENTRIES.has(path[0]) && typeof path[1] === 'number' ? path.slice(2) : path;
}

/** A piece of the author's text for a message: quoted, and cut where it is long. */
export function quoted(text: string): string {
	const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
	return JSON.stringify(short);
}
