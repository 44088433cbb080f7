/** The zeros of decimal digits in other scripts; the nine that follow each are its 1 to 9 (Unicode, general category Nd). */
const ZEROS = [
	0x0660, // Arabic-Indic
	0x06f0, // Persian, Urdu
	0x0966, // Devanagari
	0x09e6, // Bengali
	0x0a66, // Gurmukhi
	0x0ae6, // Gujarati
	0x0be6, // Tamil
	0x0c66, // Telugu
	0x0ce6, // Kannada
	0x0d66, // Malayalam
	0x0e50, // Thai
	0x0ed0, // Lao
	0x1040, // Myanmar
	0x17e0 // Khmer
];

/** The text with the digits of other scripts as 0–9, and the Arabic decimal and thousands separators as point and comma. */
export function withLatinDigits(text: string): string {
	return text
		.replace(/(?![0-9])\p{Nd}/gu, latinDigit)
		.replaceAll('\u066b', '.')
		.replaceAll('\u066c', ',');
}

function latinDigit(digit: string): string {
	const code = digit.codePointAt(0) ?? 0;
	const zero = ZEROS.find((start) => code >= start && code < start + 10);
	return zero === undefined ? digit : String(code - zero);
}
