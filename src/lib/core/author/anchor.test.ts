import { expect, it } from 'vitest';
import { AnchorFinder } from './anchor';

const finder = new AnchorFinder([
	'The Moon raises two “bulges”.',
	'They pass  the harbour – twice.',
	'Nothing here.',
	'They pass the harbour - twice.'
]);

it.each([
	['two "Bulges"', 1, { state: 'stands' }],
	['pass the harbour—twice', 2, { state: 'gone' }],
	['pass the harbour – twice', 2, { state: 'stands' }],
	['pass the harbour – twice', 3, { state: 'moved', passage: 2 }],
	['raises two', 9, { state: 'moved', passage: 1 }],
	['the Sun', 1, { state: 'gone' }]
])('“%s” in passage %i', (quote, passage, anchor) => {
	expect(finder.find(quote, passage)).toEqual(anchor);
});
