import type { Say } from '../outside-text';
import { cutAtMarks } from './escapes';
import { giftAnswer, isFull, PARTIAL } from './read-answer';
import type { Answers, ReadText } from './read-block';

/** With "=" one choice is the key; without it, all that give points are. */
export function readChoices(raw: string, read: ReadText, say: Say): Answers | null {
	const answers = cutAtMarks(raw, '=~').map(giftAnswer);
	const isSingle = answers.some(({ mark }) => mark === '=');
	const choices = answers.map((answer) => {
		const weight = answer.weight ?? (answer.mark === '=' ? 100 : 0);
		return {
			weight,
			choice: {
				text: read(answer.raw),
				correct: isSingle ? isFull(weight) : weight > 0,
				feedback: read(answer.feedback) || undefined
			}
		};
	});
	const leftOut = (text: string) => {
		say('left-out', text);
		return null;
	};
	if (choices.length < 2) return leftOut('There is only one choice.');
	if (choices.some(({ choice }) => choice.text === '')) return leftOut('A choice has no text.');
	const right = choices.filter(({ choice }) => choice.correct);
	if (right.length === 0) return leftOut('No choice is marked as fully right.');
	if (right.length === choices.length) return leftOut('Every choice is right.');
	const weights = right.map(({ weight }) => weight);
	if (isSingle) {
		if (choices.some(({ weight, choice }) => !choice.correct && weight !== 0))
			say('changed', PARTIAL);
		if (right.length > 1)
			say(
				'changed',
				'Each of several choices was right by itself; now all of them are to be chosen.'
			);
	} else if (Math.max(...weights) - Math.min(...weights) > 0.1)
		say('changed', 'The right choices gave different points; now all count alike.');
	else if (Math.abs(weights.reduce((sum, each) => sum + each, 0) - 100) > 1)
		say('changed', 'The points of the right choices do not make a hundred; now they do.');
	return {
		type: isSingle && right.length === 1 ? 'single' : 'multiple',
		choices: choices.map(({ choice }) =>
			choice.correct ? choice : { text: choice.text, feedback: choice.feedback }
		)
	};
}
