/** Where the letters and digits of an alphabet begin in Unicode's block of mathematical letters: A, a, 0. */
const ALPHABETS: Record<string, [capitals: number, small: number, digits?: number]> = {
	bold: [0x1d400, 0x1d41a, 0x1d7ce],
	italic: [0x1d434, 0x1d44e],
	'bold-italic': [0x1d468, 0x1d482],
	script: [0x1d49c, 0x1d4b6],
	'bold-script': [0x1d4d0, 0x1d4ea],
	fraktur: [0x1d504, 0x1d51e],
	'double-struck': [0x1d538, 0x1d552, 0x1d7d8],
	'bold-fraktur': [0x1d56c, 0x1d586],
	'sans-serif': [0x1d5a0, 0x1d5ba, 0x1d7e2],
	'bold-sans-serif': [0x1d5d4, 0x1d5ee, 0x1d7ec],
	'sans-serif-italic': [0x1d608, 0x1d622],
	'sans-serif-bold-italic': [0x1d63c, 0x1d656],
	monospace: [0x1d670, 0x1d68a, 0x1d7f6]
};

/** Letters that were in Unicode before the block, which has holes in their places. */
const ELSEWHERE: Record<string, string> = {
	'italic h': 'ℎ',
	'script B': 'ℬ',
	'script E': 'ℰ',
	'script F': 'ℱ',
	'script H': 'ℋ',
	'script I': 'ℐ',
	'script L': 'ℒ',
	'script M': 'ℳ',
	'script R': 'ℛ',
	'script e': 'ℯ',
	'script g': 'ℊ',
	'script o': 'ℴ',
	'fraktur C': 'ℭ',
	'fraktur H': 'ℌ',
	'fraktur I': 'ℑ',
	'fraktur R': 'ℜ',
	'fraktur Z': 'ℨ',
	'double-struck C': 'ℂ',
	'double-struck H': 'ℍ',
	'double-struck N': 'ℕ',
	'double-struck P': 'ℙ',
	'double-struck Q': 'ℚ',
	'double-struck R': 'ℝ',
	'double-struck Z': 'ℤ'
};

/**
 * Latin letters and digits in an alphabet that MathML has a name for: MathML Core leaves the attribute `mathvariant`
 * to the letters themselves (https://www.w3.org/TR/mathml-core/#new-text-transform-mappings).
 */
export function inMathVariant(text: string, variant: string | undefined): string {
	const alphabet = ALPHABETS[variant ?? ''];
	if (!alphabet) return text;
	const [capitals, small, digits] = alphabet;
	return text.replace(/[A-Za-z0-9]/g, (letter) => {
		const known = ELSEWHERE[`${variant} ${letter}`];
		if (known) return known;
		const [start, from] =
			letter <= '9' ? [digits, '0'] : letter <= 'Z' ? [capitals, 'A'] : [small, 'a'];
		return start === undefined
			? letter
			: String.fromCodePoint(start + letter.charCodeAt(0) - from.charCodeAt(0));
	});
}
