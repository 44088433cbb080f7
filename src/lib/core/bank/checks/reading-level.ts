import { wordsOf } from './written-question';

/**
 * The Flesch–Kincaid grade of an English text, in years of school: 0.39 × words a sentence + 11.8 × syllables a word − 15.59.
 * Kincaid, Fishburne, Rogers & Chissom (1975), Research Branch Report 8-75. Syllables are counted by groups of vowels.
 */
export function readingGrade(text: string): number {
	const words = wordsOf(text);
	const sentences = Math.max(1, text.match(/[.?!](?=\s|["”’')]|$)/g)?.length ?? 0);
	const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
	if (words.length === 0) return 0;
	return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

function syllablesOf(word: string): number {
	const spoken = word.replace(/(?<=[^aeiouyl])e$|(?<=[^aeioudt])ed$/, '');
	return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0);
}
