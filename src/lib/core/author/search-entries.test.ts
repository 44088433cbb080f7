import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK } from '../bank/example-bank';
import { splitText } from './bank-text';
import { outlineOf } from './outline';
import { listedQuestions, readSearch, searchFacts, searchQuestions } from './search-entries';

const result = splitText(EXAMPLE_BANK);
if (!result.ok) throw new Error();
const outline = outlineOf(result.bank);
const listed = listedQuestions(outline, {
	errors: [{ path: ['questions', 0, 'stem'] }, { path: ['facts', 1] }],
	warnings: [{ path: ['questions', 0] }, { path: ['questions', 3, 'hint'] }]
});
const found = (query: string) =>
	searchQuestions(listed, readSearch(query)).map(({ row }) => row.id);
const facts = (query: string) => {
	const search = readSearch(query);
	return [...searchFacts(outline.facts, searchQuestions(listed, search), search)].map(
		({ id }) => id
	);
};

describe('the questions of a bank', () => {
	it('are listed with what they rest on and what is to be mended in them', () => {
		expect(listed).toHaveLength(8);
		expect(listed[0]).toMatchObject({
			key: 'level',
			index: 0,
			errors: 1,
			warnings: 1,
			facts: [{ passage: 5, kind: 'figure' }]
		});
		expect(listed[3]).toMatchObject({ errors: 0, warnings: 1 });
	});

	it('are the same objects as long as nothing that is shown of them has changed', () => {
		const before = listedQuestions(outline, null);
		const flawed = { errors: [{ path: ['questions', 2] }], warnings: [] };
		const after = listedQuestions(outline, flawed);
		expect(after.filter((row, at) => row !== before[at])).toMatchObject([{ index: 2, errors: 1 }]);
		const moved = listedQuestions(
			{ ...outline, questions: outline.questions.toReversed() },
			flawed
		);
		expect(moved.map(({ index }) => index)).toEqual(outline.questions.map((_, at) => at));
	});

	it('have a name each, even where two have one id', () => {
		const [one] = outline.questions;
		const twice = listedQuestions({ facts: [], questions: [one!, one!] }, null);
		expect(twice.map(({ key }) => key)).toEqual(['level', 'level#2']);
	});
});

describe('a search', () => {
	it.each([
		['', 8],
		['  ', 8],
		['nothing has this', 0]
	])('for %j finds %i', (query, count) => expect(found(query)).toHaveLength(count));

	it.each([
		['stems', 'SPRING tide, millimetres', ['level']],
		['choices', 'four', ['highs-a-day']],
		['the text of gaps', 'finest degree', ['best']],
		['explanations', 'springs up', ['spring-name']],
		['statements of facts', '48,000', ['level']],
		['words in a row', '"waters a day does"', ['highs-a-day']],
		['words that are not in a row', '"day a waters"', []],
		['ids', 'highs-true', ['highs-true']],
		['numbers', '20000', ['level']],
		['tags by a word', 'basics', ['highs-a-day']],
		['a tag', 'tag:Basics', ['highs-a-day']],
		['no part of a tag', 'tag:basic', []],
		['a type', 'type:single', ['highs-a-day']],
		['a passage', 'passage:3', ['best']],
		['what is flawed', 'is:flawed', ['level', 'highs-true']],
		['terms together', 'is:flawed passage:2 bulges', ['highs-true']],
		['what is no term', 'is:odd', []],
		['a type as a word', 'cloze', []]
	])('finds %s', (_, query, ids) => {
		// Commas are no words of their own to those who type them after one.
		expect(found(query.replace(', ', ' '))).toEqual(ids);
	});

	it('does not join the end of one text with the beginning of the next', () => {
		expect(found('"four low"')).toEqual([]);
	});

	it('finds facts by themselves and by their questions', () => {
		expect(facts('finest of the coast')).toEqual(['best-port']);
		expect(facts('neap')).toEqual(['harbour-level', 'two-highs']);
		expect(facts('passage:3')).toEqual(['best-port']);
		expect(facts('port office')).toEqual(['harbour-level']);
		expect(facts('type:cloze')).toEqual(['best-port']);
		expect(facts('type:cloze harbour')).toEqual(['best-port']);
	});
});
