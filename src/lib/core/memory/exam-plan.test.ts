import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../quiz/random';
import { newCard, type Card } from './card';
import { DEFAULT_SETTINGS } from './default-settings';
import { recallChance } from './due-queue';
import { examKnown } from './exam-known';
import { daysForExam, examDay, examOutlook } from './exam-plan';
import type { Exam } from './event';
import { intervalRange, nextMemory } from './fsrs';
import { mostGainedFirst } from './worth-saving';

const known = (question: string, stability: number, lastDay: number, dueDay: number): Card => ({
	...newCard('bank', question),
	memory: { stability, difficulty: 5 },
	lastDay,
	dueDay,
	firstDay: 50,
	reps: 3
});

/** A learner of a true memory (that of the cards) who does what the day asks, up to the day of the exam. */
function study(cards: Card[], exam: Exam, from: number, withPlan: boolean) {
	const random = seededRandom('study');
	let most = 0;
	for (let today = from; today < exam.day; today++) {
		const due = cards.filter((card) => card.dueDay! <= today);
		const planned = examDay({ cards, unmet: 0, done: 0 }, exam, today, DEFAULT_SETTINGS);
		const asked = withPlan ? [...planned.due, ...planned.early] : due.slice(0, exam.perDay);
		most = Math.max(most, asked.length);
		for (const card of asked) {
			const right = random() < recallChance(card, today, DEFAULT_SETTINGS);
			const elapsed = today - card.lastDay!;
			const rating = right ? 'good' : 'again';
			card.memory = nextMemory(card.memory, rating, elapsed, DEFAULT_SETTINGS);
			card.lastDay = today;
			card.dueDay = today + intervalRange(card.memory, elapsed, DEFAULT_SETTINGS).ideal;
		}
	}
	const sum = cards.reduce((all, card) => all + recallChance(card, exam.day, DEFAULT_SETTINGS), 0);
	return { known: sum / cards.length, most };
}
const deck = () =>
	Array.from({ length: 90 }, (_, n) => {
		const stability = 4 + ((n * 37) % 80);
		return known(`q${n}`, stability, 100 - (n % 9), 100 + stability - (n % 9));
	});

describe('a day before an exam', () => {
	it('leaves more known on the day than what is due alone, and never asks more than the limit', () => {
		const exam = { day: 112, perDay: 20 };
		const planned = study(deck(), exam, 100, true);
		const plain = study(deck(), exam, 100, false);
		expect(planned.known).toBeGreaterThan(plain.known + 0.03);
		expect(planned.known).toBeGreaterThan(0.95);
		expect(planned.most).toBeLessThanOrEqual(20);
	});

	it('asks early only in the last round, what is known best first', () => {
		const cards = [
			known('weak', 9, 99, 108),
			known('strong', 90, 60, 150),
			known('mid', 30, 90, 120)
		];
		const day = (today: number) =>
			examDay({ cards, unmet: 0, done: 0 }, { day: 110, perDay: 1 }, today, DEFAULT_SETTINGS);
		expect(day(106).early).toEqual([]);
		expect(day(107).early.map(({ question }) => question)).toEqual(['strong']);
	});

	it('meets all new questions the day before at the latest', () => {
		const fresh = (today: number, unmet: number) =>
			examDay({ cards: [], unmet, done: 0 }, { day: 110, perDay: 30 }, today, DEFAULT_SETTINGS)
				.fresh;
		expect([fresh(100, 45), fresh(108, 20), fresh(109, 20), fresh(110, 40)]).toEqual([
			5, 20, 20, 30
		]);
	});

	it('and as many on a day as it had in the morning, however often it is asked', () => {
		const exam = { day: 110, perDay: 43 };
		const met = (count: number) =>
			Array.from({ length: count }, (_, n) => ({ ...known(`n${n}`, 3, 100, 103), firstDay: 100 }));
		const left = (done: number) =>
			examDay({ cards: met(done), unmet: 212 - done, done }, exam, 100, DEFAULT_SETTINGS).fresh;
		expect([left(0), left(10), left(24)]).toEqual([24, 14, 0]);
	});

	it('all of them, whatever is due beside them, where the limit has room', () => {
		const exam = { day: 110, perDay: 43 };
		const random = seededRandom('new');
		const cards: Card[] = [];
		let unmet = 212;
		for (let today = 100; today < 110; today++) {
			const day = examDay({ cards, unmet, done: 0 }, exam, today, DEFAULT_SETTINGS);
			expect(day.due.length + day.early.length + day.fresh).toBeLessThanOrEqual(43);
			const fresh = Array.from({ length: day.fresh }, (_, n) => ({
				...newCard('bank', `n${unmet - n}`),
				firstDay: today
			}));
			cards.push(...fresh);
			unmet -= day.fresh;
			for (const card of [...day.due, ...day.early, ...fresh]) {
				const rating = random() < (card.memory ? 0.9 : 0.7) ? 'good' : 'again';
				const elapsed = card.lastDay === null ? 0 : today - card.lastDay;
				card.memory = nextMemory(card.memory, rating, elapsed, DEFAULT_SETTINGS);
				card.lastDay = today;
				card.dueDay = today + intervalRange(card.memory, elapsed, DEFAULT_SETTINGS).ideal;
			}
		}
		expect(unmet).toBe(0);
		const last = cards.filter((card) => card.lastDay! < 105).length;
		expect(last).toBeLessThan(10);
	});

	it('counts what was done today, and what was set aside not at all', () => {
		const cards = [known('a', 5, 90, 95), { ...known('b', 5, 90, 95), suspended: true }];
		const exam = { day: 101, perDay: 2 };
		const at = (done: number, unmet: number) =>
			examDay({ cards, unmet, done }, exam, 100, DEFAULT_SETTINGS);
		expect(at(0, 1)).toMatchObject({ due: [cards[0]], fresh: 1 });
		expect(at(1, 1)).toMatchObject({ due: [], fresh: 1 });
		expect(at(2, 5)).toEqual({ due: [], early: [], fresh: 0 });
	});
});

