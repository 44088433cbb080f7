const SMALL = new Map<string, number>(
	[
		'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen',
		'sixteen seventeen eighteen nineteen'
	]
		.join(' ')
		.split(' ')
		.map((word, value) => [word, value])
);
const TENS = new Map<string, number>([
	...'twenty thirty forty fifty sixty seventy eighty ninety'
		.split(' ')
		.map((word, at): [string, number] => [word, (at + 2) * 10]),
	// How it is most often misspelt.
	['fourty', 40]
]);
const LARGE = new Map<string, number>([
	['thousand', 1e3],
	['million', 1e6],
	['billion', 1e9],
	['trillion', 1e12]
]);

/** Whether an English word, in lower case, is a number or part of one; its plural too. */
export function isNumberWord(word: string): boolean {
	const singular = word.endsWith('s') ? word.slice(0, -1) : word;
	return [word, singular].some(
		(each) => SMALL.has(each) || TENS.has(each) || LARGE.has(each) || each === 'hundred'
	);
}

/**
 * The number that English words begin with, as in "forty-eight thousand people": its value, and how many words it took.
 * Words are in lower case, hyphens already made spaces. Null when they do not begin with a number.
 */
export function readNumberWords(words: readonly string[]): { value: number; used: number } | null {
	const sign = words[0] === 'minus' || words[0] === 'negative' ? -1 : 1;
	const start = sign === -1 ? 1 : 0;
	let total = 0;
	/** The part below the next thousand, million ...; null before its first word. */
	let group: number | null = null;
	let used = start;

	for (let at = start; at < words.length; at++) {
		const word = words[at] ?? '';
		const next = words[at + 1] ?? '';
		if (group !== null && word === 'and') continue;
		if (word === 'point' && group !== null && SMALL.has(next)) {
			const { fraction, length } = readDecimals(words.slice(at + 1));
			group += fraction;
			at += length;
		} else if (group === null && isOne(word, next)) {
			group = 1;
		} else if (fits(word, group)) {
			group = (group ?? 0) + (SMALL.get(word) ?? TENS.get(word) ?? 0);
		} else if (word === 'hundred' && group !== null && group > 0 && group < 100) {
			group *= 100;
		} else if (LARGE.has(word) && group !== null) {
			total += group * (LARGE.get(word) ?? 1);
			group = 0;
		} else {
			break;
		}
		used = at + 1;
	}
	return group === null ? null : { value: sign * (total + group), used };
}

/** "a" is one in "a hundred", "a thousand", but not in "a man". */
function isOne(word: string, next: string): boolean {
	return word === 'a' && (next === 'hundred' || LARGE.has(next));
}

/** "forty eight" and "hundred eight" are one number, "eight forty" and "eight eight" are not. */
function fits(word: string, group: number | null): boolean {
	const below = (group ?? 0) % 100;
	const small = SMALL.get(word);
	if (small !== undefined) {
		return below === 0
			? group === null || small > 0
			: below >= 20 && below % 10 === 0 && small < 10 && small > 0;
	}
	return TENS.has(word) && below === 0;
}

/** "point eight five": digits after the point, one word each. */
function readDecimals(words: readonly string[]): { fraction: number; length: number } {
	let digits = '';
	for (const word of words) {
		const digit = SMALL.get(word);
		if (digit === undefined || digit > 9) break;
		digits += String(digit);
	}
	return { fraction: Number(`0.${digits}`), length: digits.length };
}
