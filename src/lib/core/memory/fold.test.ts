import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryLog } from './arbitrary-log';
import { applyEvent, needsReplay } from './apply-event';
import { askedFrom, type Card } from './card';
import type { Answered, LearnerEvent, Suspended } from './event';
import { foldCard, foldLog } from './fold';
import { DEFAULT_WEIGHTS } from './fsrs';
import { standingEvents } from './standing-events';

let serial = 0;
function answer(over: Partial<Answered> = {}): Answered {
	serial++;
	const day = over.day ?? 20_000;
	return {
		id: `0000-${String(serial).padStart(6, '0')}`,
		atMs: day * 86_400_000 + serial,
		offsetMin: 0,
		day,
		device: 'd',
		type: 'answered',
		bank: 'b',
		question: 'q',
		questionType: 'single',
		wording: 'w1',
		key: 'k1',
		response: { type: 'dont-know' },
		score: 1,
		outcome: 'right',
		durationMs: 1000,
		hint: 'none',
		mode: 'study',
		session: `s${serial}`,
		attempt: 1,
		...over
	};
}
function after<T extends LearnerEvent['type']>(
	type: T,
	rest: object,
	day = 20_000
): Extract<LearnerEvent, { type: T }> {
	const { id, atMs, offsetMin, device } = answer();
	return { id, atMs, offsetMin, day, device, type, ...rest } as never;
}
const only = (...events: LearnerEvent[]): Card => [...foldLog(events).cards.values()][0]!;

describe('the fold', () => {
	it('gives the same from any order of the same events', () => {
		fc.assert(
			fc.property(arbitraryLog(), fc.nat(), (log, n) => {
				const shuffled = [...log].sort((a, b) => hash(a.id, n) - hash(b.id, n));
				expect(foldLog(shuffled)).toEqual(foldLog(log));
			})
		);
	});

	it('gives each card what its own events and the wide ones give', () => {
		fc.assert(
			fc.property(arbitraryLog(), (log) => {
				const { cards } = foldLog(log);
				for (const card of cards.values())
					expect(foldCard(card.bank, card.question, log)).toEqual(card);
			})
		);
	});

	it('is what one step at a time gives, where no replay is asked for', () => {
		fc.assert(
			fc.property(arbitraryLog(), (log) => {
				const seen: LearnerEvent[] = [];
				let newest: string | null = null;
				let cards = new Map<string, Card>();
				for (const event of log) {
					seen.push(event);
					const replay = needsReplay(event, newest);
					if (replay !== 'none' || !('question' in event)) cards = foldLog(seen).cards;
					else {
						const key = `${event.bank}\n${event.question}`;
						const { settings } = foldLog(seen);
						const card = applyEvent(cards.get(key), event, settings);
						if (card) cards.set(key, card);
					}
					if (newest === null || event.id > newest) newest = event.id;
				}
				expect(cards).toEqual(foldLog(log).cards);
			})
		);
	});

	it('restores by undo exactly what was before', () => {
		fc.assert(
			fc.property(arbitraryLog(), fc.constantFrom('right', 'wrong'), (log, outcome) => {
				const newest = standingEvents(log).at(-1)?.id ?? '';
				const done = answer({
					id: `${newest}z`,
					outcome: outcome as 'right',
					bank: 'a',
					question: 'q1'
				});
				const undone = after('undone', { bank: 'a', question: 'q1', target: done.id });
				const before = foldLog(log);
				const back = foldLog([...log, done, undone]);
				expect(back.cards).toEqual(before.cards);
				expect(back.days).toEqual(before.days);
			})
		);
	});
});

