import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bank } from '../src/lib/core/bank/bank';
import { checkFileNames } from '../src/lib/core/bank/check-file-names';
import { tooLarge } from '../src/lib/core/bank/decode-text';
import { fillIds } from '../src/lib/core/bank/fill-ids';
import type { Finding } from '../src/lib/core/bank/finding';
import {
	parseBank,
	type DismissedFinding,
	type ParseResult
} from '../src/lib/core/bank/parse-bank';
import { countBank, type BankCounts } from '../src/lib/core/bank/summarise-bank';
import { formulaProblem } from '../src/lib/core/markup/formula';
import { filesBeside } from './files-beside.ts';
import { findingLine, firstSentence, plural } from './footnote-words.ts';
import type { Surroundings } from './footnote.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

export interface CheckOptions {
	fix?: boolean;
	strict?: boolean;
	json?: boolean;
	all?: boolean;
}
interface Checked {
	file: string;
	result: ParseResult;
	counts?: BankCounts;
}

/** Says what is wrong in each file and how to mend it. @returns the exit code. */
export function check(given: string[], options: CheckOptions, around: Surroundings): number {
	const paths = given.length > 0 ? given.map((name) => resolve(around.cwd, name)) : bankFiles();
	if (paths.length === 0) around.err('There are no banks in questions/.\n');
	const read = paths.map((path) => readFile(path, options.fix ?? false, around));
	const shelf = read.length > 1 ? read.map(bankIn) : [];
	const checked = read.map((one, at) => checkFile(one, banksBefore(shelf, at)));
	const misnamed = checkFileNames(
		checked.flatMap(({ file, result: { id } }) => (id ? { file, ...id } : []))
	);
	const findingsOf = ({ file, result }: Checked) =>
		[
			...misnamed.filter((finding) => finding.file === file),
			...(result.ok ? [] : result.errors),
			...result.warnings
		].sort((a, b) => a.line - b.line || a.column - b.column);
	const all = checked.flatMap(findingsOf);
	const errors = all.filter(({ severity }) => severity === 'error').length;
	const warnings = all.length - errors;
	const failed = errors > 0 || (Boolean(options.strict) && warnings > 0);
	if (options.json) {
		const files = checked.map(({ file, result, counts }) => ({ file, ok: result.ok, counts }));
		const dismissed = checked.flatMap(({ result }) => result.dismissed);
		const report = { ok: !failed, files, findings: all, dismissed };
		around.out(`${JSON.stringify(report, null, '\t')}\n`);
		return failed ? 1 : 0;
	}
	for (const one of checked) {
		const here = findingsOf(one);
		const dismissed = options.all ? one.result.dismissed.map(dismissedLine) : [];
		around.out([...here.map(findingLine), ...dismissed, summary(one, here)].join(''));
	}
	return failed ? 1 : 0;
}

function bankFiles(): string[] {
	const folder = join(ROOT, 'questions');
	return readdirSync(folder)
		.filter((name) => name.endsWith('.yaml'))
		.sort()
		.map((name) => join(folder, name));
}

/** A file as it was read, or why it was not. */
type ReadFile = { path: string; file: string } & ({ bytes: Uint8Array } | { refused: Finding });

function readFile(path: string, fix: boolean, around: Surroundings): ReadFile {
	const inside = relative(around.cwd, path);
	const file = inside.startsWith('..') || isAbsolute(inside) ? path : inside;
	let bytes: Uint8Array;
	try {
		// By its size first: a file of gigabytes is not read only to be refused.
		const large = tooLarge(statSync(path).size, file);
		if (large) return { path, file, refused: large };
		bytes = readFileSync(path);
	} catch (cause) {
		return { path, file, refused: unreadable(file, cause) };
	}
	if (fix) {
		const fixed = fillIds(bytes, file);
		if (fixed.added.length > 0) {
			writeFileSync(path, fixed.text);
			bytes = Buffer.from(fixed.text);
			around.err(`${file}: added ${fixed.added.map((id) => `"${id}"`).join(', ')}\n`);
		}
	}
	return { path, file, bytes };
}

/** The bank of a file, for comparing others with it; null where it has errors. */
function bankIn(read: ReadFile): Bank | null {
	if ('refused' in read) return null;
	const result = parseBank(read.bytes, read.file, { checks: false, ...filesBeside(read.path) });
	return result.ok ? result.bank : null;
}

/** Those that a bank is compared with: a pair of questions is told once, in the bank whose id comes later. */
function banksBefore(shelf: readonly (Bank | null)[], at: number): Bank[] {
	const id = shelf[at]?.id;
	return shelf.flatMap((other) => (other && id !== undefined && other.id < id ? [other] : []));
}

function checkFile(read: ReadFile, others: readonly Bank[]): Checked {
	const { path, file } = read;
	if ('refused' in read) {
		const errors = [read.refused];
		return { file, result: { ok: false, errors, warnings: [], dismissed: [], id: null } };
	}
	const result = parseBank(read.bytes, file, {
		...filesBeside(path),
		others,
		checkFormula: formulaProblem
	});
	return result.ok ? { file, result, counts: countBank(result.bank) } : { file, result };
}

function unreadable(file: string, cause: unknown): Finding {
	const problem = `The file cannot be read (${firstSentence(cause)})`;
	const mend = 'Check its name and that it may be read.';
	return {
		file,
		line: 1,
		column: 1,
		code: 'unreadable',
		severity: 'error',
		problem,
		mend,
		path: []
	};
}

function dismissedLine({ file, line, column, problem, reason, code }: DismissedFinding): string {
	return `${file}:${line}:${column}: dismissed: ${problem}. Reason: ${reason} [${code}]\n`;
}

function summary({ file, result, counts }: Checked, findings: Finding[]): string {
	const errors = findings.filter(({ severity }) => severity === 'error').length;
	const warnings = findings.length - errors;
	const said = [
		errors > 0 ? plural(errors, 'error') : 'no errors',
		plural(warnings, 'warning'),
		...(result.dismissed.length > 0 ? [`${result.dismissed.length} dismissed`] : [])
	].join(', ');
	if (!counts) return `${file}: ${said}\n`;
	const list = (entries: [string, number][]) =>
		entries.map(([name, count]) => `${count} ${name}`).join(', ');
	const generated = counts.questions - counts.written;
	return (
		`${file}: ${said}; ${plural(counts.written, 'question')} (${list(counts.types)}) ` +
		`and ${generated} attribution; ${plural(counts.facts, 'fact')} (${list(counts.kinds)})\n`
	);
}
