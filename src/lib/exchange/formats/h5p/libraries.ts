import type { ChoiceEntry } from '../../../core/bank/schema';
import { jsonOf, listOf, textOf, type Json } from '../loose-json';
import type { CardEntry, ReadEntry } from '../read-set';
import { chosen } from './chosen';
import type { ContentReader, ReadLibrary } from './content-reader';
import { blanks, dragText } from './gap-texts';
import { markTheWords } from './mark-the-words';
import { NoQuestion } from './no-question';

/** What is understood, by the name of the library. */
export const LIBRARIES: ReadonlyMap<string, ReadLibrary> = new Map([
	['H5P.MultiChoice', multiChoice],
	['H5P.TrueFalse', trueFalse],
	['H5P.Blanks', blanks],
	['H5P.DragText', dragText],
	['H5P.MarkTheWords', markTheWords],
	['H5P.SingleChoiceSet', singleChoiceSet],
	['H5P.Summary', summary],
	['H5P.QuestionSet', questionSet],
	['H5P.Dialogcards', dialogCards],
	['H5P.Flashcards', flashcards]
]);

function multiChoice(params: Json, reader: ContentReader): void {
	const asked = reader.stem(params.question, params.media);
	const choices = listOf(params.answers).map((answer): ChoiceEntry => {
		const { tip, chosenFeedback, notChosenFeedback } = jsonOf(answer.tipsAndFeedback);
		const feedback = reader.html(chosenFeedback);
		if (reader.letters(tip) !== '') reader.tell('left-out', 'A tip to one choice is left out.');
		if (reader.letters(notChosenFeedback) !== '')
			reader.tell('left-out', 'Feedback to what was not chosen is left out.');
		return {
			text: reader.html(answer.text) || '—',
			...(answer.correct === true && { correct: true }),
			...(feedback && { feedback })
		};
	});
	const right = choices.filter(({ correct }) => correct).length;
	const isSingle = right === 1 && jsonOf(params.behaviour).type !== 'multi';
	reader.overall(params.overallFeedback);
	reader.add(chosen(isSingle ? 'single' : 'multiple', asked, choices));
}

function trueFalse(params: Json, reader: ContentReader): void {
	const asked = reader.stem(params.question, params.media);
	const answer = params.correct === true || params.correct === 'true';
	if (!answer && params.correct !== false && params.correct !== 'false')
		throw new NoQuestion('It does not say what is right.');
	const { feedbackOnCorrect, feedbackOnWrong } = jsonOf(params.behaviour);
	const [right, wrong] = [reader.html(feedbackOnCorrect), reader.html(feedbackOnWrong)];
	const feedback = {
		...((answer ? right : wrong) && { true: answer ? right : wrong }),
		...((answer ? wrong : right) && { false: answer ? wrong : right })
	};
	reader.add({
		type: 'true-false',
		...asked,
		answer,
		...(Object.keys(feedback).length > 0 && { feedback })
	});
}

/** The first answer is the right one. */
function singleChoiceSet(params: Json, reader: ContentReader): void {
	reader.overall(params.overallFeedback);
	reader.each(params.choices, ({ question, answers }) => {
		reader.add(chosen('single', reader.stem(question), firstIsRight(answers, reader)));
	});
}

function summary(params: Json, reader: ContentReader): void {
	reader.overall(params.overallFeedback);
	const intro = reader.html(params.intro) || 'Choose the right statement.';
	reader.each(params.summaries, ({ summary: statements, tip }) => {
		const hint = reader.html(tip);
		const entry = chosen('single', { stem: intro }, firstIsRight(statements, reader));
		reader.add({ ...entry, ...(hint && { hint }) });
	});
}

const firstIsRight = (answers: unknown, reader: ContentReader) =>
	(Array.isArray(answers) ? answers.slice(0, 30) : []).map((answer, at): ChoiceEntry => ({
		text: reader.html(answer) || '—',
		...(at === 0 && { correct: true })
	}));

function questionSet(params: Json, reader: ContentReader): void {
	for (const question of listOf(params.questions))
		reader.read({
			...question,
			library: textOf(question.library),
			params: jsonOf(question.params)
		});
}

function dialogCards(params: Json, reader: ContentReader): void {
	reader.each(params.dialogs, (dialog) => {
		const { front, back } = jsonOf(dialog.tips);
		if (reader.letters(back) !== '') reader.tell('left-out', 'A tip on the back is left out.');
		if (listOf(dialog.audio).length > 0)
			reader.tell('left-out', 'What cannot be shown here is left out: sound.');
		reader.add(card(dialog, dialog.answer, front, reader));
	});
}

/** Their answer is typed there, and compared letter by letter; here the learner says how it went. */
function flashcards(params: Json, reader: ContentReader): void {
	reader.each(params.cards, (each) => reader.add(card(each, each.answer, each.tip, reader)));
}

function card(side: Json, answer: unknown, tip: unknown, reader: ContentReader): ReadEntry {
	const media = textOf(jsonOf(side.image).path) && {
		library: 'H5P.Image 1.0',
		params: { file: side.image, alt: side.imageAltText }
	};
	const hint = reader.html(tip);
	const back = reader.html(answer);
	if (back === '') throw new NoQuestion('Its back is empty.');
	const entry: Pick<CardEntry, 'type' | 'stem' | 'image' | 'back' | 'hint'> = {
		type: 'card',
		...reader.stem(side.text, media),
		back,
		...(hint && { hint })
	};
	return entry;
}
