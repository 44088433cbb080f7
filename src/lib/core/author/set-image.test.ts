import { expect, it } from 'vitest';
import { BANK_FILE } from '../bank/bank-files';
import { examplePng, PICTURED_BANK } from '../bank/example-image';
import { EXAMPLE_BANK } from '../bank/example-bank';
import { cardOf, readCard, writeCard } from '../bank/image-card';
import { parseBank } from '../bank/parse-bank';
import { splitText } from './bank-text';
import type { DraftTexts } from './edit-history';
import { outlineOf } from './outline';
import { setImage } from './set-image';

const CARD = cardOf(examplePng(9));
function set(texts: DraftTexts, path: (string | number)[], card = CARD as typeof CARD | null) {
	const split = splitText(texts[BANK_FILE]!);
	if (!split.ok) throw new Error(split.problem);
	const index = outlineOf(split.bank).questions.findIndex(({ id }) => id === 'highs-a-day');
	return setImage(split.bank, texts, index, path, card);
}
const codes = (texts: DraftTexts) => {
	const readImage = (file: string) => readCard(texts[file]);
	const result = parseBank(texts[BANK_FILE]!, BANK_FILE, { readImage });
	return result.ok ? [] : result.errors.map(({ code }) => code);
};

it('puts a picture to a stem and to choices, each in a file of its own that is named after the question', () => {
	let texts: DraftTexts = { [BANK_FILE]: EXAMPLE_BANK };
	for (const path of [['image'], ['answer-image'], ['distractors', 0, 'image']])
		texts = set(texts, path);
	expect(Object.keys(texts).sort()).toEqual(
		[BANK_FILE, 'highs-a-day-2.png', 'highs-a-day-3.png', 'highs-a-day.png'].sort()
	);
	// Until it is said what they show.
	expect(codes(texts)).toEqual(['empty-alt', 'empty-alt', 'empty-alt']);
	const said = { ...texts, [BANK_FILE]: texts[BANK_FILE]!.replaceAll('alt: ""', 'alt: A curve') };
	expect(codes(said)).toEqual([]);
	expect(said[BANK_FILE]).toMatch(
		/stem: How many high [^\n]*\n    image:\n      file: highs-a-day\.png/
	);
});

const PICTURED: DraftTexts = {
	[BANK_FILE]: PICTURED_BANK,
	'harbour.png': writeCard(CARD),
	'two.png': writeCard(CARD)
};

it('replaces a picture, whose alternative text stays', () => {
	const texts = set(PICTURED, ['image'], { ...CARD, kind: 'jpeg' });
	expect(texts[BANK_FILE]).toContain('{ file: highs-a-day.jpg, alt: The harbour at noon }');
	expect(Object.keys(texts).sort()).toEqual([BANK_FILE, 'highs-a-day.jpg', 'two.png']);
});

it('takes a picture away, and its card where no other question shows it', () => {
	const texts = set(PICTURED, ['answer-image'], null);
	expect(texts[BANK_FILE]).not.toContain('two.png');
	expect(codes(texts)).toEqual([]);
	expect(Object.keys(texts).sort()).toEqual([BANK_FILE, 'harbour.png']);
	const twice = { ...PICTURED, [BANK_FILE]: PICTURED_BANK.replace('harbour.png', 'two.png') };
	expect(Object.keys(set(twice, ['answer-image'], null)).sort()).toEqual([BANK_FILE, 'two.png']);
});
