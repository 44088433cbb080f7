import * as fc from 'fast-check';
import { parseBank } from '../../src/lib/core/bank/parse-bank';
import { hostileBank } from './generated';
import { HAND_BANKS } from './hand-banks';

/** What the parent process asks of this one: banks by hand, or so many generated ones of a seed. */
export type BankTask = { hand: number } | { generated: number; seed: number };
export interface BankAnswer {
	read: number;
	/** The longest that one took to be refused, and to be read: milliseconds of the processor, so that a busy computer is no fault. */
	refusedMs: number;
	readMs: number;
	/** Megabytes, at the most so far. */
	memory: number;
	wrong: string[];
}

process.on('message', (task: BankTask) => process.send?.(answer(task)));

function answer(task: BankTask): BankAnswer {
	const told: BankAnswer = { read: 0, refusedMs: 0, readMs: 0, memory: 0, wrong: [] };
	if ('hand' in task) {
		const { name, bytes, refused } = HAND_BANKS[task.hand]!;
		readOne(bytes(), name, told, refused);
	} else {
		const { generated, seed } = task;
		for (const bank of fc.sample(hostileBank, { numRuns: generated, seed }))
			readOne(bank, `generated with seed ${seed}`, told);
	}
	told.memory = process.resourceUsage().maxRSS / 1000;
	return told;
}

function readOne(
	bytes: Uint8Array | string,
	name: string,
	told: BankAnswer,
	refused = false
): void {
	const before = process.cpuUsage();
	told.read++;
	try {
		const result = parseBank(bytes, 'hostile.yaml');
		const { user, system } = process.cpuUsage(before);
		const ms = (user + system) / 1000;
		if (result.ok) told.readMs = Math.max(told.readMs, ms);
		else told.refusedMs = Math.max(told.refusedMs, ms);
		if (refused && result.ok) told.wrong.push(`${name}: was not refused`);
		if (!result.ok && result.errors.length === 0)
			told.wrong.push(`${name}: refused without a word`);
	} catch (error) {
		told.wrong.push(`${name}: thrown on, ${String(error)}`);
	}
	if (Object.hasOwn(Object.prototype, 'polluted')) told.wrong.push(`${name}: prototype polluted`);
}
