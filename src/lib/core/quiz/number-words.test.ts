import { describe, expect, test } from 'vitest';
import { readNumberWords } from './number-words';

const read = (text: string) => readNumberWords(text.split(' '));

describe('English number words', () => {
	test.each([
		['zero', 0],
		['ten', 10],
		['forty eight', 48],
		['fourty', 40],
		['a hundred', 100],
		['two hundred and five', 205],
		['forty eight thousand', 48_000],
		['one hundred twenty three thousand four hundred and fifty six', 123_456],
		['a million', 1_000_000],
		['three point eight billion', 3.8e9],
		['minus five', -5]
	])('%s is %d', (text, value) => {
		const words = text.split(' ');
		expect(read(text)).toEqual({ value, used: words.length });
	});

	test('end where other words begin', () => {
		expect(read('ten percent of it')).toEqual({ value: 10, used: 1 });
		expect(read('two and a half')).toEqual({ value: 2, used: 1 });
	});

	test.each(['', 'tide', 'a man', 'hundred', 'and', 'minus', 'point five'])(
		'%j is none',
		(text) => {
			expect(read(text)).toBeNull();
		}
	);

	test('two numbers side by side are not one', () => {
		expect(read('eight eight')).toEqual({ value: 8, used: 1 });
		expect(read('eight forty')).toEqual({ value: 8, used: 1 });
		expect(read('forty ten')).toEqual({ value: 40, used: 1 });
	});
});
