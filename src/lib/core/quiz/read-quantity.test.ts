import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuantity } from './read-quantity';

const values = (text: string, units?: string[]) =>
	readQuantity(text, units).map((reading) => reading.value);

describe('one and the same number is read from', () => {
	test.each([
		'48000',
		'48,000',
		'48 000',
		'48\u00a0000',
		'48\u2009000',
		'48\u202f000',
		"48'000",
		'48’000',
		'48_000',
		'48,000.00',
		'48.000,00',
		'48k',
		'48 K',
		'48 thousand',
		'48thousand',
		'forty-eight thousand',
		'Forty eight thousand.',
		'4.8e4',
		'4.8E+4',
		'4.8 × 10^4',
		'4.8x10⁴',
		'48.000',
		'+48,000',
		'about 48,000',
		'~48000',
		'４８，０００',
		'٤٨٬٠٠٠',
		'४८०००',
		' 48000. '
	])('%j', (text) => {
		expect(values(text)[0]).toBe(48_000);
	});
});

describe('numbers', () => {
	test.each([
		['3.8bn', 3.8e9],
		['US$3.8 billion', 3.8e9],
		['$3.8B', 3.8e9],
		['3,8 Mrd.', 3.8e9],
		['€ 1.5 million', 1.5e6],
		['-5', -5],
		['−5', -5],
		['-$5', -5],
		['$-5', -5],
		['minus five', -5],
		['.5', 0.5],
		[',5', 0.5],
		['0.125', 0.125],
		['1/2', 0.5],
		['½', 0.5],
		['3½', 3.5],
		['3 1/2', 3.5],
		['1e-7', 1e-7],
		['5 × 10⁻²', 0.05],
		['1,00,000', 100_000],
		['1,234,567', 1_234_567],
		['2 lakh', 200_000]
	])('%j is %d', (text, value) => {
		expect(values(text)[0]).toBe(value);
	});

	test('a single point or comma before three digits is read both ways, the likelier first', () => {
		expect(values('1,234')).toEqual([1234, 1.234]);
		expect(values('1.234')).toEqual([1.234, 1234]);
		expect(values('48.000')).toEqual([48_000, 48]);
		expect(values('0.500')).toEqual([0.5]);
		expect(values('12.34')).toEqual([12.34]);
	});

	test('a scale is a unit where the question knows it as one', () => {
		expect(readQuantity('5 m', ['m'])).toEqual([
			{ value: 5, units: ['m'] },
			{ value: 5_000_000, units: [] }
		]);
		expect(readQuantity('5 m')).toEqual([{ value: 5_000_000, units: [] }]);
	});

	test('units stand before and after', () => {
		expect(readQuantity('US$5 per head')).toEqual([{ value: 5, units: ['us$', 'per head'] }]);
		expect(readQuantity('9 %')).toEqual([{ value: 9, units: ['%'] }]);
		expect(readQuantity('12 km²', ['km²'])).toEqual([{ value: 12, units: ['km^2'] }]);
	});

	test.each([
		'',
		' ',
		'tide',
		'5 or 6',
		'5-6',
		'1 2',
		'1,2,3',
		'1,2.3,4',
		'not 5',
		'-',
		'.',
		'1/0',
		'1e999'
	])('%j is none', (text) => {
		expect(readQuantity(text)).toEqual([]);
	});

	test('every number is read back from how JavaScript and English write it', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1e9, max: 1e9 }), (cents) => {
				const value = cents / 100;
				expect(values(String(value))).toContain(value);
				expect(values(value.toLocaleString('en'))).toContain(value);
				expect(values(value.toLocaleString('de'))).toContain(value);
				expect(values(value.toLocaleString('fr'))).toContain(value);
			})
		);
	});

	test('no text throws, and none takes long', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readQuantity(text)));
		for (const part of [
			'1,',
			'1 ',
			'1',
			'-',
			'e',
			'1e1',
			'x10',
			' x 10^',
			'a hundred ',
			'٬',
			'$',
			'½'
		]) {
			const start = performance.now();
			readQuantity(part.repeat(100_000));
			expect(performance.now() - start).toBeLessThan(1000);
		}
	});
});
