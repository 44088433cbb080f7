import { describe, expect, test } from 'vitest';
import { gradeCloze } from './grade-cloze';
import { gradeShortText } from './grade-short-text';
import { sampleQuestion } from './testing/sample-question';

const question = (accept: string[], confusions: string[] = [], caseSensitive = false) =>
	sampleQuestion('short-text', {
		accept,
		caseSensitive,
		feedback: { right: '', wrong: '' },
		confusions: confusions.map((text) => ({ text, feedback: `Not ${text}` }))
	});
type Asked = ReturnType<typeof question>;
const grade = (asked: Asked, text: string) => gradeShortText(asked, { type: 'short-text', text });

describe('short text', () => {
	test.each([' the SPRING tide. ', 'Spring-tide', 'spring'])('%j is right', (text) => {
		expect(grade(question(['spring tide', 'spring']), text).outcome).toBe('right');
	});

	test('a typo passes and is told', () => {
		expect(grade(question(['Vladivostok']), 'Vladivostock')).toEqual({
			score: 1,
			outcome: 'mostly',
			parts: {},
			notes: [{ code: 'typo', meant: 'Vladivostok' }]
		});
	});

	test('a number is the same in any form', () => {
		expect(grade(question(['48,000']), '48 thousand').outcome).toBe('right');
		expect(grade(question(['two']), '2').outcome).toBe('right');
		expect(grade(question(['9 %']), '9 percent').outcome).toBe('right');
		expect(grade(question(['9 %']), '9').outcome).toBe('wrong');
		expect(grade(question(['1990s']), '1980s').outcome).toBe('wrong');
	});

	test.each(['', '   ', '.', 'neap'])('%j is wrong', (text) => {
		expect(grade(question(['spring tide']), text).outcome).toBe('wrong');
	});

	test('a known confusion, mistyped or not, is told and never a typo of the key', () => {
		const asked = question(['affect'], ['effect']);
		expect(grade(asked, 'effect').notes).toEqual([{ code: 'confusion', feedback: 'Not effect' }]);
		expect(grade(asked, 'afect').outcome).toBe('mostly');
		const nearer = question(['communism'], ['communist']);
		expect(grade(nearer, 'communisst').outcome).toBe('wrong');
		expect(grade(nearer, 'comunism').outcome).toBe('mostly');
		const long = question(['hypertension'], ['hypotension']);
		expect(grade(long, 'hypotensoin').outcome).toBe('wrong');
		expect(grade(long, 'hypotensoin').notes).toEqual([
			{ code: 'confusion', feedback: 'Not hypotension' }
		]);
	});

	test('case counts where the author says so', () => {
		const asked = question(['NaCl salt'], [], true);
		expect(grade(asked, 'NaCl salt').outcome).toBe('right');
		expect(grade(asked, 'Nacl salt').outcome).toBe('wrong');
		expect(grade(asked, 'NaCl sal').outcome).toBe('mostly');
	});

	test('an answer without end is graded at once', () => {
		const start = performance.now();
		const asked = question(Array.from({ length: 20 }, (_, at) => `${'b'.repeat(500)}${at}`));
		expect(grade(asked, 'b'.repeat(1_000_000)).outcome).toBe('wrong');
		expect(performance.now() - start).toBeLessThan(1000);
	});
});

describe('cloze', () => {
	const cloze = sampleQuestion('cloze', {
		text: '{{city}} {{count}} {{body}}',
		blanks: [
			{ id: 'city', kind: 'typed', accept: ['Vladivostok'], feedback: '' },
			{ id: 'count', kind: 'typed', accept: ['48,000'], feedback: '' },
			{
				id: 'body',
				kind: 'chosen',
				choices: [
					{ id: 'moon', text: 'Moon', correct: true, feedback: '' },
					{ id: 'wind', text: 'wind', correct: false, feedback: '' }
				]
			}
		]
	});
	const fill = (blanks: Record<string, string>) => gradeCloze(cloze, { type: 'cloze', blanks });

	test('is right when every blank is', () => {
		expect(fill({ city: 'vladivostok', count: '48000', body: 'moon' })).toEqual({
			score: 1,
			outcome: 'right',
			parts: { city: true, count: true, body: true },
			notes: []
		});
	});

	test('is mostly right with a typo, which names its blank', () => {
		expect(fill({ city: 'vladivostock', count: '48 000', body: 'moon' })).toMatchObject({
			score: 1,
			outcome: 'mostly',
			notes: [{ code: 'typo', meant: 'Vladivostok', blank: 'city' }]
		});
	});

	test('scores the share of blanks', () => {
		const grade = fill({ city: 'Kyiv', body: 'moon' });
		expect(grade).toMatchObject({
			outcome: 'partly',
			parts: { city: false, count: false, body: true }
		});
		expect(grade.score).toBeCloseTo(1 / 3);
	});

	test('takes nothing from what every object inherits', () => {
		const odd = sampleQuestion('cloze', {
			text: '{{constructor}}',
			blanks: [{ id: 'constructor', kind: 'typed', accept: ['x'], feedback: '' }]
		});
		expect(gradeCloze(odd, { type: 'cloze', blanks: {} }).outcome).toBe('wrong');
	});
});
