import { describe, expect, it } from 'vitest';
import { countedFrom, paragraphsOf } from './paragraphs';

describe('paragraphsOf', () => {
	it('parts at blank lines, whatever the line ends, and joins the lines of a paragraph', () => {
		const expected = ['One and two.', 'Three.'];
		expect(paragraphsOf('\n\nOne\n  and two.\n \t\n\nThree.\n')).toEqual(expected);
		expect(paragraphsOf('One\r\nand two.\r\n\r\nThree.')).toEqual(expected);
	});

	it('leaves headings out, those without a blank line after them too', () => {
		expect(paragraphsOf('# Title\n\n## Part one\nText.\n### End')).toEqual(['Text.']);
		expect(paragraphsOf('#1 of all songs')).toEqual(['#1 of all songs']);
	});

	it.each([
		['*Said* leaves it **there**, _too_, and ***how***.', 'Said leaves it there, too, and how.'],
		['**a *b* c** and _d *e* f_', 'a b c and d e f'],
		['(*one*), "_two_"', '(one), "two"'],
		['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
		['5* hotels and 4* ones', '5* hotels and 4* ones'],
		['* a star at the start', '* a star at the start']
	])('takes marks from around words: %s', (text, expected) => {
		expect(paragraphsOf(text)).toEqual([expected]);
	});

	it.each(['*'.repeat(50_000), '*a '.repeat(50_000), '_ '.repeat(50_000), '_a*'.repeat(50_000)])(
		'takes no time over marks that never close',
		(text) => {
			const before = performance.now();
			paragraphsOf(text);
			expect(performance.now() - before).toBeLessThan(2000);
		}
	);
});

describe('countedFrom', () => {
	it('leaves out what stands before the first paragraph', () => {
		const paragraphs = ['By Ada, 2024', '“The sea” rises.', 'So it does.'];
		expect(countedFrom(paragraphs, '"the sea"  rises…')).toEqual(paragraphs.slice(1));
		expect(countedFrom(paragraphs, 'Nowhere')).toEqual([]);
	});
});
