import { quoted, warning } from '../finding';
import { choiceSets, isEnglish, wordsOf, type Check } from './written-question';

/** Letters; shorter words are shared by chance. */
const MIN_LETTERS = 5;
const COMMON = new Set(
	'about above according after again against also among another article author because become became been before being below between both cannot claim claims could describe described describes during either every first following former from given gives great having itself later least less made main make makes many mean means mention mentioned mentions might more most much named names neither often only other others over paragraph part people place question reason report reported reports right said same says second several should since some source state stated states statement still such than that their them then there these they thing things this those three through time times toward towards true under until used using very were what when where whether which while whom whose will with within without word words would writer wrong year years your'.split(
		' '
	)
);

/**
 * A weighty word of the stem comes back in the key and in no distractor ("clang"). Haladyna, Downing & Rodriguez (2002),
 * guideline 28 (clang associations); NBME Item-Writing Guide (2020), testwiseness: word repeats.
 * Silent where the question is who (a name has to stand in both), and where a distractor shares a word with the stem too: then the echo does not point to the key.
 */
export const clang: Check = (bank, written) => {
	if (!isEnglish(bank)) return [];
	const sets = written.filter(({ question }) => question.type === 'single').flatMap(choiceSets);
	return sets.flatMap(({ choices, paths, written: { question } }) => {
		if (/\bwho(?:se|m)?\b/i.test(question.stem)) return [];
		const inStem = weighty(question.stem);
		const key = choices.findIndex(({ correct }) => correct);
		const echoes = choices.map(({ text }) => [...weighty(text)].filter((word) => inStem.has(word)));
		const echoed = echoes[key]![0];
		if (echoed === undefined || choices.length < 3) return [];
		if (echoes.some((shared, index) => index !== key && shared.length > 0)) return [];
		const problem = `Of the choices only the right one repeats ${quoted(echoed)} from the question`;
		return [
			warning(
				paths[key]!,
				'clang',
				problem,
				'Reword the right answer, or let a wrong one repeat it too.'
			)
		];
	});
};

/** Words long enough and not too common, without the ending of a plural. */
function weighty(text: string): Set<string> {
	const words = wordsOf(text).filter(
		(word) => word.length >= MIN_LETTERS && !COMMON.has(word) && !/\d/.test(word)
	);
	return new Set(words.map((word) => word.replace(/(?<=[^s])s$/, '')));
}
