import { expect, it } from 'vitest';
import { EXAMPLE_BANK } from '../bank/example-bank';
import { itemsOf, joinText, splitText, type BankText } from './bank-text';
import { coverageOf, type PassageCoverage } from './coverage';
import { insertItem, replaceItem, setField } from './edit-bank-text';
import { newBankText, newFact, newQuestion, ofType } from './new-entry';
import { outlineOf, WRITTEN_TYPES } from './outline';

function split(text: string): BankText {
	const result = splitText(text);
	if (!result.ok) throw new Error(result.problem);
	return result.bank;
}

it('lists what a file holds, whatever is missing', () => {
	const { sources, facts, questions } = outlineOf(split(EXAMPLE_BANK));
	expect(sources).toMatchObject([{ id: 'lecture', author: 'Ada Example', count: 6 }]);
	expect(facts[0]).toMatchObject({
		id: 'harbour-level',
		source: 'lecture',
		passage: 5,
		kind: 'figure',
		saidBy: 'Port Office'
	});
	expect(questions[0]).toMatchObject({ id: 'level', type: 'numeric', facts: ['harbour-level'] });
	expect(
		outlineOf(split('facts:\n  - kind: rumour\n    statement: 12\nquestions:\n  - facts: x\n'))
	).toMatchObject({
		title: '',
		facts: [{ id: '', source: '', passage: 0, kind: null, statement: '12' }],
		questions: [{ type: null, facts: [], tags: [] }]
	});
});

it('reads again what changed alone', () => {
	const bank = split(EXAMPLE_BANK);
	const before = outlineOf(bank).questions;
	const [first] = itemsOf(bank, 'questions');
	const after = outlineOf(
		replaceItem(bank, 'questions', 0, setField(first!, ['stem'], 'Another?'))
	).questions;
	expect(after[0]).toMatchObject({ stem: 'Another?' });
	expect(after[1]).toBe(before[1]);
});

it('tells per passage what has facts and questions, and what has none', () => {
	const { facts, questions } = outlineOf(split(EXAMPLE_BANK));
	const covered = coverageOf('lecture', 6, facts, questions);
	expect(covered.map(({ passage }) => passage)).toEqual([1, 2, 3, 4, 5, 6]);
	expect(covered.map((place) => place.facts.length)).toEqual([0, 1, 1, 0, 1, 0]);
	expect(covered[0]!.questions).toBe(0);
	expect(covered[4]!.questions).toBeGreaterThan(0);
	const beyond = coverageOf('lecture', 2, facts, questions);
	expect(beyond.map((place) => [place.passage, place.facts.length])).toEqual([
		[0, 2],
		[1, 0],
		[2, 1]
	]);
});

it('gives what did not change as the same objects again, all of it or but one', () => {
	const bank = split(EXAMPLE_BANK);
	const cover = (now: BankText, before?: readonly PassageCoverage[]) => {
		const { facts, questions } = outlineOf(now);
		return coverageOf('lecture', 6, facts, questions, before);
	};
	const before = cover(bank);
	expect(cover(bank, before)).toBe(before);
	const [level] = itemsOf(bank, 'questions');
	const edited = replaceItem(bank, 'questions', 0, setField(level!, ['stem'], 'How high?'));
	const after = cover(edited, before);
	expect(after.filter((place, at) => place !== before[at])).toMatchObject([{ passage: 5 }]);
	// A fact that belongs nowhere stands before the first passage.
	const [fact] = itemsOf(bank, 'facts');
	const astray = replaceItem(bank, 'facts', 0, setField(fact!, ['passage'], 99));
	const shifted = cover(astray, before);
	expect(shifted.map(({ passage }) => passage)).toEqual([0, 1, 2, 3, 4, 5, 6]);
	expect(shifted.slice(1).filter((place, at) => place !== before[at])).toMatchObject([
		{ passage: 5, facts: [] }
	]);
	expect(cover(bank, shifted).map(({ passage }) => passage)).toEqual([1, 2, 3, 4, 5, 6]);
});

it('begins a bank, a fact from chosen words and a question of each type, and no id twice', () => {
	let bank = split(newBankText('On "tides"', 'Ada Example', 'en'));
	expect(outlineOf(bank)).toMatchObject({ title: 'On "tides"', facts: [], questions: [] });
	bank = insertItem(bank, 'sources', 0, { id: 'lecture', title: 'On tides' });
	const chosen = { source: 'lecture', passage: 2, kind: 'event', saidBy: 'Ada' } as const;
	for (const quote of ['two high waters', 'Two high waters'])
		bank = insertItem(bank, 'facts', 0, newFact(outlineOf(bank), { ...chosen, quote }));
	for (const type of WRITTEN_TYPES)
		bank = insertItem(bank, 'questions', 99, newQuestion(outlineOf(bank), type, 'two-high-waters'));
	expect(joinText(bank)).not.toMatch(/[&*]a\d/);
	const outline = outlineOf(split(joinText(bank)));
	expect(outline.facts.map(({ id }) => id)).toEqual(['two-high-waters-2', 'two-high-waters']);
	expect(new Set(outline.questions.map(({ id }) => id)).size).toBe(WRITTEN_TYPES.length);
	expect(outline.questions.map(({ type }) => type)).toEqual(WRITTEN_TYPES);
});

it('shows what facts state and questions ask without the marks that the bank reads', () => {
	const text = 'facts:\n  - statement: The **sea** is $x^2$\nquestions:\n  - stem: How *high*?\n';
	const said = (bank: BankText) => {
		const { facts, questions } = outlineOf(bank);
		return [facts[0]!.statement, questions[0]!.stem];
	};
	const plain = split(text);
	expect(said(plain)).toEqual(['The **sea** is $x^2$', 'How *high*?']);
	const marked = { ...plain, parts: [...split('markup: markdown\n').parts, ...plain.parts] };
	expect(said(marked)).toEqual(['The sea is x^2', 'How high?']);
});

it('has no answer in a new number question, whatever it was before', () => {
	const bank = split(EXAMPLE_BANK);
	const outline = outlineOf(bank);
	expect(newQuestion(outline, 'numeric', 'harbour-level')).not.toHaveProperty('answer');
	expect(ofType('numeric', outline.questions[1]!)).not.toHaveProperty('answer');
});