describe('a card', () => {
	it('is due later the better it is known', () => {
		const day1 = answer();
		const good = only(day1, answer({ day: 20_002 }));
		expect(good.dueDay! - 20_002).toBeGreaterThan(only(day1).dueDay! - 20_000);
		const wrong = only(day1, answer({ day: 20_002, outcome: 'wrong' }));
		expect(wrong.dueDay).toBe(20_003);
		expect(wrong.lapses).toBe(1);
	});

	it('is moved by the first answer of a session only; the return counts for the missed list', () => {
		const wrong = answer({ outcome: 'wrong', session: 's' });
		const again = answer({ session: 's', attempt: 2 });
		expect(only(wrong).missed).toBe(true);
		expect(only(wrong, again).missed).toBe(false);
		expect(only(wrong, again).memory).toEqual(only(wrong).memory);
		expect(only(wrong, again).reps).toBe(1);
	});

	it('is set aside when it was forgotten for the eighth time, and comes back when the learner says so', () => {
		const failures = Array.from({ length: 9 }, (_, n) =>
			answer({ day: 20_000 + 3 * n, outcome: n === 0 ? 'right' : 'wrong' })
		);
		const seventh = only(...failures.slice(0, 8));
		expect(seventh).toMatchObject({ lapses: 7, leech: false, suspended: false });
		expect(only(...failures)).toMatchObject({ lapses: 8, leech: true, suspended: true });
		const back = after('resumed', { bank: 'b', question: 'q' }, 20_030);
		expect(only(...failures, back)).toMatchObject({ leech: true, suspended: false });
		const undone = after('undone', { bank: 'b', question: 'q', target: failures.at(-1)!.id });
		expect(only(...failures, undone)).toEqual(seventh);
		const reset = after('reset', { bank: 'b', question: 'q' }, 20_030);
		expect(only(...failures, reset)).toMatchObject({ lapses: 0, leech: false, suspended: false });
	});

	it('is scheduled from the day of the answer, where the rating of one that set it aside is changed', () => {
		const failures = Array.from({ length: 9 }, (_, n) =>
			answer({ day: 20_000 + n * 3, outcome: n === 0 ? 'right' : 'wrong' })
		);
		const last = failures.at(-1)!;
		const place = { bank: 'b', question: 'q', answer: last.id };
		const rated = only(...failures, after('rated', { ...place, rating: 'good' }, last.day));
		const right = only(...failures.slice(0, -1), { ...last, outcome: 'right' });
		expect(rated).toMatchObject({ leech: false, suspended: false, lapses: 7, lastDay: last.day });
		expect(rated).toMatchObject({ memory: right.memory, dueDay: right.dueDay });
	});

	it('is not set aside again by a failure that its learner rates otherwise', () => {
		const failures = Array.from({ length: 13 }, (_, n) =>
			answer({ day: 20_000 + 3 * n, outcome: n === 0 ? 'right' : 'wrong' })
		);
		const resumed = after('resumed', { bank: 'b', question: 'q' });
		const back: LearnerEvent = { ...(resumed as object as Suspended), id: `${failures[8]!.id}a` };
		const twelfth = failures.at(-1)!;
		expect(only(...failures, back)).toMatchObject({ lapses: 12, suspended: true });
		const good = after('rated', { bank: 'b', question: 'q', answer: twelfth.id, rating: 'good' });
		expect(only(...failures, back, good)).toMatchObject({ lapses: 11, suspended: false });
	});

	it('lapses only by failing on a later day than that of its last answer', () => {
		expect(only(answer(), answer({ outcome: 'wrong' })).lapses).toBe(0);
	});

	it('is put off until the day that was said, or until it is answered', () => {
		const right = answer();
		const buried = after('buried', { bank: 'b', question: 'q', until: 20_040 });
		expect(askedFrom(only(right, buried))).toBe(20_040);
		expect(only(right, buried).dueDay).toBe(only(right).dueDay);
		expect(only(right, buried, answer({ day: 20_002 })).buriedUntil).toBeNull();
	});

	it('comes on the day that the learner sets, and its memory stays', () => {
		const right = answer();
		const set = after('due-set', { bank: 'b', question: 'q', due: 20_070 });
		expect(only(right, set)).toMatchObject({ dueDay: 20_070, memory: only(right).memory });
		expect(foldLog([set]).cards.size).toBe(0);
	});

	it('keeps to the day that was chosen for it, as far as its memory allows', () => {
		const days = [20_000, 20_003, 20_013, 20_040];
		const log = (due?: number) =>
			days.map((day, n) => answer({ day, ...(due && n === 3 ? { due } : {}) }));
		const free = only(...log()).dueDay!;
		expect(Math.abs(only(...log(free + 1)).dueDay! - free)).toBeLessThanOrEqual(1);
		expect(only(...log(30_000)).dueDay!).toBeLessThan(free + 40);
	});

	it('is remembered by the newest weights from its first answer on', () => {
		const weights = DEFAULT_WEIGHTS.map((weight) => weight * 1.1);
		const log = [answer(), answer({ day: 20_004 })];
		const changed = after('settings-changed', { settings: { weights } }, 20_005);
		const first = { ...changed, id: '0' };
		expect(only(...log, changed).memory).toEqual(only(first, ...log).memory);
		expect(only(...log, changed).memory).not.toEqual(only(...log).memory);
		const back = after('undone', { target: changed.id }, 20_006);
		expect(only(...log, changed, back)).toEqual(only(...log));
	});

	it('takes the rating of the learner in place of the one from the outcome', () => {
		const right = answer();
		const easy = after('rated', { bank: 'b', question: 'q', answer: right.id, rating: 'easy' });
		const hard = after('rated', { bank: 'b', question: 'q', answer: right.id, rating: 'hard' });
		expect(only(right, easy).dueDay!).toBeGreaterThan(only(right).dueDay!);
		expect(only(right, easy, hard).dueDay!).toBeLessThan(only(right).dueDay!);
		expect(only(right, easy, hard).reps).toBe(1);
	});

	it('keeps its progress when only the wording changes, and comes at once when the key does', () => {
		const right = answer({ day: 20_000 });
		const reworded = after('revised', {
			bank: 'b',
			question: 'q',
			change: 'wording',
			wording: 'w2'
		});
		expect(only(right, reworded)).toMatchObject({ dueDay: only(right).dueDay, wording: 'w2' });
		const rekeyed = after(
			'revised',
			{ bank: 'b', question: 'q', change: 'key', key: 'k2' },
			20_001
		);
		const card = only(right, rekeyed);
		expect(card).toMatchObject({ dueDay: 20_001, keyChanged: true, memory: only(right).memory });
		expect(only(right, rekeyed, answer({ day: 20_001, key: 'k2' })).keyChanged).toBe(false);
	});

	it('is kept when its question is retired, and forgotten when reset', () => {
		const right = answer();
		const retired = after('revised', { bank: 'b', question: 'q', change: 'retired' });
		expect(only(right, retired)).toMatchObject({ retired: true, memory: only(right).memory });
		const flag = after('flagged', { bank: 'b', question: 'q', on: true });
		const reset = after('reset', {});
		expect(only(right, flag, reset)).toMatchObject({
			memory: null,
			dueDay: null,
			firstDay: null,
			flagged: true
		});
	});

	it('passes over events of a type it does not know', () => {
		const right = answer();
		const unknown = after('gilded' as 'flagged', { bank: 'b', question: 'q', on: true });
		expect(only(right, unknown)).toEqual(only(right));
	});
});

describe('standing events', () => {
	it('leave out what was undone, twice or before it came', () => {
		const one = answer();
		const undo = after('undone', { target: one.id });
		const twice = after('undone', { target: one.id });
		expect(standingEvents([undo, one, twice])).toEqual([]);
	});
});

function hash(text: string, n: number): number {
	let value = n;
	for (const letter of text) value = (value * 31 + letter.charCodeAt(0)) % 1_000_003;
	return value;
}
