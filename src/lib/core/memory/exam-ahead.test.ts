import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askedFrom, isAsked, newCard, type Card } from './card';
import { DEFAULT_SETTINGS } from './default-settings';
import type { Exam } from './event';
import { examAhead } from './exam-ahead';
import { examDay } from './exam-plan';
import { lastRound } from './exam-round';

const TODAY = 1000;
const card = (at: number, dueDay: number, lastDay: number, firstDay = 900): Card => ({
	...newCard('a', `q${at}`),
	memory: { stability: 10, difficulty: 5 },
	...{ dueDay, lastDay, firstDay, reps: 2 }
});

it('asks what is answered on the way once more in the last round', () => {
	const exam = { day: TODAY + 6, perDay: 2 };
	const cards = [0, 1, 2, 3].map((at) => card(at, TODAY + at, TODAY - 20));
	const { days, rest } = examAhead({ cards, questions: 4 }, exam, TODAY);
	expect(days.map(({ first }) => first)).toEqual([1, 1, 1, 1, 0, 0, 0]);
	expect(days.map(({ again }) => again)).toEqual([0, 0, 0, 0, 2, 2, 0]);
	expect(rest).toEqual([]);
});

it('asks what is met on the way once more, which is not due by itself', () => {
	const exam = { day: TODAY + 6, perDay: 3 };
	const { days } = examAhead({ cards: [], questions: 3 }, exam, TODAY);
	expect(days.map(({ again }) => again)).toEqual([0, 0, 0, 0, 0, 3, 0]);
});

it('asks on each day what the plan would, where all is known', () => {
	let [again, short, beyond] = [0, 0, 0];
	fc.assert(
		fc.property(
			fc.array(
				fc.record({
					due: fc.integer({ min: -20, max: 60 }),
					last: fc.integer({ min: -40, max: 0 }),
					met: fc.constantFrom('before', 'before', 'today', 'never'),
					buried: fc.constantFrom(null, null, null, 1, 9),
					away: fc.constantFrom(null, null, null, 'suspended', 'retired')
				}),
				{ maxLength: 30 }
			),
			fc.record({
				day: fc.integer({ min: TODAY, max: TODAY + 25 }),
				perDay: fc.integer({ min: 1, max: 9 })
			}),
			fc.nat(12),
			(some, exam, never) => {
				const cards = some.map(({ due, last, met, buried, away }, at) => {
					const lastDay = met === 'today' ? TODAY : TODAY + last;
					const firstDay = met === 'today' ? TODAY : Math.min(lastDay, TODAY - 1);
					const dueDay = Math.max(TODAY + due, lastDay + 1);
					return {
						...(met === 'never' ? newCard('a', `q${at}`) : card(at, dueDay, lastDay, firstDay)),
						...{ suspended: away === 'suspended', retired: away === 'retired' },
						buriedUntil: met === 'never' || buried === null ? null : TODAY + buried
					};
				});
				const bank = { cards, questions: cards.length + never };
				const { days, rest } = examAhead(bank, exam, TODAY);
				const played = playedThrough(bank, exam);
				// On the day itself only what is due is asked: which that is hangs on what gained most the days before.
				const before = (counts: number[]) => counts.slice(0, -1);
				expect(before(days.map((day) => day.first + day.again))).toEqual(
					before(played.map(({ asked }) => asked))
				);
				// Where the days are short the plan takes what gains most, which may be what is due: then it waits less.
				const clear = (some: { left: number }[]) => {
					const day = some.findIndex(({ left }) => left === 0);
					return day < 0 ? Infinity : day;
				};
				expect(clear(days)).toBeGreaterThanOrEqual(clear(played));
				const first = days.reduce((sum, day) => sum + day.first, 0);
				expect(first + rest.length).toBe(
					cards.filter((one) => one.firstDay !== null && isAsked(one)).length
				);
				if (days.some((day) => day.again > 0)) again++;
				if (rest.length > 0) short++;
				const met = cards.filter((one) => one.firstDay !== null && isAsked(one));
				const round = lastRound(met.length + never, exam);
				if (days.some((day, at) => TODAY + at >= round && day.again > 0)) beyond++;
			}
		),
		{ numRuns: 1000 }
	);
	expect(Math.min(again, short, beyond)).toBeGreaterThan(10);
});

/** The plan itself, day by day: how many it asks that were met, if all is known and then due after the exam. */
function playedThrough(
	{ cards: now, questions }: { cards: readonly Card[]; questions: number },
	exam: Exam
): { asked: number; left: number }[] {
	const cards = now.filter(({ firstDay }) => firstDay !== null).map((one) => ({ ...one }));
	let unmet = questions - now.filter((one) => one.firstDay !== null || one.suspended).length;
	const days: { asked: number; left: number }[] = [];
	for (let day = TODAY; day <= exam.day; day++) {
		const done = cards.filter(({ lastDay }) => lastDay === day).length;
		const plan = examDay({ cards, unmet, done }, exam, day, DEFAULT_SETTINGS);
		const answered = new Set([...plan.due, ...plan.early].map(({ question }) => question));
		for (const one of cards)
			if (answered.has(one.question))
				Object.assign(one, { lastDay: day, dueDay: exam.day + 30, buriedUntil: null });
		for (let added = 0; added < plan.fresh; added++)
			cards.push(card(1000 + cards.length, exam.day + 30, day, day));
		unmet -= plan.fresh;
		days.push({
			asked: answered.size,
			left: cards.filter((one) => (askedFrom(one) ?? Infinity) <= day).length
		});
	}
	return days;
}
