import { quoted, warning, words, type Remark } from '../finding';
import { datePrecision } from './date-precision';
import { quantityOf, type Quantity } from './quantity';
import { choiceSets, isEnglish, type Check, type ChoiceSet } from './written-question';

/** Significant digits that the key has more than any distractor. */
const MORE_DIGITS = 2;

/**
 * Numbers and dates as choices: out of order where the order is fixed (all pinned; elsewhere they are shuffled), overlapping, or
 * the key more exact than the rest. "Place choices in logical or numerical order", "keep choices independent; choices should not
 * be overlapping": Haladyna, Downing & Rodriguez (2002), guidelines 21 and 22; NBME Item-Writing Guide (2020), "numeric data not
 * stated consistently".
 */
export const numberChoices: Check = (bank, written) => {
	if (!isEnglish(bank)) return [];
	const sets = written.filter(({ question }) => question.type !== 'multiple').flatMap(choiceSets);
	return sets.flatMap((set) => {
		const dated = mixedDates(set);
		if (dated.length > 0) return dated;
		const quantities = set.choices.flatMap(({ text }) => quantityOf(text) ?? []);
		if (quantities.length < set.choices.length) return [];
		return [
			...unsorted(set, quantities),
			...overlapping(set, quantities),
			...exact(set, quantities)
		];
	});
};

function mixedDates({ choices, paths }: ChoiceSet): Remark[] {
	const levels = choices.map(({ text }) => datePrecision(text));
	if (levels.some((level) => level === null) || new Set(levels).size === 1) return [];
	const key = choices.findIndex(({ correct }) => correct);
	return [
		warning(
			paths[key]!,
			'numbers-precision',
			'Some dates among the choices are more exact than others',
			'Give all with a day, all with a month, or all as years.'
		)
	];
}

function unsorted({ choices, paths }: ChoiceSet, quantities: readonly Quantity[]): Remark[] {
	if (!choices.every(({ pinned }) => pinned)) return [];
	// Another unit is another scale: 8 seconds, 8 minutes.
	if (new Set(quantities.map(({ unit }) => unit)).size > 1) return [];
	const falls = quantities.findIndex(({ from }, at) => at > 0 && from < quantities[at - 1]!.from);
	const rises = quantities.some(({ from }, at) => at > 0 && from > quantities[at - 1]!.from);
	if (falls < 0 || !rises) return [];
	const problem = `The order of the choices is fixed, but ${quoted(choices[falls]!.text)} is out of it`;
	return [
		warning(paths[falls]!, 'numbers-unsorted', problem, 'Sort them, or take "pinned" out.', {
			mend: words`Sort them, or untick ${{ box: 'pinned' }}.`
		})
	];
}

function overlapping({ choices, paths }: ChoiceSet, quantities: readonly Quantity[]): Remark[] {
	if (new Set(quantities.map(({ unit }) => unit)).size > 1) return [];
	for (const [index, one] of quantities.entries())
		for (const [earlier, other] of quantities.slice(0, index).entries()) {
			if (!one.span && !other.span) continue;
			if (one.from > other.to || other.from > one.to) continue;
			return [
				warning(
					paths[index]!,
					'numbers-overlap',
					`${quoted(choices[earlier]!.text)} and ${quoted(choices[index]!.text)} overlap: a number may be in both`,
					'Let each span end before the next begins.'
				)
			];
		}
	return [];
}

function exact({ choices, paths }: ChoiceSet, quantities: readonly Quantity[]): Remark[] {
	const key = choices.findIndex(({ correct }) => correct);
	const others = quantities.filter((_, index) => index !== key);
	const most = Math.max(...others.map(({ digits }) => digits));
	if (quantities.some(({ span }) => span) || quantities[key]!.digits < most + MORE_DIGITS)
		return [];
	return [
		warning(
			paths[key]!,
			'numbers-precision',
			`The right answer ${quoted(choices[key]!.text)} is more exact than the wrong ones`,
			'Round it, or give the wrong ones as many digits.'
		)
	];
}