describe('where a day has not room for all', () => {
	it('new questions come first, and of what is due what is most worth saving', () => {
		const exam = { day: 105, perDay: 20 };
		const cards = deck().map((card) => ({ ...card, dueDay: 100 }));
		const asked = (unmet: number) => {
			const { due, fresh } = examDay({ cards, unmet, done: 0 }, exam, 100, DEFAULT_SETTINGS);
			return { due: due.length, fresh };
		};
		expect(asked(40)).toEqual({ due: 10, fresh: 10 });
		expect(asked(102)).toEqual({ due: 0, fresh: 20 });
	});
});

describe('where the last days have no room for all', () => {
	it('what gains most by being asked comes first, and not what is known best', () => {
		// Long before the round, which so has to ask all of them.
		const cards = deck().map((card) => ({ ...card, lastDay: card.lastDay! - 30, dueDay: 400 }));
		const exam = { day: 102, perDay: 10 };
		const { early } = examDay({ cards, unmet: 0, done: 0 }, exam, 100, DEFAULT_SETTINGS);
		const chance = (some: readonly Card[]) =>
			some.reduce((sum, card) => sum + recallChance(card, 102, DEFAULT_SETTINGS), 0) / some.length;
		expect(early).toHaveLength(10);
		expect(chance(early)).toBeLessThan(chance(cards));
		const roomy = { day: 102, perDay: 45 };
		const all = examDay({ cards, unmet: 0, done: 0 }, roomy, 100, DEFAULT_SETTINGS);
		expect(chance(all.early.slice(0, 10))).toBeGreaterThan(chance(cards));
	});
});

describe('where there is room for more than the last round', () => {
	it('asks again what gains most by it, on the days before the exam', () => {
		const cards = deck().map((card) => ({ ...card, lastDay: 99, dueDay: 300 }));
		const exam = { day: 103, perDay: 7 };
		const plan = (done: number, day = 100) =>
			examDay({ cards, unmet: 0, done }, exam, day, DEFAULT_SETTINGS);
		const gained = mostGainedFirst(cards, { today: 100, until: 103, settings: DEFAULT_SETTINGS });
		expect(plan(0)).toEqual({ due: [], early: gained.slice(0, 7), fresh: 0 });
		expect(plan(5).early).toEqual(gained.slice(0, 2));
		expect(plan(0, 103).early).toEqual([]);
	});
});

