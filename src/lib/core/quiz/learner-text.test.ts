import { expect, test } from 'vitest';
import { entryOf, learnerText, LONGEST_TEXT, textsOf } from './learner-text';

test('typed text is cut, and anything else is empty', () => {
	expect(learnerText('tide')).toBe('tide');
	expect(learnerText('x'.repeat(5_000))).toHaveLength(LONGEST_TEXT);
	for (const odd of [null, undefined, 5, {}, ['tide']]) expect(learnerText(odd)).toBe('');
});

test('an entry is one of the record itself', () => {
	expect(entryOf({ x: 'tide' }, 'x')).toBe('tide');
	expect(entryOf(Object.create({ x: 'tide' }), 'x')).toBe('');
	for (const odd of [null, undefined, 'x', { x: 5 }, {}]) expect(entryOf(odd, 'x')).toBe('');
});

test('of a list the texts are taken', () => {
	expect(textsOf(['a', 5, null, 'b'])).toEqual(['a', 'b']);
	expect(textsOf('ab')).toEqual([]);
});
