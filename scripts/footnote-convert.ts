import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { formatList, formatToWrite, OUR_FORMATS, type Writable } from './convert-formats.ts';
import { readBanks, type Given, type ReadBanks } from './convert-read.ts';
import { Refusal } from './convert-refusal.ts';
import { exitCode, inWords, typesOf, type Report } from './convert-report.ts';
import { pathsFor, writeBankAs, writeFiles, type WrittenBank } from './convert-write.ts';
import { readingOf, type TableOptions } from './convert-table.ts';
import { firstSentence } from './footnote-words.ts';
import type { Surroundings } from './footnote.ts';

export interface ConvertOptions extends TableOptions {
	from?: string;
	to?: string;
	force?: boolean;
	json?: boolean;
	formats?: boolean;
}

/** Bytes: the largest decks have hundreds of megabytes, and all of it is in memory at once. */
const MOST_BYTES = 1_000_000_000;
const STANDARD = '-';

/**
 * Makes a file of one format of a file of another, and tells what was lost on standard error.
 * @returns the exit code
 */
export async function convert(
	files: readonly string[],
	options: ConvertOptions,
	around: Surroundings,
	misuse: (message: string) => number
): Promise<number> {
	if (options.formats) {
		around.out(await formatList());
		return 0;
	}
	const [from, out] = files;
	if (from === undefined || out === undefined || files.length > 2)
		return misuse('"convert" takes two files: IN and OUT');
	const report: Report = { written: [], notes: [] };
	try {
		// First, since a name that says nothing needs no reading.
		const format = await formatToWrite(options.to, out);
		const given = await readGiven(from, around);
		const read = await readBanks(given, options.from, readingOf(options), around.today);
		const { format: readAs, banks, remarks } = read;
		report.read = { file: given.name, format: readAs, types: typesOf(banks), remarks };
		if (banks.length === 0) throw new Refusal(`there is no question in ${given.name}.`);
		await writeAll(read, format, out, options.force ?? false, around, report);
	} catch (cause) {
		report.written = [];
		report.refused =
			cause instanceof Refusal
				? cause.message
				: `this is a fault of Footnote's: ${stackOf(cause)}.`;
		if (cause instanceof Refusal && cause.findings.length > 0) report.findings = cause.findings;
	}
	around.err(options.json ? `${JSON.stringify(report, null, '\t')}\n` : inWords(report));
	return exitCode(report);
}

const stackOf = (cause: unknown) => (cause instanceof Error && cause.stack) || String(cause);

/** @throws Refusal */
async function readGiven(name: string, around: Surroundings): Promise<Given> {
	const tooLarge = () => new Refusal(`${name} has more than ${MOST_BYTES / 1e9} GB.`);
	if (name === STANDARD) {
		const bytes = await around.input(MOST_BYTES).catch((cause: unknown) => {
			throw cause instanceof RangeError ? tooLarge() : cause;
		});
		return { name: 'standard input', folder: null, bytes: plain(bytes) };
	}
	const path = resolve(around.cwd, name);
	try {
		if (statSync(path).size > MOST_BYTES) throw tooLarge();
		return { name: basename(path), folder: dirname(path), bytes: plain(readFileSync(path)) };
	} catch (cause) {
		if (cause instanceof Refusal) throw cause;
		throw new Refusal(`${name} cannot be read (${firstSentence(cause)}).`);
	}
}

/** Node's own kind of bytes shares them where others copy. */
const plain = ({ buffer, byteOffset, length }: Uint8Array) =>
	new Uint8Array(buffer, byteOffset, length);

async function writeAll(
	{ banks }: ReadBanks,
	format: Writable,
	out: string,
	force: boolean,
	around: Surroundings,
	report: Report
): Promise<void> {
	const ids = banks.map(({ bank }) => bank.id);
	const isPiped = out === STANDARD;
	const paths = isPiped
		? ids.map(() => STANDARD)
		: pathsFor(out, around.cwd, ids, format.endings[0]);
	const written: WrittenBank[] = [];
	for (const whole of banks) written.push(await writeBankAs(format, whole));
	report.written = banks.map((whole, index) => ({
		file: isPiped ? 'standard output' : relative(around.cwd, paths[index]!),
		format: format.name,
		bank: whole.bank.id,
		remarks: written[index]!.remarks
	}));
	if (!isPiped) {
		writeFiles(
			paths.map((path, index) => ({ path, written: written[index]! })),
			force
		);
		if (banks.length > 1)
			report.notes.push(`It is too much for one bank, and became ${banks.length}.`);
		if (format.id === OUR_FORMATS.yaml.id) report.notes.push(...misnamed(ids, paths));
		return;
	}
	const [only, ...others] = written;
	if (others.length > 0)
		throw new Refusal(
			`it becomes ${banks.length} banks, and standard output has room for one. Name a file or a folder.`
		);
	if (only!.beside.size > 0)
		throw new Refusal(
			'the bank has pictures or texts beside it, for which standard output has no room. Name a file, or choose --to footnote.'
		);
	around.out(only!.bytes);
}

/** A bank of `questions/` is named after its id. */
const misnamed = (ids: readonly string[], paths: readonly string[]) =>
	paths.flatMap((path, index) =>
		basename(path) === `${ids[index]}.yaml`
			? []
			: [
					`The id of the bank in ${basename(path)} is "${ids[index]}": in questions/, its file is called ${ids[index]}.yaml.`
				]
	);
