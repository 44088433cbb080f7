import * as fc from 'fast-check';
import { arbitraryHistories } from '../../src/lib/core/memory/arbitrary-histories.ts';
import { checkLog } from '../../src/lib/core/memory/check-log.ts';
import { isFault } from '../../src/lib/core/memory/finding.ts';
import { pickBy, PLANTED_FAULTS } from '../../src/lib/core/memory/planted-faults.ts';
import { soundLog } from '../../src/lib/core/memory/sound-log.ts';
import { seededRandom } from '../../src/lib/core/quiz/random.ts';
import { seedNumber } from './support/seed-number.ts';

/**
 * @typedef {import('./support/proof.ts').Options<typeof full>} Options
 * @typedef {import('./support/report.ts').Report} Report
 * @typedef {import('../../src/lib/core/memory/check-log.ts').KeptLog} KeptLog
 */

export const name = 'checker';
export const title = 'The check of what is kept: faults planted and found, sound logs passed';
export const full = { logs: 100, plantings: 20 };
export const short = { logs: 30, plantings: 3 };
export const pure = true;

/** Not every log has something to damage in every way. */
const LOGS_FOR_ONE = 20;

/** @param {Options} options @param {Report} report */
export async function run({ logs, plantings, seed }, report) {
	report.expect('sound logs', 'false alarms', 'kinds of fault', 'planted', 'found');
	const sample = fc.sample(arbitraryHistories(120), {
		numRuns: logs + plantings * LOGS_FOR_ONE,
		seed: seedNumber(seed)
	});
	const sound = sample.map((histories) => soundLog(histories.flat()));
	for (const kept of sound.slice(0, logs)) {
		report.add('sound logs');
		const faults = checkLog(kept).filter(isFault);
		report.add('false alarms', faults.length);
		if (faults.length > 0) report.broken(`a false alarm: ${JSON.stringify(faults)}`);
	}
	const pick = pickBy(seededRandom(seed));
	for (const { name, code, plant } of PLANTED_FAULTS) {
		report.add('kinds of fault');
		let planted = 0;
		for (const kept of sound) {
			if (planted === plantings) break;
			const damaged = plant(kept, pick);
			if (!damaged) continue;
			planted++;
			if (countOf(damaged, code) > countOf(kept, code)) report.add('found');
			else report.broken(`not found that ${name} (${code})`);
		}
		report.add('planted', planted);
		if (planted === 0) report.broken(`no log to plant in that ${name}`);
	}
}

/** @param {KeptLog} kept @param {string} code */
function countOf(kept, code) {
	return checkLog(kept).reduce((sum, found) => sum + (found.code === code ? found.count : 0), 0);
}
