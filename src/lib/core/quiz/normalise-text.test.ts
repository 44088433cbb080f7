import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_TEXT } from './learner-text';
import { foldText } from './normalise-text';

describe('these fold to the same text', () => {
	test.each([
		['case', 'Spring Tide', 'spring tide'],
		['accents', 'naïve café', 'naive cafe'],
		['composed and decomposed letters', 'é', 'e\u0301'],
		['letters with a stroke', 'Wałęsa Øresund', 'Walesa Oresund'],
		['sharp s', 'Straße', 'STRASSE'],
		['width', 'Ｋｙｉｖ', 'Kyiv'],
		['quotes', 'Israel’s', "Israel's"],
		['quotation marks around', '“no limits”', 'no limits'],
		['dashes', 'Sino–Russian', 'Sino-Russian'],
		['a hyphen for a space', 'forty-eight', 'forty eight'],
		['punctuation at the ends', ' (spring tide).', 'spring tide'],
		['points in abbreviations', 'U.S.A.', 'USA'],
		['commas between words', 'Kyiv, Ukraine', 'Kyiv Ukraine'],
		['articles in front', 'The Moon', 'moon'],
		['spaces', '  spring \u00a0 tide\n', 'spring tide'],
		['digits of other scripts', '٤٨', '48']
	])('%s', (_, a, b) => {
		expect(foldText(a)).toBe(foldText(b));
	});
});

describe('these do not', () => {
	test.each([
		['signs of numbers', '-5', '5'],
		['decimals', '4.8', '48'],
		['decimals with a comma', '4,8', '4 8'],
		['percent signs', '5%', '5'],
		['names of languages', 'C#', 'C'],
		['punctuation alone', '?', '!'],
		['Hindi vowel signs', 'कि', 'की']
	])('%s', (_, a, b) => {
		expect(foldText(a)).not.toBe(foldText(b));
	});

	test('case, where it counts', () => {
		expect(foldText('pH', true)).not.toBe(foldText('PH', true));
		expect(foldText('The pH', true)).toBe(foldText('pH', true));
	});
});

test('the capital ẞ is an ß', () => {
	expect(foldText('STRAẞE')).toBe(foldText('Strasse'));
	expect(foldText('straße')).toBe(foldText('STRASSE'));
});

test('folding passes over case and surrounding space in any text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
			expect(foldText(` ${text.toUpperCase()} `)).toBe(foldText(text.toUpperCase().toLowerCase()));
		})
	);
});

test('an answer without end is cut, and folded at once', () => {
	for (const part of ['ﷺ', ' ', '. ', '"', "'(", 'a-', ',', 'the ']) {
		const start = performance.now();
		expect(foldText(part.repeat(100_000)).length).toBeLessThanOrEqual(LONGEST_TEXT);
		expect(performance.now() - start).toBeLessThan(1000);
	}
});

test('an accent or a vowel point that is the whole answer stays', () => {
	for (const mark of ['\u064b', '\ufe74', '\u0301', ' \u05b8 '])
		expect(foldText(mark)).not.toBe('');
	expect(foldText('\u064b')).not.toBe(foldText('\u064c'));
});
