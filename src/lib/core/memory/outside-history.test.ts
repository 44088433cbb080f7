import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEvents } from './check-events';
import { timeOfId } from './event-id';
import { Findings } from './finding';
import { foldLog } from './fold';
import { nextMemory } from './fsrs';
import { DEFAULT_SETTINGS } from './default-settings';
import { outsideEvents, type OutsideCard, type OutsideStep } from './outside-history';
import { soundLog } from './sound-log';
import { streakOf } from './streak';

const DAY_MS = 86_400_000;
const NOON_MS = 20_000 * DAY_MS + 12 * 3_600_000;
const ABOUT = { program: 'anki', dayEndHour: 4, offsetMin: () => 0 };

const step = (atMs: number, rating: OutsideStep['rating'], practice = false): OutsideStep => ({
	atMs,
	rating,
	tookMs: 1000,
	practice
});
const card = (steps: OutsideStep[], over: Partial<OutsideCard> = {}): OutsideCard => ({
	bank: 'b',
	question: 'q',
	type: 'card',
	wording: 'w',
	key: 'k',
	ownId: 'guid#0',
	steps,
	suspended: false,
	flagged: false,
	madeMs: NOON_MS,
	...over
});
const eventsOf = (given: OutsideCard, about = ABOUT) => [...outsideEvents(given, about)];
const folded = (given: OutsideCard) => foldLog(eventsOf(given)).cards.get('b\nq');

const steps = fc
	.uniqueArray(
		fc.record({
			atMs: fc.integer({ min: NOON_MS - 900 * DAY_MS, max: NOON_MS }),
			rating: fc.constantFrom('again', 'hard', 'good', 'easy', 'reset'),
			tookMs: fc.nat(60_000),
			practice: fc.boolean()
		} satisfies { [field in keyof OutsideStep]: fc.Arbitrary<OutsideStep[field]> }),
		{ selector: ({ atMs }) => atMs, maxLength: 20 }
	)
	.map((list) => list.toSorted((one, other) => one.atMs - other.atMs));

describe('what was learnt in another program', () => {
	it('is a sound log, in order, whose ids carry the time', () => {
		fc.assert(
			fc.property(steps, fc.boolean(), fc.boolean(), (list, suspended, flagged) => {
				const events = eventsOf(card(list, { suspended, flagged }));
				const findings = new Findings();
				const inOrder = events.toSorted((one, other) => (one.id < other.id ? -1 : 1));
				checkEvents(inOrder, soundLog(inOrder), findings);
				expect(findings.all).toEqual([]);
				expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
				for (const { id, atMs } of events) expect(timeOfId(id)).toBe(atMs);
			})
		);
	});

	it('gives the memory that FSRS makes of its answers, those of one day among them', () => {
		fc.assert(
			fc.property(steps, (list) => {
				let memory = null;
				let lastDay: number | null = null;
				for (const { atMs, rating, practice } of list) {
					const day = Math.floor((atMs - 4 * 3_600_000) / DAY_MS);
					if (rating === 'reset') memory = lastDay = null;
					else if (!practice) {
						memory = nextMemory(
							memory,
							rating,
							lastDay === null ? 0 : day - lastDay,
							DEFAULT_SETTINGS
						);
						lastDay = day;
					}
				}
				expect(folded(card(list))?.memory ?? null).toEqual(memory);
			})
		);
	});

	it('has the same ids for the same card and moment, wherever and whenever it is brought', () => {
		const list = [step(NOON_MS, 'good'), step(NOON_MS + DAY_MS, 'reset')];
		const ids = (over: Partial<OutsideCard>, about = ABOUT) =>
			eventsOf(card(list, { suspended: true, ...over }), about).map(({ id }) => id);
		const here = ids({});
		expect(ids({ wording: 'w2', bank: 'b2' }, { ...ABOUT, dayEndHour: 0 })).toEqual(here);
		const other = ids({ ownId: 'guid#1' });
		expect(other.filter((id) => here.includes(id))).toEqual([]);
		expect(here.map((id) => id.slice(0, 13))).toEqual(other.map((id) => id.slice(0, 13)));
	});

	it('counts on the days on which it was done, as the learner lived them', () => {
		// At two in the morning, an hour east of Greenwich, it was still the day before.
		const late = eventsOf(card([step(20_000 * DAY_MS + 3_600_000, 'good')]), {
			...ABOUT,
			offsetMin: () => 60
		});
		expect(late.map(({ day, offsetMin }) => [day, offsetMin])).toEqual([[19_999, 60]]);
		const days = [0, 1, 2].map((day) => step(NOON_MS + day * DAY_MS, 'hard'));
		const tally = foldLog(eventsOf(card(days))).days;
		expect(streakOf(new Set(tally.keys()), 20_002).days).toBe(3);
		expect(tally.get(20_001)).toEqual({ day: 20_001, answered: 1, right: 1, durationMs: 1000 });
	});

	it('keeps what was set aside or flagged, whether it was answered or not', () => {
		expect(folded(card([], { suspended: true, flagged: true }))).toMatchObject({
			suspended: true,
			flagged: true,
			firstDay: null
		});
		expect(folded(card([step(NOON_MS, 'again')], { suspended: true }))).toMatchObject({
			suspended: true,
			flagged: false,
			missed: true
		});
	});
});
