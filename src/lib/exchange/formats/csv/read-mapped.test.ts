import { describe, expect, it, test } from 'vitest';
import { lackOf, USUAL, type ColumnRole, type Mapping } from './mapping';
import { readMapped } from './read-mapped';
import { readRows } from './table';

function read(text: string, columns: ColumnRole[], more: Partial<Mapping> = {}) {
	const mapping: Mapping = { ...USUAL, from: 'other', headerRows: 0, columns, ...more };
	const { items, remarks } = readMapped(readRows(text, ';'), mapping);
	return { entries: items.map(({ entry }) => entry), items, remarks };
}
const FOUR: ColumnRole[] = ['question', 'choice', 'choice', 'choice', 'key'];
/** Which choices are right, by number from 1. */
const rightOf = (text: string, more: Partial<Mapping> = {}) =>
	read(text, FOUR, more).entries.map((entry) =>
		'choices' in entry
			? entry.choices!.flatMap(({ correct }, index) => (correct ? index + 1 : []))
			: entry.type
	);

describe('which option is right', () => {
	it.each([
		['B', [2]],
		['2', [2]],
		['(b).', [2]],
		['Option 2', [2]],
		['the  thames', [2]],
		['A, C', [1, 3]],
		['1 and 3', [1, 3]]
	])('%s is found', (key, right) => {
		expect(rightOf(`Which?;The Nile;The Thames;The Seine;${key}`)).toEqual([right]);
	});

	it('may be numbers that are texts of others', () => {
		const row = 'How many?;3;2;1;1';
		expect(rightOf(row)).toEqual([[3]]);
		expect(rightOf(row, { right: 'position' })).toEqual([[1]]);
		expect(rightOf('Which letter?;B;C;A;A', { right: 'text' })).toEqual([[3]]);
		expect(rightOf('Which?;The Nile;The Thames;The Seine;B', { right: 'text' })).toEqual([]);
	});

	it('is the first where the mapping says so', () => {
		expect(rightOf('Which?;The Nile;The Thames;The Seine;', { right: 'first' })).toEqual([[1]]);
	});

	it('counts empty cells, and letters before the options are not part of them', () => {
		expect(rightOf('Which?;The Nile;;The Seine;C')).toEqual([[2]]);
		const { entries } = read('Which?;A) Nile;B) Thames;C) Seine;B) Thames', FOUR);
		expect(entries).toMatchObject([
			{ choices: [{ text: 'Nile' }, { text: 'Thames', correct: true }, { text: 'Seine' }] }
		]);
	});

	it('is told with its line where it is none of them', () => {
		const { remarks } = read('Which?;x;y;z;A\nAnd?;x;y;z;F', FOUR);
		expect(remarks).toEqual([
			{
				kind: 'left-out',
				place: { line: 2, item: 'And?' },
				text: 'It is not clear which choice is right.'
			}
		]);
	});
});

describe('several in one cell', () => {
	it('are choices, wrong answers and right ones', () => {
		const { entries } = read(
			'Which flow north?;Nile|Rhine;Danube|Po',
			['question', 'key', 'wrong'],
			{
				separator: '|'
			}
		);
		expect(entries).toEqual([
			{
				type: 'multiple',
				stem: 'Which flow north?',
				choices: [
					{ text: 'Nile', correct: true },
					{ text: 'Rhine', correct: true },
					{ text: 'Danube' },
					{ text: 'Po' }
				]
			}
		]);
		const inOne = read('Which?;x | y | z;2', ['question', 'choice', 'key'], { separator: '|' });
		expect(inOne.entries).toMatchObject([{ choices: [{}, { text: 'y', correct: true }, {}] }]);
	});

	it('keep a comma where another mark parts them', () => {
		const { entries } = read('Where?;Paris, Texas|Paris, France', ['question', 'key'], {
			separator: '|',
			alone: 'asked'
		});
		expect(entries).toMatchObject([
			{ type: 'short-text', accept: ['Paris, Texas', 'Paris, France'] }
		]);
	});
});

test('what has a right answer alone is a card, or asked by what its answer is', () => {
	const text = 'Red planet?;Mars\nMoons of Mars?;2\nMars is a star.;FALSE\nEmpty?;';
	const columns: ColumnRole[] = ['question', 'key'];
	expect(read(text, columns).entries.map(({ type }) => type)).toEqual(['card', 'card', 'card']);
	const { entries, remarks } = read(text, columns, { alone: 'asked' });
	expect(entries).toEqual([
		{ type: 'short-text', stem: 'Red planet?', accept: ['Mars'] },
		{ type: 'numeric', stem: 'Moons of Mars?', answer: 2 },
		{ type: 'true-false', stem: 'Mars is a star.', answer: false }
	]);
	expect(remarks).toMatchObject([{ place: { line: 4 }, text: 'The row has no answer.' }]);
});

test('columns of one role come together: right answers, levels of a topic, paragraphs', () => {
	const { items } = read('Rivers;Europe;A text.;Which?;Rhine;Rhone;Nile;Long.;Cold.', [
		'section',
		'section',
		'question',
		'question',
		'key',
		'key',
		'wrong',
		'explanation',
		'explanation'
	]);
	expect(items).toMatchObject([
		{
			group: ['Rivers', 'Europe'],
			entry: {
				type: 'multiple',
				stem: 'A text.\n\nWhich?',
				choices: [{ correct: true }, { correct: true }, { text: 'Nile' }],
				explanation: 'Long.\n\nCold.'
			}
		}
	]);
});

test('a column that says something and is not used is told, a number of the row is not', () => {
	const { remarks } = read(
		'No;Question;Answer;Picture;Level\n1;x?;y;a.png;hard\n2;z?;w;;easy',
		['ignored', 'question', 'back', 'ignored'],
		{ headerRows: 1 }
	);
	expect(remarks).toEqual([
		{
			kind: 'left-out',
			place: { line: 1, item: 'Picture' },
			text: 'A column of pictures is left out: a table only names them.'
		},
		{ kind: 'left-out', place: { line: 1, item: 'Level' }, text: 'A column is not used.' }
	]);
});

test('what is missing before any row can be read is known', () => {
	const of = (columns: ColumnRole[], more: Partial<Mapping> = {}) =>
		lackOf({ ...USUAL, from: 'other', headerRows: 0, columns, ...more });
	expect(of(['key', 'wrong'])).toBe('question');
	expect(of(['question', 'choice', 'choice'])).toBe('answer');
	expect(of(['question', 'choice', 'choice'], { right: 'first' })).toBeNull();
	expect(of(['question', 'back'])).toBeNull();
});
