import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { knownBank, type KnownBank } from '../src/lib/core/insight/progress/known-bank';
import { progressFigures } from '../src/lib/core/insight/progress/progress-figures';
import type { LearnerEvent } from '../src/lib/core/memory/event';
import { foldLog } from '../src/lib/core/memory/fold';
import { isoDate } from '../src/lib/core/memory/local-day';
import { BACKUP_LIMITS } from '../src/lib/store/backup/backup';
import { readBackup } from '../src/lib/store/backup/read-backup';
import { readBanks } from './convert-read.ts';
import { Refusal } from './convert-refusal.ts';
import { firstSentence, forTerminal } from './footnote-words.ts';
import type { Surroundings } from './footnote.ts';
import { problemInWords } from './stats-problem.ts';
import { figuresInWords } from './stats-words.ts';

export interface StatsOptions {
	bank?: string[];
	json?: boolean;
	today?: string;
}

const QUESTIONS = resolve(dirname(fileURLToPath(import.meta.url)), '../questions');
const DAY_MS = 86_400_000;
const STANDARD = '-';
/** Bytes of a file; what it inflates to has a limit of its own. */
const MOST_BYTES = 1_000_000_000;

/**
 * Prints the figures of the progress screen, from a saved backup: the same code makes both.
 * @returns the exit code
 */
export async function stats(
	files: readonly string[],
	options: StatsOptions,
	around: Surroundings,
	misuse: (message: string) => number
): Promise<number> {
	const [file] = files;
	if (file === undefined || files.length > 1) return misuse('"stats" takes one file: EXPORT');
	const today = dayOf(options.today ?? around.today);
	if (today === null) return misuse(`--today wants a date such as 2026-11-26`);
	try {
		const events = await readEvents(file, around);
		const banks = await banksOf(events, options.bank ?? [], around);
		const { cards, settings } = foldLog(events);
		const given = { events, cards: [...cards.values()], banks, settings, today };
		const figures = progressFigures(given);
		around.out(
			options.json
				? `${JSON.stringify(figures, withDates, '\t')}\n`
				: figuresInWords(figures, banks)
		);
		return 0;
	} catch (cause) {
		if (!(cause instanceof Refusal)) throw cause;
		around.err(`footnote: ${forTerminal(cause.message)}\n`);
		return 2;
	}
}

function dayOf(date: string): number | null {
	const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : NaN;
	return Number.isNaN(ms) ? null : ms / DAY_MS;
}

/** @throws Refusal */
async function readEvents(file: string, around: Surroundings): Promise<LearnerEvent[]> {
	const name = file === STANDARD ? 'standard input' : file;
	const read = await readBackup(new Blob([await bytesOf(file, around)]), BACKUP_LIMITS);
	if (read.ok) return read.backup.events;
	throw new Refusal(`${name} ${problemInWords(read.problem)}`);
}

/** @throws Refusal */
async function bytesOf(file: string, around: Surroundings): Promise<Uint8Array<ArrayBuffer>> {
	const tooLarge = () => new Refusal(`${file} has more than ${MOST_BYTES / 1e9} GB.`);
	try {
		if (file === STANDARD) return Uint8Array.from(await around.input(MOST_BYTES));
		const path = resolve(around.cwd, file);
		if (statSync(path).size > MOST_BYTES) throw tooLarge();
		return new Uint8Array(readFileSync(path));
	} catch (cause) {
		if (cause instanceof Refusal) throw cause;
		if (cause instanceof RangeError) throw tooLarge();
		throw new Refusal(
			`${file} cannot be read (${firstSentence(cause)}). Check its name and that it may be read.`
		);
	}
}

/**
 * The banks that the log tells of: those named, and of the rest those in questions/. What is nowhere is told.
 * @throws Refusal
 */
async function banksOf(
	events: readonly LearnerEvent[],
	files: readonly string[],
	around: Surroundings
): Promise<KnownBank[]> {
	const banks = new Map<string, KnownBank>();
	for (const file of files)
		for (const bank of await readBank(file, around)) banks.set(bank.id, bank);
	const mentioned = new Set(
		events.flatMap((event) => (event.type === 'answered' ? [event.bank] : []))
	);
	for (const id of mentioned) {
		if (banks.has(id)) continue;
		// An id of a bank is a plain name; one from a file may be a path.
		const shipped = join(QUESTIONS, `${id}.yaml`);
		if (/^[a-z0-9-]+$/.test(id) && existsSync(shipped))
			for (const bank of await readBank(shipped, around)) banks.set(bank.id, bank);
		if (!banks.has(id))
			around.err(
				`footnote: the bank "${forTerminal(id)}" is not here, so its questions are in no figure of what is known, due, hard or claimed. Name its file with --bank.\n`
			);
	}
	return [...banks.values()];
}

/** @throws Refusal */
async function readBank(file: string, around: Surroundings): Promise<KnownBank[]> {
	const path = resolve(around.cwd, file);
	const bytes = await bytesOf(path, around);
	const given = { name: basename(path), folder: dirname(path), bytes };
	const { banks } = await readBanks(given, undefined, null, around.today);
	return banks.map(({ bank }) => knownBank(bank));
}

/** Days as dates. */
function withDates(name: string, value: unknown): unknown {
	const isDay = /^(?:today|day|firstDay)$/.test(name) && typeof value === 'number';
	return isDay ? isoDate(value) : value;
}