describe('how an exam looks from today', () => {
	it('tells from when on everything is asked once more, and how many a day would be needed', () => {
		const bank = { cards: deck().slice(0, 40), unmet: 20, done: 0 };
		expect(examOutlook(bank, { day: 110, perDay: 20 }, 100)).toEqual({
			daysLeft: 10,
			unmet: 20,
			met: 40,
			lastRound: 107,
			left: null,
			needed: null,
			neverMet: 0,
			setAside: 0
		});
		const aside = bank.cards.map((card, at) => ({ ...card, suspended: at < 3 }));
		expect(examOutlook({ ...bank, cards: aside }, { day: 110, perDay: 20 }, 100)).toMatchObject({
			met: 37,
			setAside: 3
		});
		const old = bank.cards.map((card) => ({ ...card, lastDay: 50 }));
		const needed = (day: number, perDay: number) =>
			examOutlook({ ...bank, cards: old }, { day, perDay }, 100).needed;
		expect([needed(110, 6), needed(110, 5), needed(102, 20), needed(102, 30)]).toEqual([
			null,
			6,
			30,
			null
		]);
		expect(examOutlook(bank, { day: 102, perDay: 8 }, 100)).toMatchObject({ neverMet: 4 });
	});
	it('is as it turns out for who does what is asked, and does not change on the way', () => {
		let short = 0;
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 60, max: 100 }), { maxLength: 60 }),
				fc.nat(60),
				fc.integer({ min: 1, max: 15 }),
				fc.integer({ min: 1, max: 30 }),
				(lastDays, toMeet, days, perDay) => {
					const cards = lastDays.map((last, n) => known(`q${n}`, 300, last, 400));
					let unmet = toMeet;
					const exam = { day: 100 + days, perDay };
					const { needed } = examOutlook(
						{ cards, unmet, done: cards.filter(({ lastDay }) => lastDay === 100).length },
						exam,
						100
					);
					if (needed !== null) {
						short++;
						const done = cards.filter(({ lastDay }) => lastDay === 100).length;
						const standing = { cards, unmet, done };
						const enough = { ...exam, perDay: needed };
						expect(examOutlook(standing, enough, 100).needed).toBeNull();
						return;
					}
					for (let today = 100; today < exam.day; today++) {
						const done = () => cards.filter(({ lastDay }) => lastDay === today).length;
						const morning = { cards, unmet, done: done() };
						expect(examOutlook(morning, exam, today).needed).toBeNull();
						const day = examDay(morning, exam, today, DEFAULT_SETTINGS);
						for (const card of [...day.due, ...day.early])
							Object.assign(card, { lastDay: today, dueDay: 400 });
						for (let n = 0; n < day.fresh; n++)
							cards.push({ ...known(`n${unmet - n}`, 300, today, 400), firstDay: today });
						unmet -= day.fresh;
						expect(examOutlook({ cards, unmet, done: done() }, exam, today).needed).toBeNull();
					}
					expect(examOutlook({ cards, unmet, done: 0 }, exam, exam.day)).toMatchObject({
						left: 0,
						neverMet: 0
					});
				}
			),
			{ numRuns: 300 }
		);
		expect(short).toBeGreaterThan(0);
	});
	it('counts in the last round only what is left of it', () => {
		const exam = { day: 110, perDay: 20 };
		const cards = deck().slice(0, 55);
		const lefts: unknown[] = [];
		for (let today = 106; today <= 110; today++) {
			const { left, needed } = examOutlook({ cards, unmet: 0, done: 0 }, exam, today);
			lefts.push(left);
			expect(needed).toBeNull();
			const { due, early } = examDay({ cards, unmet: 0, done: 0 }, exam, today, DEFAULT_SETTINGS);
			const asked = [...due, ...early];
			for (const card of asked.slice(0, 10)) Object.assign(card, { lastDay: today, dueDay: 400 });
			const half = examOutlook({ cards, unmet: 0, done: 10 }, exam, today);
			if (today === 109) expect(half).toMatchObject({ left: 5, needed: null });
			for (const card of asked) Object.assign(card, { lastDay: today, dueDay: 400 });
		}
		expect(lefts).toEqual([null, 55, 35, 15, 0]);
	});
	it('says what would do it where too little was done of the last round', () => {
		// None of them in the month before.
		const cards = deck()
			.slice(0, 55)
			.map((card) => ({ ...card, lastDay: 70 }));
		expect(examOutlook({ cards, unmet: 0, done: 0 }, { day: 110, perDay: 20 }, 108)).toMatchObject({
			left: 55,
			needed: 28
		});
	});
});

describe('when a question comes again', () => {
	const exam = { day: 110, perDay: 20 };
	const days = (due: number, today: number, questions = 60) =>
		daysForExam(due, questions, exam, today);
	it('is in the last round of an exam, where its own day is later', () => {
		expect(days(380, 100)).toEqual({ first: 107, last: 109 });
		expect(days(380, 100, 12)).toEqual({ first: 109, last: 109 });
		expect(days(108, 100)).toEqual({ first: 107, last: 108 });
	});
	it('is its own day, where that comes first, or where it was just asked in the last round', () => {
		expect(days(105, 100)).toBeNull();
		expect(days(380, 107)).toBeNull();
		expect(days(380, 120)).toBeNull();
	});
	it('is as the plan does it', () => {
		const cards = Array.from({ length: 60 }, (_, n) => known(`q${n}`, 300, 100, 380));
		for (let today = 100; today < 110; today++) {
			const { early } = examDay({ cards, unmet: 0, done: 0 }, exam, today, DEFAULT_SETTINGS);
			const { first, last } = days(380, 100)!;
			expect(early.length > 0).toBe(today >= first && today <= last);
			for (const card of early) card.lastDay = today;
		}
	});
});

describe('what would be known on the day', () => {
	const at = (exam: Exam, unmet = 0, cards = deck()) =>
		examKnown({ cards, unmet, done: 0 }, exam, 100, DEFAULT_SETTINGS);
	it('is about what a learner knows who does what is planned', () => {
		const exam = { day: 112, perDay: 20 };
		const { known: came } = study(deck(), exam, 100, true);
		expect(Math.abs(at(exam)! - came)).toBeLessThan(0.015);
	});
	it('is more the more is asked a day, and less where new questions take their time', () => {
		expect(at({ day: 112, perDay: 20 })).toBeGreaterThan(at({ day: 112, perDay: 4 })! + 0.02);
		expect(at({ day: 112, perDay: 8 }, 80)).toBeLessThan(at({ day: 112, perDay: 8 })!);
	});
	it('leaves the cards as they are, and says nothing where nothing was met or it would take too long', () => {
		const cards = deck();
		at({ day: 112, perDay: 20 }, 0, cards);
		expect(cards).toEqual(deck());
		expect(at({ day: 112, perDay: 20 }, 10, [])).toBeNull();
		expect(at({ day: 5000, perDay: 20 })).toBeNull();
	});
});
