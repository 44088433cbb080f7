import { expect, it } from 'vitest';
import type { Bank } from '../bank/bank';
import { newCard, type Card } from './card';
import { DEFAULT_SETTINGS } from './default-settings';
import { queueOf, reviewQueue } from './review-queue';

const bank = (id: string, ...questions: string[]) =>
	({
		id,
		questions: questions.map((question) => ({ id: question, facts: [question] }))
	}) as unknown as Bank;
const due = (bank: string, question: string, stability: number): Card => ({
	...newCard(bank, question),
	memory: { stability, difficulty: 5 },
	lastDay: 90,
	dueDay: 95,
	firstDay: 80
});
const names = (refs: { bank: string; question: string }[]) =>
	refs.map((r) => `${r.bank}${r.question}`);

const banks = [bank('a', '1', '2', '3', '4'), bank('b', '1', '2', '3')];
const cards = [due('a', '1', 30), due('a', '2', 3), due('b', '1', 5), due('b', 'gone', 1)];
const cardsOf = (name: string) => cards.filter((card) => card.bank === name);
const base = {
	banks,
	due: cards,
	cards: new Map([
		['a', cardsOf('a')],
		['b', cardsOf('b')]
	]),
	introduced: 0,
	today: 100,
	settings: DEFAULT_SETTINGS
};

it('asks what is due, most at risk first in each bank and the banks in turn; gone questions are left out', () => {
	const queue = reviewQueue({ ...base, introduced: 0 });
	expect(names(queue.due)).toEqual(['a2', 'b1', 'a1']);
});

it('adds new questions in their order, up to what the day leaves', () => {
	expect(names(reviewQueue({ ...base, introduced: 0 }).fresh)).toEqual(['a3', 'b2', 'a4', 'b3']);
	const tight = { ...base, settings: { ...DEFAULT_SETTINGS, newPerDay: 3 } };
	expect(names(reviewQueue({ ...tight, introduced: 1 }).fresh)).toEqual(['a3', 'b2']);
	expect(names(reviewQueue({ ...tight, introduced: 5 }).fresh)).toEqual([]);
});

it('takes new questions on the same fact on another day, where there are others', () => {
	const questions = ['1', '2', '3', '4'].map((id) => ({ id, facts: [id === '4' ? 'g' : 'f'] }));
	const one = { id: 'c', questions } as unknown as Bank;
	const settings = { ...DEFAULT_SETTINGS, newPerDay: 2 };
	const fresh = { ...base, banks: [one], due: [], cards: new Map(), settings };
	expect(names(reviewQueue(fresh).fresh)).toEqual(['c1', 'c4']);
	const today = { ...due('c', '4', 5), lastDay: 100, firstDay: 100, dueDay: 103 };
	const after = { ...fresh, cards: new Map([['c', [today]]]) };
	expect(names(reviewQueue(after).fresh)).toEqual(['c1', 'c2']);
});

it('asks of a backlog what is most worth saving, and the rest waits', () => {
	const limited = { ...base, settings: { ...DEFAULT_SETTINGS, reviewsPerDay: 2 } };
	const queue = reviewQueue(limited);
	expect(names(queue.due)).toEqual(['a2', 'b1']);
	expect(queue.waiting).toBe(1);
	const done = ['3', '4'].map((question) => ({
		...due('a', question, 9),
		lastDay: 100,
		dueDay: 109
	}));
	const after = { ...limited, cards: new Map([['a', [...cardsOf('a'), ...done]]]) };
	expect(reviewQueue(after).due).toEqual([]);
	expect(reviewQueue(after).waiting).toBe(3);
	// What is new today is no review.
	const fresh = done.map((card) => ({ ...card, firstDay: 100 }));
	expect(reviewQueue({ ...after, cards: new Map([['a', fresh]]) }).due).toHaveLength(2);
	expect(reviewQueue(base).waiting).toBe(0);
});

