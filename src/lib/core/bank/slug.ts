import { fnv1a64 } from './fingerprint';

const FILLERS = new Set(
	'a an and are as at be by did do does for from had has have how in is it its of on or that the their this to was were what when where which who whose why will with according said say says author article'.split(
		' '
	)
);
const MAX_WORDS = 5;
const MAX_LENGTH = 48;

/**
 * An id to begin with for a text, unlike all in `taken`: its first weighty words, or a short hash where it has no Latin ones.
 * It is written into the file once and stays when the text changes.
 */
export function slugId(text: string, taken: ReadonlySet<string>): string {
	const words = text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f'’]/g, '')
		.toLowerCase()
		.match(/[a-z0-9]+/g);
	const weighty = (words ?? []).filter((word) => !FILLERS.has(word));
	let slug = '';
	for (const word of weighty.slice(0, MAX_WORDS)) {
		const longer = slug ? `${slug}-${word}` : word.slice(0, MAX_LENGTH);
		if (longer.length > MAX_LENGTH) break;
		slug = longer;
	}
	if (slug === '' || slug === 'constructor' || slug === 'prototype')
		slug = `question-${fnv1a64(text).slice(0, 6)}`;
	if (!taken.has(slug)) return slug;
	let count = 2;
	while (taken.has(`${slug}-${count}`)) count++;
	return `${slug}-${count}`;
}
