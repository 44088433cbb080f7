import fc from 'fast-check';
import { badCharacters, markupIn } from '../../core/bank/unsafe-text';
import { scanMarkup } from '../../core/markup/scan-markup';
import type { Markup } from '../../core/markup/markup-node';

/** What some format takes for its own, and letters that few programs expect. */
const ODD = [
	...['~', '=', '#', '####', '{', '}', ':', '::', '->', '%50%', '*', '\\', '\\n', '\\=', '//'],
	...['[html]', '$CATEGORY: x', '//x', 'ANSWER: A', 'A) ', 'A. ', '- ', '* ', '1. ', '[ ] ', '`'],
	...['<', '>', '&', '&amp;', '&lt;b>', ']]>', '<!', '"', '""', "'", ',', ';', '\t', '|', '_____'],
	...['=1+1', '@SUM', '+1', '-1', '$', '$$', '\\(x\\)', '[[1]]', '{1:SA:=x}', '{{', '}}', '@@'],
	...[
		'é',
		'e\u0301',
		'ß',
		'İ',
		'中文',
		'שלום',
		'مرحبا',
		'🧪',
		'👩🏽‍🔬',
		'½',
		'−5',
		'\u00a0',
		'\u200d',
		'\u00ad'
	],
	...['#separator:tab', 'T', 'F', 'TRUE', '0', '1.5', 'x<y', 'a&b', '²']
];

const words = fc.stringMatching(/^[A-Za-z]{1,9}$/);
const anything = fc.string({ unit: 'grapheme', maxLength: 6 });
const plainPieces = fc.oneof(
	{ weight: 4, arbitrary: words },
	{ weight: 2, arbitrary: fc.constantFrom(...ODD) },
	{ weight: 1, arbitrary: anything }
);
const markedPieces = fc.oneof(
	{ weight: 4, arbitrary: words },
	{ weight: 1, arbitrary: fc.constantFrom(...ODD) },
	{
		weight: 2,
		arbitrary: fc.constantFrom(
			...['*so*', '**very**', '***both***', '`a = b`', '`` a`b ``', '$x^2$', '$\\frac{1}{2}$'],
			...['\\*', '\\$5', '\\`', '\\\\', '2*3', '**a *b* c**']
		)
	}
);
const ends = fc.constantFrom(' ', ' ', ' ', '', '\n');
const blockEnds = fc.constantFrom(' ', ' ', '', '\n', '\n\n', '\n- ', '\n- ');

const isText = (text: string) =>
	/[^\s\u00ad\u200b-\u200f\u2060-\u2064]/.test(text) &&
	text.length <= 5000 &&
	badCharacters(text, 1).length === 0 &&
	markupIn(text) === null;
/** Of a dollar sign that stands alone nobody knows what it is, so a bank refuses it. */
const isMarked = (text: string) => scanMarkup(text, true).strayDollars.length === 0;

const joined = (pieces: fc.Arbitrary<string>, between: fc.Arbitrary<string>) =>
	fc
		.array(fc.tuple(pieces, between), { minLength: 1, maxLength: 6 })
		.map((parts) => parts.flat().join('').trim());

export interface ArbitraryTexts {
	/** As choices have them: no lists, no paragraphs. */
	line: fc.Arbitrary<string>;
	/** As stems and feedback have them. */
	block: fc.Arbitrary<string>;
}

/** Texts that a bank may have, with all that programs take for their own. */
export const TEXTS: Record<Markup, ArbitraryTexts> = {
	plain: {
		line: joined(plainPieces, ends).filter(isText),
		block: joined(plainPieces, blockEnds).filter(isText)
	},
	markdown: {
		line: joined(markedPieces, ends).filter((text) => isText(text) && isMarked(text)),
		block: joined(markedPieces, blockEnds).filter((text) => isText(text) && isMarked(text))
	}
};

/** What is plain in every bank: titles, tags, names, accepted answers; one line. */
export const NAME = joined(plainPieces, fc.constant(' '))
	.map((text) => text.replace(/\s+/g, ' '))
	.filter(isText);
