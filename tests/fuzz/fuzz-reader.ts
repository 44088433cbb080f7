import { readFileSync } from 'node:fs';
import { BANK_FILE } from '../../src/lib/core/bank/bank-files';
import { readCard } from '../../src/lib/core/bank/image-card';
import { parseBank } from '../../src/lib/core/bank/parse-bank';
import { formulaProblem } from '../../src/lib/core/markup/formula';
import { seededRandom } from '../../src/lib/core/quiz/random';
import { Unreadable, type Format } from '../../src/lib/exchange/formats/format';
import { GivenFile } from '../../src/lib/exchange/formats/given-file';
import { allFormats, loadFormat } from '../../src/lib/exchange/formats/load-format';
import { toBanks } from '../../src/lib/exchange/formats/to-banks';
import { seedNumber } from '../torture/support/seed-number';
import { harmed, type Seed } from './seed';
import { seedsOf } from './seeds-of';

/** What the parent process asks: harmed files of a seed by their numbers, one of them only to be saved, or a saved one. */
export type FuzzTask = { format: string } & (
	{ seed: string; from: number; to: number } | { seed: string; save: number } | { file: string }
);
/** Told after each file; before the first comes one without a number. */
export interface FuzzAnswer {
	at?: number;
	outcome?: 'refused' | 'nothing' | 'questions';
	/** Milliseconds of the processor: to tell the format and read the file; to make banks of it. */
	readMs?: number;
	banksMs?: number;
	/** Megabytes at the most so far. */
	memory?: number;
	wrong?: string;
	/** Of a file that something went wrong with, or that was asked for. */
	base64?: string;
}

/** Of reading one file; of making banks of it, which may be many. */
const LIMITS = { readMs: 2000, banksMs: 8000 };

const tell = (answer: FuzzAnswer) => process.send?.(answer);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

process.on('message', (task: FuzzTask) => {
	work(task).catch((error: unknown) => tell({ wrong: stackOf(error) }));
});

/** The seeds of the last task, which the next one mostly wants too. */
let made: { key: string; seeds: Seed[] } | null = null;

async function work(task: FuzzTask): Promise<void> {
	const format = await loadFormat(task.format);
	if (!format) return void tell({ wrong: `There is no format ${task.format}.` });
	const formats = await allFormats();
	if ('file' in task)
		return void tell({ at: 0, ...(await tried(format, formats, readFileSync(task.file))) });
	const key = `${task.format} ${task.seed}`;
	if (made?.key !== key) made = { key, seeds: await seedsOf(format, seedNumber(task.seed)) };
	const { seeds } = made;
	if ('save' in task) return void tell({ base64: base64(await fileAt(task.save, task, seeds)) });
	tell({});
	for (let at = task.from; at < task.to; at++) {
		const bytes = await fileAt(at, task, seeds);
		const answer = await tried(format, formats, bytes);
		tell({ at, ...answer, ...(answer.wrong !== undefined && { base64: base64(bytes) }) });
		// So that it is sent now, and what ends this process can be heard.
		await new Promise((done) => setImmediate(done));
	}
}

const fileAt = (
	at: number,
	{ format, seed }: { format: string; seed: string },
	seeds: readonly Seed[]
) => harmed(seeds, seededRandom(`${seed} ${format} ${at}`));

/** A busy computer may have been slow: what took too long is tried once more. */
async function tried(
	format: Format,
	formats: readonly Format[],
	bytes: Uint8Array
): Promise<FuzzAnswer> {
	const first = await readOne(format, formats, bytes);
	if (first.wrong !== undefined || !isSlow(first)) return first;
	const second = await readOne(format, formats, bytes);
	if (second.wrong !== undefined || !isSlow(second)) return second;
	const [read, banks] = [Math.round(second.readMs ?? 0), Math.round(second.banksMs ?? 0)];
	return { ...second, wrong: `read in ${read} ms, banks made in ${banks} ms` };
}

const isSlow = ({ readMs = 0, banksMs = 0 }: FuzzAnswer) =>
	readMs > LIMITS.readMs || banksMs > LIMITS.banksMs;

async function readOne(
	format: Format,
	formats: readonly Format[],
	bytes: Uint8Array
): Promise<FuzzAnswer> {
	const answer: FuzzAnswer = { memory: process.resourceUsage().maxRSS / 1000 };
	const began = process.cpuUsage();
	const file = new GivenFile('harmed.bin', bytes);
	try {
		for (const each of formats) {
			const sure = each.detect(file);
			if (!(sure >= 0 && sure <= 1)) return { ...answer, wrong: `${each.id} is ${sure} sure` };
		}
		const set = await format.read(file, () => {});
		answer.readMs = millisecondsSince(began);
		const makes = process.cpuUsage();
		const { banks, remarks } = toBanks(set, {
			format: format.name,
			file: file.name,
			date: '2026-11-26',
			checkFormula: formulaProblem
		});
		answer.outcome = banks.length > 0 ? 'questions' : 'nothing';
		if (remarks.some(({ text }) => text.trim() === '')) answer.wrong = 'a remark without words';
		for (const { texts, images } of banks) {
			const parsed = parseBank(texts[BANK_FILE]!, 'made.yaml', {
				checks: false,
				checkFormula: formulaProblem,
				readImage: (name) => readCard(texts[name])
			});
			if (parsed.ok) await format.write?.(parsed.bank, images, () => {});
			else answer.wrong = `a bank with errors: ${JSON.stringify(parsed.errors[0])}`;
		}
		answer.banksMs = millisecondsSince(makes);
	} catch (error) {
		answer.readMs ??= millisecondsSince(began);
		answer.outcome = 'refused';
		if (!(error instanceof Unreadable)) answer.wrong = stackOf(error);
		else if (error.message.trim() === '') answer.wrong = 'refused without a word';
	}
	if (Object.hasOwn(Object.prototype, 'polluted')) answer.wrong = 'prototype polluted';
	return answer;
}

function millisecondsSince(before: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

const stackOf = (error: unknown) =>
	error instanceof Error ? (error.stack ?? error.message) : `thrown: ${String(error)}`;
