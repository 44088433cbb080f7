import { describe, expect, test } from 'vitest';
import { gradeNumeric } from './grade-numeric';
import { sampleQuestion } from './testing/sample-question';

const question = (own: Partial<Parameters<typeof sampleQuestion<'numeric'>>[1]>) =>
	sampleQuestion('numeric', {
		answer: 48_000,
		tolerance: 0,
		feedback: { right: '', wrong: '' },
		confusions: [],
		...own
	});
type Asked = ReturnType<typeof question>;
const grade = (asked: Asked, text: string) => gradeNumeric(asked, { type: 'numeric', text });

describe('a number without a unit', () => {
	test.each(['48,000', '48 000', '48.000', '48k', '48 thousand', '48,000 people', '4.8e4'])(
		'is right as %j',
		(text) => {
			expect(grade(question({}), text)).toMatchObject({ score: 1, outcome: 'right' });
		}
	);

	test.each(['48', '48 001', '-48000', '480000', '48 million'])('is wrong as %j', (text) => {
		expect(grade(question({}), text)).toEqual({ score: 0, outcome: 'wrong', parts: {}, notes: [] });
	});

	test('is told when it is none', () => {
		expect(grade(question({}), 'many').notes).toEqual([{ code: 'not-a-number' }]);
		expect(grade(question({}), '').notes).toEqual([{ code: 'not-a-number' }]);
	});

	test('is right up to the tolerance and at it, wrong beyond', () => {
		const asked = question({ answer: 0.3, tolerance: 0.1 });
		expect(grade(asked, '0.4').outcome).toBe('right');
		expect(grade(asked, '0.2').outcome).toBe('right');
		expect(grade(asked, '0.41').outcome).toBe('wrong');
	});

	test('may be a share written in percent', () => {
		expect(grade(question({ answer: 0.09 }), '9 %').outcome).toBe('right');
		expect(grade(question({ answer: 9 }), '9 percent').outcome).toBe('right');
	});
});

describe('a number with a unit', () => {
	const unit = { name: 'm', accept: ['metres', 'meters'], required: true };
	const required = question({ answer: 5, unit });
	const optional = question({ answer: 5, unit: { ...unit, required: false } });

	test.each(['5 m', '5m', '5 metres', 'five meters', '5 M', '5 metres above the ground'])(
		'is right as %j',
		(text) => {
			expect(grade(required, text).outcome).toBe('right');
		}
	);

	test('scores half without a required unit, and the note names it', () => {
		expect(grade(required, '5')).toEqual({
			score: 0.5,
			outcome: 'partly',
			parts: {},
			notes: [{ code: 'unit-missing', unit: 'm' }]
		});
		expect(grade(optional, '5').outcome).toBe('right');
	});

	test.each(['5 feet', '5 metres per second', '5 m²'])('scores half as %j', (text) => {
		expect(grade(optional, text)).toMatchObject({
			score: 0.5,
			notes: [{ code: 'unit-wrong', unit: 'm' }]
		});
	});

	test('has no word on the unit when the number is wrong', () => {
		expect(grade(required, '6').notes).toEqual([]);
	});

	test('may be a share or a sum of money in any of their names', () => {
		const percent = question({ answer: 9, unit: { name: '%', accept: [], required: true } });
		for (const text of ['9%', '9 %', '9 percent', 'nine per cent', '9 percent of exports']) {
			expect(grade(percent, text).outcome).toBe('right');
		}
		const money = question({
			answer: 3.8e9,
			unit: { name: 'US$', accept: [], required: true }
		});
		for (const text of ['US$3.8 billion', '$3.8bn', '3.8bn dollars', 'USD 3,800,000,000']) {
			expect(grade(money, text).outcome).toBe('right');
		}
		expect(grade(money, '€3.8bn').notes).toEqual([{ code: 'unit-wrong', unit: 'US$' }]);
	});

	test('may have its scale in the unit or in the number', () => {
		const asked = question({
			answer: 3.8,
			unit: { name: 'billion dollars', accept: ['bn'], required: false }
		});
		for (const text of [
			'3.8',
			'3.8 billion',
			'$3.8bn',
			'3,800,000,000 dollars',
			'3.8 billion US$'
		]) {
			expect(grade(asked, text).outcome).toBe('right');
		}
		expect(grade(asked, '3.8 million').outcome).not.toBe('right');
	});
});

describe('a known confusion', () => {
	const confusions = [{ value: 48, feedback: 'Thousands.' }];
	test('is told', () => {
		expect(grade(question({ confusions }), '48')).toMatchObject({
			score: 0,
			notes: [{ code: 'confusion', feedback: 'Thousands.' }]
		});
	});

	test('gives way to the likelier reading of the text', () => {
		expect(grade(question({ confusions }), '48.000').outcome).toBe('right');
		const other = question({ answer: 48, confusions: [{ value: 48_000, feedback: 'No.' }] });
		expect(grade(other, '48,000').outcome).toBe('wrong');
		expect(grade(other, '48.00').outcome).toBe('right');
	});
});
