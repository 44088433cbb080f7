import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK } from './example-bank';
import { tooDeepAt } from './nesting';

describe('the depth of a YAML text', () => {
	it('of a bank is small', () => {
		expect(tooDeepAt(EXAMPLE_BANK, 8)).toBeNull();
	});

	it.each<[string, (levels: number) => string]>([
		['lists in brackets', (levels) => `a: ${'['.repeat(levels)}`],
		['maps in braces', (levels) => '{ a: '.repeat(levels)],
		['colons within braces', (levels) => `{ ${'a: '.repeat(levels / 5)}}`],
		['dashes in one line', (levels) => '- '.repeat(levels)],
		[
			'ever deeper indentation',
			(levels) => Array.from({ length: levels }, (_, at) => `${' '.repeat(at)}a:\n`).join('')
		]
	])('counts %s', (_name, nested) => {
		expect(tooDeepAt(nested(50), 60)).toBeNull();
		expect(tooDeepAt(nested(61), 60)).toBeGreaterThan(20);
	});

	it('does not grow with brackets in texts, comments and closed lists', () => {
		const text = `a: "${'['.repeat(99)}"\nb: >-\n  ${'['.repeat(99)}\nc: x ${'['.repeat(99)}\n# ${'['.repeat(99)}\n`;
		expect(tooDeepAt(text + '- [[x]]\n'.repeat(99), 8)).toBeNull();
	});

	it('is found of a hundred thousand levels without recursion', () => {
		expect(tooDeepAt('['.repeat(100_000), 60)).toBe(60);
		expect(tooDeepAt('- '.repeat(100_000), 60)).toBe(120);
	});
});
