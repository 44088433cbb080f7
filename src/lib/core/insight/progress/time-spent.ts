import type { BankId } from '../../bank/bank';
import type { LearnerEvent } from '../../memory/event';
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

/** How long answering took, from the question's appearance to the answer; the returns within a session count as well. */
export class TimeTally implements LogListener {
	readonly #banks = new Map<BankId, number[]>();

	event(event: LearnerEvent): void {
		if (event.type !== 'answered') return;
		const times = this.#banks.get(event.bank);
		if (times) times.push(event.durationMs);
		else this.#banks.set(event.bank, [event.durationMs]);
	}

	figure(catalogue: Catalogue): TimeSpent {
		const all = [...this.#banks.values()].flat();
		return figureOf(all.length, 1, () => ({
			all: timeOf(all),
			banks: [...this.#banks]
				.map(([bank, times]) => ({ bank, title: catalogue.title(bank), ...timeOf(times) }))
				.sort((a, b) => b.ms - a.ms || (a.bank < b.bank ? -1 : 1))
		}));
	}
}

function timeOf(times: readonly number[]): Time {
	// Sorts numbers many times faster than a list of anything.
	const sorted = Float64Array.from(times).sort();
	const middle = sorted.length / 2;
	const [low, high] = [sorted[Math.ceil(middle) - 1]!, sorted[Math.floor(middle)]!];
	return {
		answers: sorted.length,
		ms: times.reduce((sum, ms) => sum + ms, 0),
		medianMs: (low + high) / 2
	};
}
