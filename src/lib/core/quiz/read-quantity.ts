import { withLatinDigits } from './latin-digits';
import { LONGEST_TEXT, learnerText } from './learner-text';
import { readNumberLiteral } from './number-literal';
import { readNumberWords } from './number-words';
import { isCurrency, isUnit, splitScale } from './units';

/** One way to understand a typed number. */
export interface QuantityReading {
	value: number;
	/** What stands before and after the number, in lower case; empty when it stands alone. */
	units: string[];
}

/**
 * The ways to understand a typed number with or without a unit, the likeliest first; none when it is not a number.
 * In digits (of any width and script, see number-literal.ts) or English words, with a scale (48k, 3.8 bn, 48 thousand)
 * and a currency before it (US$3.8bn). `units` are those the question knows, so that "5 m" can be metres.
 */
export function readQuantity(text: string, units: readonly string[] = []): QuantityReading[] {
	const plain = plainQuantity(learnerText(text));
	const known = units.map(plainQuantity);
	const { before, values, after } = splitQuantity(plain);
	const isBeforeFine = before === '' || isCurrency(before) || isUnit(before, known);
	if (!isBeforeFine) return [];

	const readings: QuantityReading[] = [];
	const add = (factor: number, rest: string) => {
		const given = [before, rest].filter((unit) => unit !== '');
		if (hasSecondNumber(rest) && !isUnit(rest, known)) return;
		for (const value of values) {
			// Written out and read again, so that 3.8 bn is 3800000000 and not a hair beside it.
			readings.push({ value: Number((value * factor).toPrecision(15)), units: given });
		}
	};
	const { factor, rest } = splitScale(after);
	if (factor === 1 || isUnit(after, known)) add(1, after);
	if (factor !== 1) add(factor, rest);
	return readings.filter((reading) => Number.isFinite(reading.value));
}

/** As in "5 or 6" and "5-6"; the digits of m3, m^2, s^-1 and CO2 are part of a unit. */
function hasSecondNumber(text: string): boolean {
	return /(?:^|[^\p{L}\d^])\d/u.test(text.replaceAll('^-', '^'));
}

/** A unit of the bank in the form in which a reading has it. */
export function plainUnit(unit: string): string {
	return plainQuantity(unit);
}

const HEDGES = [
	'about ',
	'around ',
	'approximately ',
	'approx. ',
	'approx ',
	'roughly ',
	'circa ',
	'ca. ',
	'some ',
	'~',
	'≈'
];
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function plainQuantity(text: string): string {
	const plain = text
		// Before NFKC, which would make 10⁴ into 104 and 3½ into 31⁄2.
		.replace(/[⁻⁰¹²³⁴-⁹]+/g, (raised) => `^${[...raised].map(lowered).join('')}`)
		.replace(/[¼-¾⅐-⅞]/g, ' $&')
		.normalize('NFKC')
		.slice(0, LONGEST_TEXT);
	const words = withLatinDigits(plain)
		.toLowerCase()
		.replace(/[‐‑‒–—−]/g, '-')
		.replace(/[‘’′]/g, "'")
		.replace(/×/g, 'x')
		.replace(/\s+/g, ' ')
		.trim();
	const hedge = HEDGES.find((each) => words.startsWith(each)) ?? '';
	return withoutEndMarks(words.slice(hedge.length).trim());
}

function lowered(raised: string): string {
	return raised === '⁻' ? '-' : String(SUPERSCRIPTS.indexOf(raised));
}

function withoutEndMarks(text: string): string {
	let end = text.length;
	while (end > 0 && '.,;!?'.includes(text.charAt(end - 1))) end--;
	return text.slice(0, end);
}

function splitQuantity(text: string): { before: string; values: number[]; after: string } {
	const digit = text.search(/\d/);
	const word = splitWords(text);
	if (digit === -1 || (word !== null && /^[a-z]/.test(text))) {
		return word ?? { before: '', values: [], after: '' };
	}
	const leadingMark = digit > 0 && '.,'.includes(text.charAt(digit - 1));
	const start = leadingMark ? digit - 1 : digit;
	const { sign, before } = splitSign(text.slice(0, start));
	const literal = readNumberLiteral(text, start);
	return {
		before,
		values: literal.values.map((value) => sign * value),
		after: text.slice(literal.end).trim()
	};
}

/** -5, $-5, -$5, +5. */
function splitSign(text: string): { sign: number; before: string } {
	const trimmed = text.trim();
	const isMinus = trimmed.startsWith('-') || trimmed.endsWith('-');
	const isSigned = isMinus || trimmed.startsWith('+') || trimmed.endsWith('+');
	if (!isSigned) return { sign: 1, before: trimmed };
	const first = trimmed.startsWith('-') || trimmed.startsWith('+');
	const before = first ? trimmed.slice(1) : trimmed.slice(0, -1);
	return { sign: isMinus ? -1 : 1, before: before.trim() };
}

function splitWords(text: string): { before: string; values: number[]; after: string } | null {
	const words = text.replaceAll('-', ' ').replaceAll(',', ' ').split(' ').filter(Boolean);
	const number = readNumberWords(words);
	if (number === null) return null;
	return { before: '', values: [number.value], after: words.slice(number.used).join(' ') };
}
