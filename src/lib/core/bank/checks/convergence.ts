import { warning } from '../finding';
import { contentWords } from './content-words';
import { choiceSets, isEnglish, type Check } from './written-question';

/** Choices are put together of parts; in sentences words come back for other reasons. */
const OF_PARTS = /, |\+|&|\b(?:and|with|without|or|but)\b/i;
/** How much more the key shares than any distractor before it stands out. */
const MORE = 1.5;

/**
 * The key is put together of what the distractors have one by one, so that who counts finds it. NBME Item-Writing Guide (2020),
 * testwiseness: "convergence" (the correct answer includes the most elements in common with the other options).
 * Words that all choices have count as nothing, and the key must share different words with different distractors.
 */
export const convergence: Check = (bank, written) => {
	if (!isEnglish(bank)) return [];
	const sets = written.filter(({ question }) => question.type === 'single').flatMap(choiceSets);
	return sets.flatMap(({ choices, paths }) => {
		if (choices.length < 3) return [];
		const words = choices.map(({ text }) => contentWords(text));
		const having = (word: string) =>
			words.flatMap((each, index) => (each.has(word) ? [index] : []));
		const key = choices.findIndex(({ correct }) => correct);
		if (!OF_PARTS.test(choices[key]!.text)) return [];
		const scores = words.map((own) => {
			const counts = [...own].map((word) => having(word).length);
			return counts.filter((count) => count < choices.length).reduce((sum, n) => sum + n - 1, 0);
		});
		const best = Math.max(...scores.filter((_, index) => index !== key));
		if (scores[key]! < MORE * best || scores[key]! <= best) return [];
		// With each word, which distractors: of one alone it may be a twin, which is no pattern.
		const partners = [...words[key]!]
			.map((word) => having(word).filter((index) => index !== key))
			.filter((others) => others.length > 0 && others.length < choices.length - 1)
			.map((others) => others.join());
		if (new Set(partners).size < 2) return [];
		const problem =
			'The right answer has most of what the wrong ones have one by one: who counts finds it';
		return [
			warning(
				paths[key]!,
				'convergence',
				problem,
				'Let each part of the choices come back equally often.'
			)
		];
	});
};
