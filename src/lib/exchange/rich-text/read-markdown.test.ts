import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { plainText } from '../../core/markup/plain-text';
import { scanMarkup } from '../../core/markup/scan-markup';
import { readMarkdown } from './read-markdown';

const cases: [markdown: string, text: string][] = [
	['One line\nthat goes on\n\nTwo', 'One line that goes on\n\nTwo'],
	['a *b* _c_ **d** __e__ ***f***', 'a *b* *c* **d** **e** ***f***'],
	['snake_case_name and 2*3*4', 'snake_case_name and 2\\*3\\*4'],
	['a \\* b \\_c\\_ \\$5', 'a \\* b _c_ \\$5'],
	['`a*b` and ``x`y``', '`a*b` and ``x`y``'],
	['```js\nif (a)\n  go();\n```\nafter', '`if (a)`\n`  go();`\n\nafter'],
	['# Title\ntext', '**Title**\n\ntext'],
	['* one\n* two\n  goes on\n\nafter', '- one\n- two goes on\n\nafter'],
	['1. one\n2. two', '- one\n- two'],
	['> quoted *so*\n> more', 'quoted *so* more'],
	['a [link *here*](http://example.org "x") b', 'a link *here* b'],
	['x<sub>2</sub> &lt;b&gt; a < b', 'x₂ <b> a < b'],
	['$x^2$ costs $5 and $6', '$x^2$ costs \\$5 and \\$6'],
	['$$a<b$$', '$$a<b$$'],
	['hard  \nbreak', 'hard\nbreak'],
	['| a | b |\n|---|---|\n| 1 | 2 |', '| a | b |\n| 1 | 2 |'],
	['~~gone~~ <https://example.org>', 'gone https://example.org']
];
it.each(cases)('%s', (markdown, text) => {
	expect(readMarkdown(markdown).text).toBe(text);
});

test('pictures and links are told', () => {
	expect(readMarkdown('![A map](maps/a.png "t") and [b](https://example.org)')).toEqual({
		text: 'and b',
		pictures: [{ src: 'maps/a.png', alt: 'A map' }],
		lost: ['a link']
	});
});

const pieces = fc.array(
	fc.oneof(
		fc.constantFrom(
			...[
				'*',
				'**',
				'_',
				'__',
				'`',
				'```\n',
				'$',
				'$$',
				'[',
				'](',
				')',
				'![',
				'<b>',
				'<script>',
				'</script>'
			],
			...[
				'\n',
				'\n\n',
				'- ',
				'1. ',
				'> ',
				'# ',
				'|',
				'\\',
				'\\(',
				'\\)',
				'&lt;',
				'<',
				'  \n',
				'~~',
				'7',
				'word '
			]
		),
		fc.string({ unit: 'grapheme', maxLength: 3 })
	),
	{ maxLength: 60 }
);

test('any marks give a text that a bank can have', () => {
	fc.assert(
		fc.property(pieces, (parts) => {
			const { text } = readMarkdown(parts.join(''));
			expect(scanMarkup(text, true).strayDollars).toEqual([]);
		}),
		{ numRuns: 500 }
	);
});

test('words are never lost', () => {
	fc.assert(
		fc.property(fc.array(fc.stringMatching(/^[a-z]{2,6}$/), { minLength: 1 }), (words) => {
			const marks = ['*', '_', '**', '`', '> ', '- ', '[', ']', '$', '\n\n', '~~'];
			const text = words
				.map((word, nth) => marks[(word.length + nth) % marks.length] + word)
				.join(' ');
			const read = plainText(readMarkdown(text).text, 'markdown', true);
			for (const word of words) expect(read).toContain(word);
		})
	);
});

it.each([
	'*a ',
	'_a ',
	'[',
	'![',
	'`',
	'``a ',
	'$',
	'<',
	'<a ',
	'> ',
	'- ',
	'\\(',
	'|',
	'```\n',
	'](',
	'**a*'
])(
	'%s a hundred thousand times is read at once',
	(piece) => {
		readMarkdown(piece.repeat(100_000 / piece.length));
	},
	20_000
);
