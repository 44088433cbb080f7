import * as fc from 'fast-check';
import { arbitraryHistories } from '../../src/lib/core/memory/arbitrary-histories.ts';
import { brokenMergeLaw } from '../../src/lib/core/memory/merge-laws.ts';
import { seededRandom, shuffled } from '../../src/lib/core/quiz/random.ts';
import { seedNumber } from './support/seed-number.ts';

/**
 * @typedef {import('./support/proof.ts').Options<typeof full>} Options
 * @typedef {import('./support/report.ts').Report} Report
 */

export const name = 'merge';
export const title = 'The logs of three devices merged in every way';
export const full = { histories: 10_000 };
export const short = { histories: 500 };
export const pure = true;

/** @param {Options} options @param {Report} report */
export async function run({ histories, seed }, report) {
	report.expect('histories', 'events', 'undone on another device', 'laws broken');
	const check = fc.check(
		fc.property(arbitraryHistories(), fc.string(), (logs, order) => {
			report.add('histories');
			const all = logs.flat();
			report.add('events', new Set(all.map(({ id }) => id)).size);
			report.add('undone on another device', undoneElsewhere(all));
			const broken = brokenMergeLaw(logs, shuffled(all, seededRandom(order)));
			if (broken) throw new Error(broken);
		}),
		{ numRuns: histories, seed: seedNumber(seed) }
	);
	if (!check.failed) return;
	report.add('laws broken');
	const [logs] = check.counterexample ?? [];
	report.broken(`${check.errorInstance}; for ${JSON.stringify(logs)}`);
}

/** @param {import('../../src/lib/core/memory/event.ts').LearnerEvent[]} events */
function undoneElsewhere(events) {
	const byId = new Map(events.map((event) => [event.id, event]));
	return [...byId.values()].filter(
		(event) => event.type === 'undone' && byId.get(event.target)?.device !== event.device
	).length;
}
