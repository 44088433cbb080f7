/** A number written in digits: what it may mean, the likeliest first (none when it is no number), and where it ends. */
export interface NumberLiteral {
	values: number[];
	end: number;
}

/**
 * Reads the digits that stand at `start`: 48000, 48,000, 48 000, 48'000, 1,00,000, 48.5, 48,5, 1/2, 3 1/2, 4.8e4,
 * 4.8 x 10^4. Without sign.
 *
 * A single point or comma before three digits may set off thousands or decimals, as the country has it: both are
 * given, since the text alone cannot tell. A comma is taken for thousands first, a point for decimals, except before
 * "000", which nobody writes as decimals.
 */
export function readNumberLiteral(text: string, start: number): NumberLiteral {
	const { groups, separators, end } = splitDigits(text, start);
	const values = meanings(groups, separators);
	const fraction = separators.length === 0 ? readFraction(text, start, end) : null;
	if (fraction !== null) return fraction;
	const power = readPower(text, end);
	return { values: values.map((value) => Number(`${value}e${power.exponent}`)), end: power.end };
}

const GROUPING_ONLY = " '_";

function splitDigits(text: string, start: number) {
	const groups: string[] = [];
	const separators: string[] = [];
	let end = digitsEnd(text, start);
	groups.push(text.slice(start, end));
	for (;;) {
		const separator = text.charAt(end);
		const from = end + 1;
		const to = digitsEnd(text, from);
		const isSeparator = separator !== '' && ".,' _".includes(separator);
		if (!isSeparator || to === from) break;
		// Two numbers side by side are not one.
		if (GROUPING_ONLY.includes(separator) && to - from !== 3) break;
		groups.push(text.slice(from, to));
		separators.push(GROUPING_ONLY.includes(separator) ? ' ' : separator);
		end = to;
	}
	return { groups, separators, end };
}

/** The digits without grouping and with a decimal point, likeliest first. */
function meanings(groups: readonly string[], separators: readonly string[]): string[] {
	const last = separators.at(-1);
	if (last === undefined) return groups.filter((group) => group !== '');

	const [whole, decimals] = [groups.slice(0, -1), groups.at(-1) ?? ''];
	const others = separators.slice(0, -1);
	const grouped = new Set(separators).size === 1 && isGrouping(groups) ? [groups.join('')] : [];
	const isDecimal =
		last !== ' ' &&
		!others.includes(last) &&
		new Set(others).size <= 1 &&
		(whole.length === 1 || isGrouping(whole));
	const decimal = isDecimal ? [`${whole.join('') || '0'}.${decimals}`] : [];
	return last === '.' && decimals !== '000' ? [...decimal, ...grouped] : [...grouped, ...decimal];
}

/** Thousands as in 48,000,000, or lakhs and crores as in 4,80,00,000. */
function isGrouping(groups: readonly string[]): boolean {
	const [first = '', ...rest] = groups;
	if (first === '' || first.length > 3 || first.startsWith('0')) return false;
	const middle = rest.slice(0, -1);
	const byThree = rest.every((group) => group.length === 3);
	const byTwo = rest.at(-1)?.length === 3 && middle.every((group) => group.length === 2);
	return byThree || (byTwo && first.length <= 2);
}

/** 1/2 and 3 1/2; the slash of ½ (made of U+2044) too. */
function readFraction(text: string, start: number, end: number): NumberLiteral | null {
	const first = Number(text.slice(start, end));
	if (isSlash(text.charAt(end))) {
		const to = digitsEnd(text, end + 1);
		return to === end + 1 ? null : { values: [first / Number(text.slice(end + 1, to))], end: to };
	}
	if (text.charAt(end) !== ' ') return null;
	const middle = digitsEnd(text, end + 1);
	const to = digitsEnd(text, middle + 1);
	if (middle === end + 1 || !isSlash(text.charAt(middle)) || to === middle + 1) return null;
	const part = Number(text.slice(end + 1, middle)) / Number(text.slice(middle + 1, to));
	return { values: [first + part], end: to };
}

/** e4, x 10^4, * 10^-4: the exponent (0 when there is none) and where it ends. */
function readPower(text: string, start: number): { exponent: number; end: number } {
	const rest = text.slice(start, start + 24);
	const match = /^(?:e| ?[x*] ?10\^)([+-]?\d{1,4})(?![\p{L}\d])/u.exec(rest);
	return match === null
		? { exponent: 0, end: start }
		: { exponent: Number(match[1]), end: start + match[0].length };
}

function digitsEnd(text: string, start: number): number {
	let end = start;
	while (end < text.length && text.charAt(end) >= '0' && text.charAt(end) <= '9') end++;
	return end;
}

function isSlash(character: string): boolean {
	return character === '/' || character === '\u2044';
}
