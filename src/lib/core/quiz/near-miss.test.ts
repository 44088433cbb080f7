import { describe, expect, test } from 'vitest';
import { typoDistance } from './near-miss';

describe('a typo is', () => {
	test.each([
		['kviy', 'kyiv', null],
		['kyvi', 'kyiv', 1],
		['belrus', 'belarus', 1],
		['beijng', 'beijing', 1],
		['vladivostock', 'vladivostok', 1],
		['vladvostock', 'vladivostok', 2],
		['goverment of ukraine', 'government of ukraine', 1],
		['springtide', 'spring tide', 1]
	])('%s for %s: %s', (typed, meant, distance) => {
		expect(typoDistance(typed, meant)).toBe(distance);
	});
});

describe('no typo is', () => {
	test.each([
		['a short word', 'usa', 'usb'],
		['two slips in a word of seven', 'blarsu', 'belarus'],
		['other digits', 'agenda 2021', 'agenda 2020'],
		['another number', 'five million', 'five billion'],
		['a number that sounds alike', 'seventeen', 'seventy'],
		['another first letter and more', 'southern', 'northern'],
		['another first letter in a word that is not listed', 'location', 'rotation'],
		['another country', 'iran', 'iraq'],
		['the contrary', 'asymmetric', 'symmetric'],
		['the contrary by two letters', 'unoccupied', 'occupied'],
		['another month in a phrase', '7 july 2024', '7 june 2024'],
		['another day', 'tuesday', 'thursday'],
		['a look-alike prefix', 'hypotension', 'hypertension']
	])('%s', (_, typed, meant) => {
		expect(typoDistance(typed, meant)).toBeNull();
	});
});
