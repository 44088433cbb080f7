import { warning } from '../finding';
import { readingGrade } from './reading-level';
import { isEnglish, wordsOf, type Check } from './written-question';

/** Years of school above the source: one sentence that has to name a speaker reads harder than a text, so a few are nothing. */
const ABOVE = 8;
/** A stem is one or two sentences, and a short one with a long name is soon off. */
const MIN_STEM_WORDS = 12;
const MIN_SOURCE_WORDS = 20;
/** A grade below it is no easier to anyone who takes a quiz. */
const EASY = 3;

/**
 * A stem far harder to read than the source it asks about, so that it tests reading. "Keep vocabulary simple for the group of
 * students being tested", "minimize the amount of reading": Haladyna, Downing & Rodriguez (2002), guidelines 8 and 13.
 * Only where the source's text is there to compare with.
 */
export const hardToRead: Check = (bank, written) => {
	if (!isEnglish(bank)) return [];
	const grades = new Map(
		bank.sources.flatMap(({ id, text }): [string, number][] => {
			const whole = text?.join('\n') ?? '';
			return wordsOf(whole).length < MIN_SOURCE_WORDS ? [] : [[id, readingGrade(whole)]];
		})
	);
	const sourceOf = new Map(bank.facts.map(({ id, source }) => [id, source]));
	return written.flatMap(({ question, path }) => {
		const source = grades.get(sourceOf.get(question.facts[0] ?? '') ?? '');
		if (source === undefined || wordsOf(question.stem).length < MIN_STEM_WORDS) return [];
		const own = readingGrade(question.stem);
		if (own < Math.max(source, EASY) + ABOVE) return [];
		const problem = `The question reads like school year ${Math.round(own)}, the source like year ${Math.max(0, Math.round(source))}`;
		return [
			warning(
				[...path, 'stem'],
				'hard-to-read',
				problem,
				'Use shorter words, or make two sentences of it.'
			)
		];
	});
};
