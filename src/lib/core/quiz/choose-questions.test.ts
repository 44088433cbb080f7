import { describe, expect, test } from 'vitest';
import type { Bank, Question } from '../bank/bank';
import { chooseQuestions, type QuestionFilter, type QuestionStatus } from './choose-questions';
import { seededRandom } from './random';
import { sampleQuestion } from './testing/sample-question';

const trueFalse = (id: string, own: Partial<Question>): Question => ({
	...sampleQuestion('true-false', { answer: true, feedback: { true: '', false: '' } }),
	...(own as object),
	id
});
const fact = (id: string, kind: 'event' | 'judgement') => ({
	id,
	source: 'src',
	passage: 1,
	statement: '',
	kind,
	saidBy: 'Ada'
});
const bank: Bank = {
	id: 'b',
	title: '',
	summary: '',
	language: 'en',
	licence: '',
	authors: [],
	revision: 1,
	markup: 'plain',
	sources: [],
	sections: [],
	facts: [fact('e', 'event'), fact('j', 'judgement'), fact('k', 'judgement')],
	questions: [
		trueFalse('q1', { facts: ['e'], section: 's1', tags: ['trade'] }),
		trueFalse('q2', { facts: ['e', 'j'], section: 's1', tags: ['war'] }),
		trueFalse('q3', { facts: ['j'], section: 's2', tags: ['war', 'trade'] }),
		trueFalse('q4', { facts: ['k'], section: 's2', tags: [] })
	]
};
const all: QuestionFilter = {
	length: null,
	tags: [],
	kinds: [],
	sections: [],
	only: 'all',
	order: 'bank'
};
const status = (own: Partial<QuestionStatus>): QuestionStatus => ({
	answered: false,
	missed: false,
	flagged: false,
	suspended: false,
	retired: false,
	...own
});
const choose = (filter: Partial<QuestionFilter>, seen: [string, QuestionStatus][] = []) =>
	chooseQuestions(bank, new Map(seen), { ...all, ...filter }, seededRandom('seed')).map(
		(ref) => ref.question
	);

describe('questions are chosen', () => {
	test.each<[string, Partial<QuestionFilter>, string[]]>([
		['all, in the order of the bank', {}, ['q1', 'q2', 'q3', 'q4']],
		['up to a number', { length: 2 }, ['q1', 'q2']],
		['by any of several tags', { tags: ['trade', 'other'] }, ['q1', 'q3']],
		['by the kind of the first fact', { kinds: ['judgement'] }, ['q3', 'q4']],
		['by section', { sections: ['s2'] }, ['q3', 'q4']],
		['by type', { types: ['numeric'] }, []],
		['by all of these together', { tags: ['trade'], sections: ['s2'] }, ['q3']]
	])('%s', (_, filter, expected) => {
		expect(choose(filter)).toEqual(expected);
	});

	test('by what the learner did', () => {
		const seen: [string, QuestionStatus][] = [
			['q1', status({ answered: true, missed: true })],
			['q2', status({ answered: true, flagged: true })],
			['q3', status({ flagged: true })]
		];
		expect(choose({ only: 'new' }, seen)).toEqual(['q3', 'q4']);
		expect(choose({ only: 'missed' }, seen)).toEqual(['q1']);
		expect(choose({ only: 'flagged' }, seen)).toEqual(['q2', 'q3']);
	});

	test('never when suspended or retired', () => {
		const seen: [string, QuestionStatus][] = [
			['q1', status({ answered: true, missed: true, suspended: true })],
			['q2', status({ answered: true, missed: true, retired: true })]
		];
		expect(choose({}, seen)).toEqual(['q3', 'q4']);
		expect(choose({ only: 'missed' }, seen)).toEqual([]);
	});
});

test('what is to be graded has no cards in it', () => {
	const card = { ...sampleQuestion('card', { back: 'The back' }), id: 'card', facts: ['e'] };
	const mixed = { ...bank, questions: [...bank.questions, card] };
	const ids = (graded: boolean) =>
		chooseQuestions(mixed, new Map(), { ...all, graded }, seededRandom('s')).map(
			({ question }) => question
		);
	expect(ids(false)).toContain('card');
	expect(ids(true)).toEqual(['q1', 'q2', 'q3', 'q4']);
});

describe('shuffled', () => {
	test('follows from the seed', () => {
		expect(choose({ order: 'shuffled' })).toEqual(choose({ order: 'shuffled' }));
	});

	test('questions on one fact do not follow one another', () => {
		const facts = ['e', 'e', 'e', 'j', 'j', 'k'];
		const questions = facts.map((each, at) => trueFalse(`q${at}`, { facts: [each] }));
		const orders = Array.from({ length: 50 }, (_, seed) =>
			chooseQuestions(
				{ ...bank, questions },
				new Map(),
				{ ...all, order: 'shuffled' },
				seededRandom(`${seed}`)
			).map((ref) => facts[Number(ref.question.slice(1))])
		);
		for (const order of orders) {
			expect([...order].sort()).toEqual(facts);
			expect(order.filter((each, at) => each === order[at - 1])).toEqual([]);
		}
		expect(new Set(orders.map((order) => order.join(''))).size).toBeGreaterThan(3);
	});
});
