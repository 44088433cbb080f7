import type { ChoiceEntry } from '../../../core/bank/schema';
import type { ReadEntry } from '../read-set';
import type { ContentReader } from './content-reader';
import { NoQuestion } from './no-question';

const MOST_CHOICES = 26;

/** @throws NoQuestion where a learner would have nothing to choose */
export function chosen(
	type: 'single' | 'multiple',
	asked: ReturnType<ContentReader['stem']>,
	choices: ChoiceEntry[]
): ReadEntry {
	const right = choices.filter(({ correct }) => correct).length;
	if (choices.length < 2) throw new NoQuestion('It has fewer than two choices.');
	if (choices.length > MOST_CHOICES) throw new NoQuestion('It has more than 26 choices.');
	if (right === 0) throw new NoQuestion('None of its choices is right.');
	if (right === choices.length) throw new NoQuestion('All of its choices are right.');
	return { type, ...asked, choices };
}
