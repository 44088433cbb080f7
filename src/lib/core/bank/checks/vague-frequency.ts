import { quoted, warning } from '../finding';
import type { Path, Remark } from '../finding';
import { choiceSets, isEnglish, type Check } from './written-question';

/** "How often" and "more often than" are exact enough. */
const VAGUE =
	/(?<!\b(?:how|as|more|less) )\b(?:often|usually|sometimes|frequently|infrequently|rarely|seldom|generally|occasionally|typically|normally)\b/i;
/** Someone says so, and the word is theirs. */
const REPORTED =
	/\b(?:according to|says?|said|writes?|wrote|claims?|claimed|holds?|held|calls?|states?|stated|reports?|reported|thinks?|in the view|view of|account)\b/i;

/**
 * How often is "often"? Readers take such words for anything between a fifth and nine tenths, so who knows the matter
 * cannot tell whether a choice or a statement is true. NBME Item-Writing Guide (2020), "vague terms";
 * Haladyna, Downing & Rodriguez (2002), guideline 28; Holsgrove & Elzubeir (1998), Medical Education 32(4), on how far readers differ.
 * A word that someone is reported to use is theirs, and left alone in statements.
 */
export const vagueFrequency: Check = (bank, written) => {
	if (!isEnglish(bank)) return [];
	return written.flatMap((one): Remark[] => {
		const { question, path } = one;
		if (question.type === 'true-false') {
			const word = VAGUE.exec(question.stem)?.[0];
			return word && !REPORTED.test(question.stem) ? [vague([...path, 'stem'], word)] : [];
		}
		return choiceSets(one).flatMap(({ choices, paths }) =>
			choices.flatMap(({ text }, index) => {
				const word = VAGUE.exec(text)?.[0];
				return word ? [vague(paths[index]!, word)] : [];
			})
		);
	});
};

function vague(path: Path, word: string): Remark {
	return warning(
		path,
		'vague-frequency',
		`${quoted(word)} means another share to each reader`,
		'Say how often, or say what is so without it.'
	);
}
