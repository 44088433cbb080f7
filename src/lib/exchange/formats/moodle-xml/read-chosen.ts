import type { ReadEntry } from '../read-set';
import { choiceEntry, type GivenChoice } from '../../xml/choice-entry';
import { NotTaken } from '../../xml/not-taken';
import { childOf, childrenOf, type XmlElement } from '../../xml/xml-element';
import { textOf, type MoodleQuestion } from './moodle-question';

/** The share of the points that an answer gives, as a fraction: the file has per cent. */
export const worthOf = (answer: XmlElement): number => {
	const percent = Number((answer.attributes.get('fraction') ?? '0').replace(',', '.'));
	return Number.isFinite(percent) ? percent / 100 : 0;
};

export function readMultichoice(question: MoodleQuestion): ReadEntry {
	const { element, item } = question;
	const several = question.type === 'multichoiceset' || question.flag('single') === false;
	const pinned = question.flag('shuffleanswers') === false;
	const { right, partly, wrong } = question.combinedFeedback();
	const choices = childrenOf(element, 'answer').map((answer): GivenChoice => {
		const feedback = question.text(childOf(answer, 'feedback'));
		return { ...question.pictured(answer), worth: worthOf(answer), feedback, pinned };
	});
	let isTold = partly === '';
	if (!several)
		for (const choice of choices) {
			const said = choice.worth > 0 ? right : wrong;
			if (said !== '' && choice.feedback && choice.feedback !== said) isTold = false;
			choice.feedback ||= said;
		}
	else isTold &&= right === '' && wrong === '';
	if (!isTold) question.tellCombinedFeedback();
	return choiceEntry(question.base(), choices, several, item);
}

export function readTrueFalse(question: MoodleQuestion): ReadEntry {
	const answers = childrenOf(question.element, 'answer');
	const named: string[] = answers.map((answer) => textOf(answer).toLowerCase());
	const isNamed = named.every((name) => ['true', 'false'].includes(name));
	if (!isNamed)
		question.item.tell(
			'changed',
			'True and false are named in another language; the first answer was taken for true.'
		);
	const at = (name: string, place: number) => answers[isNamed ? named.indexOf(name) : place];
	const [whenTrue, whenFalse] = [at('true', 0), at('false', 1)];
	const worths = [whenTrue, whenFalse].map((answer) => (answer ? worthOf(answer) : 0));
	if (worths[0] === worths[1])
		throw new NotTaken('No answer is marked as right, so it cannot be asked.');
	const feedback = {
		true: question.text(childOf(whenTrue, 'feedback')) || undefined,
		false: question.text(childOf(whenFalse, 'feedback')) || undefined
	};
	return {
		type: 'true-false',
		...question.base(),
		answer: worths[0]! > worths[1]!,
		...(feedback.true || feedback.false ? { feedback } : {})
	};
}
