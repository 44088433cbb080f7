import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptApart } from './keep-apart';

interface Item {
	name: number;
	keys: string[];
}
const neighbours = (items: Item[]) =>
	items.filter((item, at) => items[at - 1]?.keys.some((key) => item.keys.includes(key))).length;
const named = (keys: string[][]): Item[] => keys.map((each, name) => ({ name, keys: each }));
const apart = (items: Item[]) => keptApart(items, (item) => item.keys);

test('items that do not clash stay as they are', () => {
	const items = named([['a'], ['b'], ['a'], [], []]);
	expect(apart(items)).toEqual(items);
});

test('relatives are moved apart, the others hardly', () => {
	const items = named([['a'], ['a'], ['b'], ['c']]);
	expect(apart(items).map((item) => item.name)).toEqual([0, 2, 1, 3]);
});

test('every item is kept', () => {
	const keys = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 }));
	fc.assert(
		fc.property(keys, (each) => {
			const items = named(each);
			const names = apart(items).map((item) => item.name);
			expect(names.sort((a, b) => a - b)).toEqual(items.map((item) => item.name));
		})
	);
});

test('with one key an item, none are neighbours that could be kept apart', () => {
	const keys = fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 1 }));
	fc.assert(
		fc.property(keys, (each) => {
			const counts = ['a', 'b', 'c'].map((key) => each.filter(([own]) => own === key).length);
			// One key's items need others between them.
			const unavoidable = Math.max(0, ...counts.map((count) => 2 * count - each.length - 1));
			expect(neighbours(apart(named(each)))).toBe(unavoidable);
		}),
		{ numRuns: 1000 }
	);
});

test('with several keys an item, there are never more neighbours than before', () => {
	const keys = fc.array(fc.uniqueArray(fc.constantFrom(...'abcdef'), { maxLength: 2 }));
	fc.assert(
		fc.property(keys, (each) => {
			const items = named(each);
			expect(neighbours(apart(items))).toBeLessThanOrEqual(neighbours(items));
		}),
		{ numRuns: 1000 }
	);
});

test('what choosing one after the other leaves together is mended afterwards', () => {
	expect(neighbours(apart(named([['a'], ['c'], ['c', 'd'], ['d']])))).toBe(0);
});
