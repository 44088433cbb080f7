import { describe, expect, it } from 'vitest';
import { nearestName, suggestion } from './nearest-name';

const fields = ['stem', 'facts', 'explanation', 'distractors', 'counted-from', 'hint'];

describe('nearestName', () => {
	it.each([
		['stemm', 'stem'],
		['setm', 'stem'],
		['Stem', 'stem'],
		['explaination', 'explanation'],
		['distractor', 'distractors'],
		['counted_from', 'counted-from'],
		['fact', 'facts']
	])('takes %s for %s', (wanted, meant) => {
		expect(nearestName(wanted, fields)).toBe(meant);
	});

	it.each(['colour', 'xyz', '', 'x'.repeat(10_000)])('takes nothing for %s', (wanted) => {
		expect(nearestName(wanted, fields)).toBeNull();
	});
});

describe('suggestion', () => {
	it('names what there is where nothing is near', () => {
		expect(suggestion('colour', ['red', 'blue'])).toBe('It is one of: red, blue.');
	});
});
