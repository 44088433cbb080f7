import { withLatinDigits } from './latin-digits';
import { LONGEST_TEXT, learnerText } from './learner-text';

/** Letters that have no decomposition in Unicode and yet are typed without their stroke or as two. */
const PLAIN_LETTERS: Record<string, string> = {
	ł: 'l',
	ø: 'o',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	æ: 'ae',
	œ: 'oe',
	ı: 'i',
	Ł: 'L',
	Ø: 'O',
	Đ: 'D',
	Ð: 'D',
	Þ: 'Th',
	Æ: 'Ae',
	Œ: 'Oe'
};
const ARTICLES = ['the ', 'an ', 'a '];
const ENDS = ' ()[]{}<>\'"¿¡';

/**
 * Two texts that a fair teacher would call the same answer fold to the same text. Folded away are: the width of
 * characters (NFKC), case, accents, the shape of quotes and dashes, the script of digits, punctuation that is not part
 * of a number, a hyphen for a space, surplus spaces, and an English article in front.
 * Of more than LONGEST_TEXT characters only the first ones are looked at.
 */
export function foldText(text: string, caseSensitive = false): string {
	const plain = plainCharacters(learnerText(text), caseSensitive);
	const squeezed = plain.replace(/\s+/g, ' ').trim();
	const words = trimmedEnds(withoutPunctuation(plain).replace(/\s+/g, ' '));
	// An answer that is nothing but punctuation stays as it is.
	return words === '' ? squeezed : withoutArticle(words);
}

function plainCharacters(text: string, caseSensitive: boolean): string {
	// NFKC may make one character into many.
	const wide = withLatinDigits(text.normalize('NFKC').slice(0, LONGEST_TEXT));
	// Upper case first, since ß and SS, ı and I meet only there; the capital ẞ stays what it is in both.
	const cased = caseSensitive ? wide : wide.replaceAll('ẞ', 'ß').toUpperCase().toLowerCase();
	// Accents, and the vowel points that Hebrew and Arabic may leave out; not the vowel signs of other scripts.
	const bare = cased.normalize('NFD').replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u0652]/g, '');
	// A question may be about the mark itself.
	const letters = bare.trim() === '' ? cased : bare;
	return letters
		.normalize('NFC')
		.replace(/[łøđðþæœıŁØĐÐÞÆŒ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
		.replace(/[‘’‚‛`´′]/g, "'")
		.replace(/[“”„‟«»″]/g, '"')
		.replace(/[‐‑‒–—―−]/g, '-');
}

function withoutPunctuation(text: string): string {
	return text
		.replaceAll('"', '')
		.replace(/\.(?!\d)/g, '')
		.replace(/[,;:!?](?!\d)/g, ' ')
		.replace(/(\p{L})-(?=[\p{L}\p{N}])/gu, '$1 ')
		.replace(/(\p{N})-(?=\p{L})/gu, '$1 ');
}

/** A loop, since a pattern anchored at the end is tried anew from every character. */
function trimmedEnds(text: string): string {
	let from = 0;
	let to = text.length;
	while (from < to && ENDS.includes(text.charAt(from))) from++;
	while (to > from && ENDS.includes(text.charAt(to - 1))) to--;
	return text.slice(from, to);
}

function withoutArticle(words: string): string {
	const lower = words.toLowerCase();
	const article = ARTICLES.find((each) => lower.startsWith(each));
	return article === undefined ? words : words.slice(article.length);
}
