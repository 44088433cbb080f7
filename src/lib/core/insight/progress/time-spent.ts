import type { BankId } from '../../bank/bank';
import type { LearnerEvent } from '../../memory/event';
import { medianOf } from '../statistics';
import { figureOf, type Figure } from './figure';
import type { Catalogue } from './known-bank';
import type { LogListener } from './walk-log';

export interface Time {
	answers: number;
	ms: number;
	/** Of one answer: half took longer. */
	medianMs: number;
}

/** Ready once there is an answer. */
export type TimeSpent = Figure<{
	all: Time;
	/** The one with most time first; the title is null for a bank that was not given. */
	banks: (Time & { bank: BankId; title: string | null })[];
}>;

/** How long answering took, as each answer says; the returns within a session count as well. */
export class TimeTally implements LogListener {
	readonly #banks: Map<BankId, { before: Float64Array; since: number[] }>;

	constructor(kept: KeptTimes = []) {
		this.#banks = new Map(kept.map(([bank, before]) => [bank, { before, since: [] }]));
	}

	event(event: LearnerEvent): void {
		if (event.type !== 'answered') return;
		const times = this.#banks.get(event.bank);
		if (times) times.since.push(event.durationMs);
		else this.#banks.set(event.bank, { before: new Float64Array(), since: [event.durationMs] });
	}

	get kept(): KeptTimes {
		return Array.from(this.#banks, ([bank, { before, since }]) => [bank, joined([before, since])]);
	}

	figure(catalogue: Catalogue): TimeSpent {
		const banks = this.kept;
		const all = joined(banks.map(([, times]) => times));
		return figureOf(all.length, 1, () => ({
			all: timeOf(all),
			banks: banks
				.map(([bank, times]) => ({ bank, title: catalogue.title(bank), ...timeOf(times) }))
				.sort((a, b) => b.ms - a.ms || (a.bank < b.bank ? -1 : 1))
		}));
	}
}

/** How many ms each answer took, in order. */
export type KeptTimes = [bank: BankId, ms: Float64Array][];

// Numbers alone are copied and sorted many times faster than a list of anything.
function joined(parts: readonly ArrayLike<number>[]): Float64Array {
	const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

function timeOf(times: Float64Array): Time {
	return {
		answers: times.length,
		ms: times.reduce((sum, ms) => sum + ms, 0),
		medianMs: medianOf(times)
	};
}
