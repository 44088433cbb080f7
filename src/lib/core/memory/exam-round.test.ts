import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newCard, type Card } from './card';
import { DEFAULT_SETTINGS } from './default-settings';
import type { Exam } from './event';
import { examDay, examOutlook } from './exam-plan';

const known = (question: string, lastDay: number, firstDay = 50): Card => ({
	...newCard('bank', question),
	...{ memory: { stability: 300, difficulty: 5 }, lastDay, dueDay: 400, firstDay, reps: 3 }
});

/** A learner in the midst of preparing for an exam. */
class Learner {
	done = 0;

	constructor(
		readonly cards: Card[],
		public unmet: number,
		public exam: Exam,
		public today: number
	) {
		this.done = cards.filter(({ lastDay }) => lastDay === today).length;
	}

	get standing() {
		return { cards: this.cards, unmet: this.unmet, done: this.done };
	}

	get outlook() {
		return examOutlook(this.standing, this.exam, this.today);
	}

	/** Answers what the day asks, or the first of it. */
	answer(most = Infinity) {
		const { due, early, fresh } = examDay(this.standing, this.exam, this.today, DEFAULT_SETTINGS);
		const asked = [...due, ...early].slice(0, most);
		for (const card of asked) card.lastDay = this.today;
		const met = Math.min(fresh, most - asked.length);
		for (let n = 0; n < met; n++)
			this.cards.push(known(`new ${this.unmet - n}`, this.today, this.today));
		this.unmet -= met;
		this.done += asked.length + met;
	}

	sleep() {
		this.today++;
		this.done = 0;
	}
}

/** On some day of a plan that fits, after all or a part of what the day asks. */
function inAPlan(check: (learner: Learner, more: number, aside: number[]) => void): number {
	let inRound = 0;
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 60, max: 100 }), { maxLength: 60 }),
			fc.nat(60),
			fc.record({ days: fc.integer({ min: 1, max: 25 }), perDay: fc.integer({ min: 1, max: 20 }) }),
			fc.record({ day: fc.nat(24), part: fc.nat(20) }),
			fc.integer({ min: 1, max: 20 }),
			fc.array(fc.nat(60), { maxLength: 30 }),
			(lastDays, unmet, { days, perDay }, until, more, aside) => {
				const cards = lastDays.map((last, n) => known(`q${n}`, last));
				const learner = new Learner(cards, unmet, { day: 100 + days, perDay }, 100);
				for (let day = 0; day < until.day % days; day++) {
					learner.answer();
					learner.sleep();
				}
				learner.answer(until.part);
				const { needed, left } = learner.outlook;
				if (needed !== null) return;
				if (left !== null && left > 0) inRound++;
				check(learner, more, aside);
			}
		),
		{ numRuns: 400 }
	);
	return inRound;
}

describe('a round that fits its days', () => {
	it('still fits where the limit is raised, to the end and whatever the limit is then', () => {
		const inRound = inAPlan((learner, more) => {
			const { day, perDay } = learner.exam;
			learner.exam = { day, perDay: perDay + more };
			expect(learner.outlook.needed).toBeNull();
			while (learner.today < day) {
				learner.answer();
				expect(learner.outlook.needed).toBeNull();
				learner.sleep();
			}
			expect(learner.outlook).toMatchObject({ left: 0, neverMet: 0 });
		});
		expect(inRound).toBeGreaterThan(20);
	});

	it('still fits where questions are set aside', () => {
		const inRound = inAPlan((learner, _, aside) => {
			for (const n of aside) if (learner.cards[n]) learner.cards[n].suspended = true;
			expect(learner.outlook.needed).toBeNull();
		});
		expect(inRound).toBeGreaterThan(20);
	});
});

