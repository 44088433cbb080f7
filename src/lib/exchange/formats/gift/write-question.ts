import type { Bank, Choice, Question } from '../../../core/bank/bank';
import { textAroundBlanks } from '../../../core/bank/blanks-in-text';
import { footnoteLines } from '../footnote-lines';
import type { Say } from '../outside-text';
import { escapeGift } from './escapes';
import { GiftTexts } from './gift-texts';
import { readLabels, writeLabels } from './labels';

/** One question in GIFT; a cloze text gives one for each blank, and what GIFT has no way to ask gives none. */
export function writeQuestion(question: Question, bank: Bank, say: Say): string[] {
	if (question.type === 'attribution') {
		say('left-out', 'Who makes which kind of claim is asked by this app alone.');
		return [];
	}
	tellLosses(question, say);
	const texts = new GiftTexts(question.markup ?? 'plain', say);
	const said = question.type === 'card' ? question.back : question.explanation;
	const general = texts.general(said, footnoteLines(question, bank));
	const block = (id: string, stem: string, answers: string[]) => {
		const labels = writeLabels({ id, tags: question.tags });
		const read = readLabels([labels]);
		if (read.id !== id || read.tags.join('\n') !== question.tags.join('\n'))
			say('changed', 'A tag cannot be kept as it is.');
		const lines = [...answers, ...(general === '' ? [] : [general])];
		// The mark of numbers stands beside the brace.
		const open = lines[0] === '#' ? '{' : '{\n';
		return `${labels}\n::${escapeGift(id)}::${stem}${open}${lines.join('\n')}\n}`;
	};
	const stem = texts.body(question.stem, true);
	if (question.type === 'cloze') {
		say('changed', 'A text with blanks became one question for each blank.');
		return question.blanks.map((blank, nth) => {
			const text = gapText(question.text, nth, texts);
			const answers =
				blank.kind === 'chosen'
					? choiceLines(blank.choices, texts)
					: shortLines(blank.accept, { right: '', wrong: blank.feedback }, [], texts);
			const id = question.blanks.length === 1 ? question.id : `${question.id}-${blank.id}`;
			return block(id, texts.stem(stem, text), answers);
		});
	}
	return [block(question.id, texts.stem(stem), answerLines(question, texts, say))];
}

type Asked = Exclude<Question, { type: 'attribution' | 'cloze' }>;

function answerLines(question: Asked, texts: GiftTexts, say: Say): string[] {
	switch (question.type) {
		case 'single':
			return choiceLines(question.choices, texts);
		case 'multiple':
			return weighedLines(question.choices, texts);
		case 'true-false': {
			const { answer, feedback } = question;
			const right = texts.feedback(answer ? feedback.true : feedback.false);
			const wrong = texts.feedback(answer ? feedback.false : feedback.true);
			return [`${answer ? 'TRUE' : 'FALSE'}${wrong || (right && '#')}${right}`];
		}
		case 'numeric': {
			const { answer, tolerance, feedback, confusions } = question;
			return [
				'#',
				`=${answer}:${tolerance}${texts.feedback(feedback.right)}`,
				...confusions.map((each) => `=%0%${each.value}:0${texts.feedback(each.feedback)}`),
				...(feedback.wrong === '' ? [] : [`~${texts.feedback(feedback.wrong)}`])
			];
		}
		case 'short-text':
			return shortLines(question.accept, question.feedback, question.confusions, texts);
		case 'matching': {
			const matched = new Set(question.prompts.map(({ match }) => match));
			const textOf = new Map(question.options.map(({ id, text }) => [id, texts.plain(text)]));
			return [
				...question.prompts.map(({ text, match }) => ({ text, option: textOf.get(match) ?? '' })),
				...question.options
					.filter(({ id }) => !matched.has(id))
					.map(({ id }) => ({ text: '', option: textOf.get(id) ?? '' }))
			].map(({ text, option }) => pairLine(text, option, texts));
		}
		case 'ordering':
			say('changed', 'Items to put in order are matched with the numbers of their places.');
			return question.items.map(({ text }, index) => pairLine(text, String(index + 1), texts));
		case 'card':
			say('changed', 'A card became an essay, its back what is said of any answer.');
			if (question.explanation !== '')
				say('left-out', 'The explanation of a card is left out: its back stands in its place.');
			return [];
	}
}

const pairLine = (prompt: string, option: string, texts: GiftTexts) =>
	`=${prompt === '' ? '' : texts.withoutArrows(texts.answer(prompt))} -> ${texts.withoutArrows(option)}`;

const choiceLines = (choices: readonly Choice[], texts: GiftTexts) =>
	choices.map(
		({ text, correct, feedback }) =>
			`${correct ? '=' : '~'}${texts.answer(text)}${texts.feedback(feedback)}`
	);

/** Right ones share a hundred percent; a wrong one takes back what a right one gives, as it does here. */
function weighedLines(choices: readonly Choice[], texts: GiftTexts): string[] {
	const share = Number((100 / choices.filter(({ correct }) => correct).length).toFixed(5));
	return choices.map(
		({ text, correct, feedback }) =>
			`~%${correct ? share : -share}%${texts.answer(text)}${texts.feedback(feedback)}`
	);
}

function shortLines(
	accept: readonly string[],
	feedback: { right: string; wrong: string },
	confusions: readonly { text: string; feedback: string }[],
	texts: GiftTexts
): string[] {
	return [
		...accept.map((text) => `=%100%${texts.accepted(text)}${texts.feedback(feedback.right)}`),
		...confusions.map((each) => `=%0%${texts.accepted(each.text)}${texts.feedback(each.feedback)}`),
		...(feedback.wrong === '' ? [] : [`=%0%*${texts.feedback(feedback.wrong)}`])
	].map((line) => texts.withoutArrows(line));
}

/** The text with the blank that is asked for as a line; of the others nothing is told. */
function gapText(text: string, asked: number, texts: GiftTexts): string {
	return textAroundBlanks(text)
		.map((piece) => (piece.trim() === '' ? piece : texts.body(piece)))
		.reduce((before, piece, nth) => `${before}${nth - 1 === asked ? '_____' : '…'}${piece}`);
}

function tellLosses(question: Question, say: Say): void {
	if (question.hint) say('left-out', 'The hint is left out: GIFT has none.');
	if (question.difficulty !== undefined)
		say('left-out', 'The difficulty is left out: GIFT has none.');
	const choices = 'choices' in question ? question.choices : [];
	const back = question.type === 'card' ? question.backImage : undefined;
	if (question.image || back || choices.some(({ image }) => image))
		say('left-out', 'The picture is left out: GIFT holds none.');
	const blankChoices =
		question.type === 'cloze'
			? question.blanks.flatMap((blank) => (blank.kind === 'chosen' ? blank.choices : []))
			: [];
	if ([...choices, ...blankChoices].some(({ pinned }) => pinned))
		say('changed', 'That a choice stays in its place is not kept: GIFT has no way to say so.');
	if (question.type === 'numeric' && question.unit)
		say('left-out', 'The unit is left out: GIFT has none.');
	if (question.type === 'short-text' && question.caseSensitive)
		say(
			'changed',
			'Small and capital letters count as the same: GIFT has no way to tell them apart.'
		);
	const parts =
		question.type === 'matching'
			? question.prompts
			: question.type === 'ordering'
				? question.items
				: [];
	if (parts.some(({ feedback }) => feedback !== ''))
		say('left-out', 'Feedback to single pairs or items is left out: GIFT has none.');
}