it('asks of a backlog one question on a fact before a second one, as long as there are others', () => {
	const questions = ['1', '2', '3', '4'].map((id) => ({ id, facts: [id === '4' ? 'g' : 'f'] }));
	const own = ['1', '2', '3', '4'].map((id) => due('c', id, id === '4' ? 90 : Number(id)));
	const three = own.filter(({ question }) => question !== '3');
	const asked = (reviewsPerDay: number, cards = three) =>
		names(
			reviewQueue({
				...{ ...base, banks: [{ id: 'c', questions } as unknown as Bank] },
				due: cards.filter(({ lastDay }) => lastDay !== 100),
				cards: new Map([['c', cards]]),
				settings: { ...DEFAULT_SETTINGS, reviewsPerDay }
			}).due
		).toSorted();
	expect(asked(1)).toHaveLength(1);
	expect(asked(2)).toContain('c4');
	expect(asked(3)).toEqual(['c1', 'c2', 'c4']);
	const answered = { ...due('c', '3', 3), lastDay: 100, dueDay: 103 };
	expect(asked(2, [...three, answered])).toEqual(['c4']);
});

it('has room on a light weekday for its part of the limit', () => {
	// Day 100 was a Saturday.
	const on = (share: number) => {
		const easyDays = [1, 1, 1, 1, 1, share, 1];
		return reviewQueue({ ...base, settings: { ...DEFAULT_SETTINGS, reviewsPerDay: 2, easyDays } });
	};
	expect([on(1), on(0.5), on(0)].map(({ due }) => due.length)).toEqual([2, 1, 0]);
	expect(on(0).waiting).toBe(3);
});

it('asks for an exam what is not due yet, and new questions in time', () => {
	const settings = { ...DEFAULT_SETTINGS, newPerDay: 0, exams: { a: { day: 101, perDay: 9 } } };
	const later = { ...due('a', '1', 300), dueDay: 400 };
	const near = { ...base, settings, due: [], cards: new Map([['a', [later]]]) };
	const queue = reviewQueue(near);
	expect(names(queue.early)).toEqual(['a1']);
	expect(names(queue.fresh)).toEqual(['a2', 'a3', 'a4']);
	// Once it is over, nothing is done for it any more.
	expect(reviewQueue({ ...near, today: 102 })).toMatchObject({ early: [], fresh: [] });
});

it('gives each bank its part of the whole, and says what is for exams beside the limit', () => {
	const exams = { b: { day: 110, perDay: 5 } };
	const settings = { ...DEFAULT_SETTINGS, reviewsPerDay: 1, exams };
	const queue = reviewQueue({ ...base, settings });
	expect(names(queue.due).sort()).toEqual(['a2', 'b1']);
	expect(queue).toMatchObject({ waiting: 1, forExams: 1 });
	const parts = ['a', 'b'].map((id) => queueOf(queue, id));
	expect(parts.map(({ due }) => names(due))).toEqual([['a2'], ['b1']]);
	expect(parts.flatMap(({ fresh }) => names(fresh)).sort()).toEqual(names(queue.fresh).sort());
	// What was done for the exam takes nothing from the limit of the others.
	const done = { ...due('b', '1', 5), lastDay: 100, dueDay: 120 };
	const after = reviewQueue({
		...base,
		due: [cards[0]!, cards[1]!],
		settings,
		cards: new Map([['b', [done]]])
	});
	expect(names(after.due)).toEqual(['a2']);
});

it('takes nothing from the limit of new questions for what was met for an exam', () => {
	const settings = { ...DEFAULT_SETTINGS, newPerDay: 2, exams: { b: { day: 110, perDay: 9 } } };
	const met = (bank: string, question: string): Card => ({
		...due(bank, question, 3),
		...{ firstDay: 100, lastDay: 100, dueDay: 103 }
	});
	const after = (own: Card[], forExam: Card[]) => {
		const known = new Map([
			['a', own],
			['b', forExam]
		]);
		const introduced = own.length + forExam.length;
		return reviewQueue({ ...base, due: [], cards: known, introduced, settings });
	};
	const ofA = (queue: ReturnType<typeof after>) => queueOf(queue, 'a').fresh.length;
	const both = [met('b', '1'), met('b', '2')];
	expect(ofA(after([], both))).toBe(2);
	expect(after([], both).metOfOthers).toBe(0);
	expect(ofA(after([met('a', '1')], both))).toBe(1);
	expect(ofA(after([met('a', '1'), met('a', '2')], both))).toBe(0);
});
