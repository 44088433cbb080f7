import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../quiz/random';
import { arbitraryHistories } from './arbitrary-histories';
import { checkLog, type KeptLog } from './check-log';
import { isFault, remedyOf, type FindingCode } from './finding';
import { pickBy, PLANTED_FAULTS } from './planted-faults';
import { soundLog } from './sound-log';

const countOf = (kept: KeptLog, code: FindingCode) =>
	checkLog(kept).reduce((sum, found) => sum + (found.code === code ? found.count : 0), 0);
const arbitrarySound = arbitraryHistories(120).map((logs) => soundLog(logs.flat()));

describe('a check', () => {
	it('finds no fault in a sound log', () => {
		fc.assert(
			fc.property(arbitrarySound, (kept) => {
				expect(checkLog(kept).filter(isFault)).toEqual([]);
			}),
			{ numRuns: 50 }
		);
	});

	it('finds the same in a log whose events lie in another order', () => {
		const [kept] = fc.sample(arbitrarySound, { numRuns: 1, seed: 7 });
		expect(checkLog({ ...kept!, loose: [...kept!.loose].reverse() })).toEqual(checkLog(kept!));
	});

	it('finds nothing where nothing is kept', () => {
		const nothing = { ...soundLog([]), head: null, journal: null };
		expect(checkLog(nothing)).toEqual([]);
	});

	it('counts what it finds more than once, and tells the first place', () => {
		const [kept] = fc.sample(arbitrarySound, { numRuns: 1, seed: 7 });
		const cards = kept!.cards.map((card) => ({ ...card, reps: card.reps + 1 }));
		const [first] = cards;
		expect(checkLog({ ...kept!, cards }).filter(isFault)).toEqual([
			{
				code: 'card-differs',
				field: 'reps',
				place: `${first!.bank}/${first!.question}`,
				count: cards.length
			}
		]);
	});

	it.each(PLANTED_FAULTS)('finds that $name', ({ code, plant }) => {
		const logs = fc.sample(arbitrarySound, { numRuns: 20, seed: 11 });
		const pick = pickBy(seededRandom(code));
		let planted = 0;
		for (const kept of logs) {
			const damaged = plant(kept, pick);
			if (!damaged) continue;
			planted++;
			expect(countOf(damaged, code)).toBeGreaterThan(countOf(kept, code));
		}
		expect(planted).toBeGreaterThan(0);
	});
});

it('knows what mends each kind of finding', () => {
	expect(new Set(PLANTED_FAULTS.map(({ code }) => code)).size).toBe(28);
	const ofRebuild: FindingCode[] = ['card-differs', 'day-differs', 'counts-differ', 'card-missing'];
	for (const code of ofRebuild) expect(remedyOf(code)).toBe('rebuild');
	expect(remedyOf('only-in-journal')).toBe('other-copy');
});
