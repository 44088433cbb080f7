import * as fc from 'fast-check';
import { arbitraryClockStory } from '../../src/lib/core/memory/arbitrary-clock.ts';
import { brokenClockLaw } from '../../src/lib/core/memory/clock-laws.ts';
import { seedNumber } from './support/seed-number.ts';

/**
 * @typedef {import('./support/proof.ts').Options<typeof full>} Options
 * @typedef {import('./support/report.ts').Report} Report
 */

export const name = 'clock';
export const title = 'Clocks set back and forward, summer time and journeys';
export const full = { sequences: 1000 };
export const short = { sequences: 200 };
export const pure = true;

/** @param {Options} options @param {Report} report */
export async function run({ sequences, seed }, report) {
	report.expect('sequences', 'answers', 'clocks set', 'zones changed', 'laws broken');
	const check = fc.check(
		fc.property(arbitraryClockStory, (story) => {
			report.add('sequences');
			report.add('answers', story.steps.length);
			report.add('clocks set', story.steps.filter(({ clock }) => clock !== null).length);
			report.add('zones changed', story.steps.filter(({ zone }) => zone !== null).length);
			const broken = brokenClockLaw(story);
			if (broken) throw new Error(broken);
		}),
		{ numRuns: sequences, seed: seedNumber(seed) }
	);
	if (!check.failed) return;
	report.add('laws broken');
	report.broken(`${check.errorInstance}; for ${JSON.stringify(check.counterexample)}`);
}
