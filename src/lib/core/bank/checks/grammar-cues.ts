import { warning, type Remark } from '../finding';
import { blankContext } from './stem-end';
import { numberWanted, isPlural } from './grammatical-number';
import { choiceSets, isEnglish, type Check, type ChoiceSet } from './written-question';

/**
 * The stem's grammar fits the key and not the distractors: article, number or tense. "Avoid giving clues to the right answer,
 * such as grammatical inconsistencies": Haladyna, Downing & Rodriguez (2002), guideline 28c; NBME Item-Writing Guide (2020),
 * testwiseness: grammatical cues.
 */
export const grammarCues: Check = (bank, written) => {
	if (!isEnglish(bank)) return [];
	return written
		.flatMap(choiceSets)
		.filter(({ choices }) => choices.filter(({ correct }) => correct).length === 1)
		.flatMap((set) => [...article(set), ...number(set), ...tense(set)]);
};

const MEND = 'Word question and choices so that the grammar fits them all.';

function article(set: ChoiceSet): Remark[] {
	const wanted = /(?:^|\s)(an?)$/i.exec(blankContext(set).before)?.[1]?.toLowerCase();
	if (!wanted) return [];
	const fits = set.choices.map(({ text }) => startsWithVowel(text) === (wanted === 'an'));
	const key = keyOf(set);
	const misfits = fits.filter((fit) => !fit).length;
	if (!fits[key] || misfits === 0) return [];
	const problem = `"${wanted}" before the choices fits the right one but not ${misfits === 1 ? 'one of the wrong ones' : `${misfits} of the wrong ones`}`;
	return [warning(set.paths[key]!, 'article-cue', problem, 'Put the article into the choices.')];
}

/** By sound: "a unit", "an hour". */
function startsWithVowel(text: string): boolean {
	if (/^(?:uni(?!n|m)|eu|use|usu|uto|one\b|once\b)/i.test(text)) return false;
	return /^(?:[aeiou]|hour|honest|honou?r|heir)/i.test(text);
}

function number(set: ChoiceSet): Remark[] {
	const wanted = numberWanted(set);
	if (!wanted) return [];
	const fits = set.choices.map(({ text }) => isPlural(text) === (wanted === 'plural'));
	const key = keyOf(set);
	if (fits.some((fit, index) => fit !== (index === key))) return [];
	const problem = `The question asks for ${wanted === 'plural' ? 'several things' : 'one thing'}, and only the right answer is ${wanted}`;
	return [warning(set.paths[key]!, 'number-cue', problem, MEND)];
}

/** After a pronoun, where the form of the verb can be told without knowing English. */
const PAST_VERB =
	/^(?:was|were|had|did|\w+ed|died|went|came|took|made|became|lost|won|fell|found|gave|got|grew|held|kept|knew|led|left|met|paid|put|ran|said|saw|sent|set|shot|sold|spent|spoke|stood|swam|taught|threw|told|thought|wore|wrote|built|burnt|bought|brought|drew|drove|fought|flew|began|broke|chose|ate|dug|rose|sank|sang|slept|stole|struck|swept|bred|bore|bound|hid|hit|cut|let)$/i;
const OPEN_VERB =
	/^(?:can|could|will|would|may|might|must|shall|should|put|set|hit|cut|let|both|all|also|only)$/i;

function tense(set: ChoiceSet): Remark[] {
	const past = set.choices.map(({ text }) => {
		const [, verb] = /^(?:they|it|he|she) (\w+)/i.exec(text) ?? [];
		return !verb || OPEN_VERB.test(verb) ? null : PAST_VERB.test(verb);
	});
	const key = keyOf(set);
	const others = past.filter((_, index) => index !== key);
	if (past[key] === null || others.length < 2 || others.some((each) => each !== !past[key]))
		return [];
	const problem = `Only the right answer is in the ${past[key] ? 'past' : 'present'} tense`;
	return [warning(set.paths[key]!, 'tense-cue', problem, 'Put all choices into one tense.')];
}

function keyOf({ choices }: ChoiceSet): number {
	return choices.findIndex(({ correct }) => correct);
}
