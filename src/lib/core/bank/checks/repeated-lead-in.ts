import { quoted, warning } from '../finding';
import { foldText } from '../fold-text';
import { choiceSets, type Check } from './written-question';

const MIN_WORDS = 3;
/** Characters; less is soon read. */
const MIN_LENGTH = 12;

/**
 * Every choice begins with the same words, which are read again with each. "Include the central idea in the stem instead of
 * the choices", "minimize the amount of reading": Haladyna, Downing & Rodriguez (2002), guidelines 15 and 13;
 * Moore et al. (2023), "repetitive wording".
 */
export const repeatedLeadIn: Check = (_bank, written) =>
	written.flatMap(choiceSets).flatMap(({ choices, paths }) => {
		const [first = [], ...others] = choices.map(({ text }) => foldText(text).split(' '));
		let length = 0;
		const same = (at: number) =>
			others.every((words) => words[at]?.toLowerCase() === first[at]!.toLowerCase());
		while (length < first.length && same(length)) length++;
		const lead = first.slice(0, length).join(' ');
		if (length < MIN_WORDS || lead.length < MIN_LENGTH) return [];
		const problem = `Every choice begins with ${quoted(lead)}`;
		return [
			warning(paths[0]!, 'repeated-lead-in', problem, 'Put these words into the question, once.')
		];
	});
