import type { Bank, Fact, Question } from '../../../bank/bank';

const fact = (id: string, kind: Fact['kind'], saidBy: string): Fact => ({
	id,
	kind,
	saidBy,
	source: 's',
	passage: 1,
	statement: `What ${id} says.`
});
const base = (id: string, facts: string[], tags: string[]) => ({
	id,
	facts,
	tags,
	section: 's',
	stem: '',
	explanation: '',
	wording: `w-${id}`,
	key: `k-${id}`
});
const ordinary = (id: string, facts: string[], tags: string[] = []): Question => ({
	...base(id, facts, tags),
	type: 'true-false',
	answer: true,
	feedback: { true: '', false: '' }
});
const claim = (id: string, of: Fact, speakers: string[]): Question => ({
	...base(id, [of.id], ['attribution']),
	type: 'attribution',
	statement: of.statement,
	kind: of.kind,
	speaker: of.saidBy,
	speakers
});
const bankOf = (id: string, facts: Fact[], questions: Question[]): Bank => ({
	...{ id, title: `The bank ${id}`, summary: '', language: 'en', licence: '', authors: [] },
	...{ revision: 1, markup: 'plain', sources: [], sections: [] },
	facts,
	questions
});

const a1 = fact('f1', 'event', 'Ann');
const a2 = fact('f2', 'figure', 'Port Office');
const a3 = fact('f3', 'statement', 'Ben');
const b1 = fact('f1', 'judgement', 'Cy');
const b2 = fact('f2', 'event', 'Ann');

/** For tests: two banks with the question ids of the arbitrary logs, all kinds of claims among their facts. */
export const CLAIM_BANKS: readonly Bank[] = [
	bankOf(
		'a',
		[a1, a2, a3],
		[
			ordinary('q1', ['f1'], ['sea']),
			ordinary('q2', ['f1', 'f2'], ['sea', 'port']),
			claim('q3', a3, ['Ann', 'Ben', 'Cy']),
			ordinary('q4', ['f3'])
		]
	),
	bankOf(
		'b',
		[b1, b2],
		[claim('q1', b1, ['Cy']), claim('q2', b2, ['Ann', 'Ben']), ordinary('q3', ['f1'], ['sea'])]
	)
];
