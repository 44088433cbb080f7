import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryLog } from './arbitrary-log';
import { foldLog } from './fold';
import { outsideEvents } from './outside-history';
import { stepsOfBank } from './steps-of-bank';

it('gives another program what makes the same memory again', () => {
	let compared = 0;
	fc.assert(
		fc.property(arbitraryLog(), (log) => {
			// Settings do not go along, and days of made-up logs are not those of their times.
			const events = log
				.filter(({ type }) => type !== 'settings-changed')
				.map((event, at) => ({ ...event, atMs: event.day * 86_400_000 + at, offsetMin: 0 }));
			const known = new Set(events.map(({ id }) => id));
			const sound = events.filter((event) => event.type !== 'undone' || known.has(event.target));
			const { cards } = foldLog(sound);
			for (const bank of new Set([...cards.values()].map((card) => card.bank)))
				for (const [question, steps] of stepsOfBank(sound, bank)) {
					const back = outsideEvents(
						{
							bank,
							question,
							type: 'card',
							wording: 'w',
							key: 'k',
							ownId: question,
							steps,
							suspended: false,
							flagged: false,
							madeMs: 0
						},
						{ program: 'anki', dayEndHour: 0, offsetMin: () => 0 }
					);
					// An answer after another by the ids may be one before it by a clock that was set back.
					if (steps.some(({ atMs }, at) => at > 0 && atMs <= steps[at - 1]!.atMs)) continue;
					compared++;
					const again = foldLog([...back]).cards.get(`${bank}\n${question}`);
					const first = cards.get(`${bank}\n${question}`);
					expect(again?.memory ?? null).toEqual(first?.memory);
					expect(again?.reps ?? 0).toBe(first?.reps);
				}
		}),
		{ numRuns: 300 }
	);
	expect(compared).toBeGreaterThan(200);
});
