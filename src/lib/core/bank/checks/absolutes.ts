import { quoted, warning } from '../finding';
import { choiceSets, isEnglish, type Check } from './written-question';

// "Was never given" tells of one event; "is never safe" is the sweeping claim that is meant here.
const ABSOLUTE =
	/\b(?:always|invariably|absolutely|completely|entirely|totally|without exception|under no circumstances|in (?:all|every) cases?|(?<!\b(?:was|were|has|have|had|been) )never)\b/i;

/**
 * "Always" and "never" in distractors alone: who knows nothing strikes them out. "Avoid specific determiners":
 * Haladyna, Downing & Rodriguez (2002), guideline 28; NBME Item-Writing Guide (2020), testwiseness: absolute terms.
 */
export const absolutes: Check = (bank, written) => {
	if (!isEnglish(bank)) return [];
	return written.flatMap(choiceSets).flatMap(({ choices, paths, written: { question } }) => {
		const absolute = (text: string) => ABSOLUTE.exec(text)?.[0];
		// In the stem or a key it is the matter itself.
		if (absolute(question.stem) || choices.some(({ correct, text }) => correct && absolute(text)))
			return [];
		return choices.flatMap(({ correct, text }, index) => {
			const word = correct ? undefined : absolute(text);
			if (!word) return [];
			const problem = `${quoted(word)} is in this wrong answer and in no right one: it reads as wrong without knowing`;
			return [
				warning(paths[index]!, 'absolute-distractor', problem, 'Say it without the absolute word.')
			];
		});
	});
};
