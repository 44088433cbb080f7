import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markQuotes } from './mark-quotes';

const marked = (paragraph: string, ...quotes: string[]) =>
	markQuotes(
		paragraph,
		quotes.map((quote, index) => ({ fact: `${index}`, quote }))
	)
		.map(({ text, fact }) => (fact === null ? text : `[${text}]${fact}`))
		.join('');

it('cuts a paragraph where facts quote it', () => {
	expect(marked('Two “bulges” – two tides.', '"Bulges" - two', 'nowhere', '')).toBe(
		'Two [“bulges” – two]0 tides.'
	);
	expect(marked('a b c d', 'b c', 'c d', 'a')).toBe('[a]2 [b c]0 d');
	expect(marked('a (b) c*', '(b) c*', '(b)')).toBe('a [(b) c*]0');
	expect(marked('', 'a')).toBe('');
});

it('loses no letter, whatever is quoted', () => {
	fc.assert(
		fc.property(fc.string(), fc.array(fc.string(), { maxLength: 4 }), (paragraph, quotes) => {
			const stretches = markQuotes(
				paragraph,
				quotes.map((quote) => ({ fact: 'f', quote }))
			);
			expect(stretches.map(({ text }) => text).join('')).toBe(paragraph);
		})
	);
});
