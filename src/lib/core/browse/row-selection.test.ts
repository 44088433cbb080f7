import { expect, it } from 'vitest';
import {
	chooseAll,
	extendTo,
	keepShown,
	NOTHING_CHOSEN,
	renumbered,
	toggleOne
} from './row-selection';

const shown = Uint32Array.of(5, 3, 9, 1, 7);
const chosen = ({ rows }: { rows: ReadonlySet<number> }) => [...rows].sort();

it('chooses a row and lets it go', () => {
	const one = toggleOne(NOTHING_CHOSEN, 3);
	expect(chosen(one)).toEqual([3]);
	expect(chosen(toggleOne(one, 3))).toEqual([]);
});

it('chooses from where a range began, forth and back, and leaves what else is chosen', () => {
	const two = toggleOne(toggleOne(NOTHING_CHOSEN, 7), 3);
	const far = extendTo(two, shown, 3, 3, 1);
	expect(chosen(far)).toEqual([1, 3, 7, 9]);
	const near = extendTo(far, shown, 1, 1, 9);
	expect(chosen(near)).toEqual([3, 7, 9]);
	expect(chosen(extendTo(near, shown, 9, 9, 5))).toEqual([3, 5, 7]);
});

it('begins a range at the row in front where nothing was chosen before', () => {
	expect(chosen(extendTo(NOTHING_CHOSEN, shown, 9, 9, 7))).toEqual([1, 7, 9]);
	const gone = { rows: new Set([4]), anchor: 4 };
	expect(chosen(extendTo(gone, shown, 9, 9, 1))).toEqual([1, 4, 9]);
});

it('lets go what is shown no more', () => {
	const all = chooseAll(shown);
	expect(chosen(keepShown(all, Uint32Array.of(9, 2)))).toEqual([9]);
	expect(keepShown(all, shown)).toBe(all);
});

it('finds rows again where others have come or gone', () => {
	expect(renumbered([0, 2, 1], ['a', 'b', 'c'], ['x', 'c', 'a'])).toEqual([2, 1]);
});
