import { expect, it } from 'vitest';
import { newCard } from '../memory/card';
import { DEFAULT_SETTINGS } from '../memory/default-settings';
import { retiredRow } from './browsed-bank';
import { cardColumns } from './card-columns';
import { runSteps } from './run-steps';
import { sortRows } from './sort-rows';

it('sorts more rows than one step holds, alike ones in their order, in many steps', () => {
	const rows = Array.from({ length: 9001 }, (_, n) => retiredRow('b', `q${n}`));
	const cards = rows.map((_, n) => ({ ...newCard('b', `q${n}`), lapses: (n * 7919) % 100 }));
	const gone = () => true;
	const columns = runSteps(cardColumns(cards, gone, () => null, 20_000, DEFAULT_SETTINGS));
	const steps = sortRows(
		{ banks: [], offsets: [], rows, columns },
		{ by: 'lapses', descending: true }
	);
	let count = 0;
	let step = steps.next();
	for (; !step.done; step = steps.next()) count++;
	const expected = rows
		.map((_, n) => n)
		.sort((a, b) => cards[b]!.lapses - cards[a]!.lapses || a - b);
	expect([...step.value!]).toEqual(expected);
	expect(count).toBe(3);
});