describe('of 110 questions, of which 50 were asked in five of eleven days,', () => {
	const learner = (exam: Exam, asleep = 0) => {
		const cards = Array.from({ length: 110 }, (_, n) => known(`q${n}`, 60));
		const one = new Learner(cards, 0, exam, 99);
		for (let day = 0; day < 5; day++) {
			one.answer();
			one.sleep();
		}
		for (let day = 0; day < asleep; day++) one.sleep();
		return one;
	};
	const outlook = (perDay: number, asleep = 0) => {
		const one = learner({ day: 110, perDay: 10 }, asleep);
		one.exam = { day: 110, perDay };
		return one.outlook;
	};

	it('the other 60 are left, by the limit that it began with and by a higher one', () => {
		expect(outlook(10)).toMatchObject({ lastRound: 99, left: 60, needed: null });
		expect(outlook(12)).toMatchObject({ lastRound: 100, left: 70, needed: null });
		// By thirteen a day it would begin on day 101, and twenty of what was done would be to be done again: two too many.
		expect(outlook(13)).toMatchObject({ lastRound: 80, left: 60, needed: null });
		expect(outlook(40)).toMatchObject({ lastRound: 107, left: null, needed: null });
	});
	it('what is left by the days is the least that does it, whatever the limit is', () => {
		expect(outlook(10, 3)).toMatchObject({ left: 60, needed: 20 });
		expect(outlook(12, 3)).toMatchObject({ needed: 20 });
		expect(outlook(19, 3)).toMatchObject({ needed: 20 });
		expect(outlook(20, 3)).toMatchObject({ lastRound: 80, left: 60, needed: null });
	});
	it('those are asked first, and then what gains most by it', () => {
		const one = learner({ day: 110, perDay: 10 }, 3);
		one.exam = { day: 110, perDay: 25 };
		const asked = () => one.cards.filter(({ lastDay }) => lastDay === one.today).length;
		const open = () => one.cards.filter(({ lastDay }) => lastDay === 60).length;
		one.answer();
		expect([asked(), open()]).toEqual([25, 35]);
		one.sleep();
		one.answer();
		one.sleep();
		one.answer();
		expect([asked(), open()]).toEqual([25, 0]);
	});
	it('those are asked though others would gain more by it', () => {
		const well = Array.from({ length: 20 }, (_, n) => ({
			...known(`well ${n}`, 60),
			memory: { stability: 9000, difficulty: 3 }
		}));
		const hardly = Array.from({ length: 60 }, (_, n) => ({
			...known(`hardly ${n}`, 100),
			...{ memory: { stability: 2, difficulty: 8 }, dueDay: 102 }
		}));
		const one = new Learner([...well, ...hardly], 0, { day: 110, perDay: 11 }, 108);
		expect(one.outlook).toMatchObject({ lastRound: 80, left: 20, needed: null });
		one.answer();
		expect(one.outlook).toMatchObject({ left: 9, needed: null });
		one.sleep();
		one.answer();
		expect(one.cards.filter(({ lastDay }) => lastDay === 60)).toEqual([]);
		expect(one.cards.filter(({ lastDay }) => lastDay === 109)).toHaveLength(11);
	});
	it('questions that were set aside long ago are nothing to it but a number', () => {
		const one = learner({ day: 110, perDay: 10 }, 3);
		const before = one.outlook;
		for (let n = 0; n < 200; n++) one.cards.push({ ...known(`x${n}`, 70), suspended: true });
		expect(one.outlook).toEqual({ ...before, setAside: 200 });
	});
});

it('a round that would take longer than a month cannot ask everything', () => {
	const cards = Array.from({ length: 212 }, (_, n) => known(`q${n}`, 70));
	const one = new Learner(cards, 0, { day: 103, perDay: 2 }, 100);
	expect(one.outlook).toMatchObject({ needed: 71 });
});

it('what was done today, and is asked no more, takes the place of what would have to be asked', () => {
	const standing = { cards: [], unmet: 2, done: 6 };
	const needed = (perDay: number) => examOutlook(standing, { day: 101, perDay }, 100).needed;
	expect([needed(3), needed(7), needed(8)]).toEqual([8, 8, null]);
});
