import type { Choice } from '../bank';
import { warning, type Remark } from '../finding';
import { choiceSets, type Check, type ChoiceSet } from './written-question';

const LONGER = 1.5;
/** Characters; below it the difference between short answers gives nothing away. */
const MIN_DIFFERENCE = 15;
/** Questions; of fewer no share can be told from chance. */
const MIN_SETS = 10;
/** Standard deviations above chance; about one bank in forty without a habit would be told of one. */
const SIGMA = 2;

/**
 * The longest choice is the key, in one question or too often over the bank. "Keep the length of choices about equal":
 * Haladyna, Downing & Rodriguez (2002), Applied Measurement in Education 15(3), guideline 24; NBME Item-Writing Guide (2020),
 * testwiseness: long correct answer.
 */
export const longestKey: Check = (_bank, written) => {
	const sets = written.filter(({ question }) => question.type === 'single').flatMap(choiceSets);
	const remarks = sets.flatMap(onItsOwn);
	const habit = overTheBank(sets);
	return habit ? [...remarks, habit] : remarks;
};

function onItsOwn({ choices, paths }: ChoiceSet): Remark[] {
	const key = choices.findIndex(({ correct }) => correct);
	const length = lengthOf(choices[key]!);
	const others = choices.filter((_, index) => index !== key).map(lengthOf);
	const mean = others.reduce((sum, each) => sum + each, 0) / others.length;
	const longest = others.every((each) => each < length);
	if (!longest || length <= LONGER * mean || length - mean < MIN_DIFFERENCE) return [];
	const problem = `The right answer has ${length} characters, the wrong ones ${Math.round(mean)} on average: its length gives it away`;
	return [
		warning(
			paths[key]!,
			'key-is-longest',
			problem,
			'Shorten the right answer, or give the wrong ones as much to say.'
		)
	];
}

function overTheBank(sets: readonly ChoiceSet[]): Remark | null {
	// Only where one choice stands out at all.
	const telling = sets.filter(({ choices }) => {
		const [first, second] = choices.map(lengthOf).sort((a, b) => b - a);
		return first! > second!;
	});
	if (telling.length < MIN_SETS) return null;
	const longest = telling.filter(({ choices }) => {
		const top = Math.max(...choices.map(lengthOf));
		return choices.some((choice) => choice.correct && lengthOf(choice) === top);
	}).length;
	const chances = telling.map(({ choices }) => 1 / choices.length);
	const expected = chances.reduce((sum, chance) => sum + chance, 0);
	const deviation = Math.sqrt(chances.reduce((sum, chance) => sum + chance * (1 - chance), 0));
	if (longest <= expected + SIGMA * deviation) return null;
	const problem = `In ${longest} of ${telling.length} questions with one right answer it is the longest choice; by chance it would be about ${Math.round(expected)}`;
	return warning(
		['questions'],
		'keys-are-longest',
		problem,
		'Shorten right answers or lengthen wrong ones, until "take the longest" is no strategy.'
	);
}

function lengthOf({ text }: Choice): number {
	return text.length;
}
