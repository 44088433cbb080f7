import type { BlankEntry, ChoiceEntry } from '../../../core/bank/schema';
import { jsonOf, textOf, type Json } from '../loose-json';
import type { ContentReader } from './content-reader';
import {
	AFTER,
	BEFORE,
	escaped,
	lines,
	MOST_PARTS,
	nameOf,
	parted,
	PLACE,
	placed,
	takeGaps,
	withBlanks,
	type Gap
} from './gaps';
import { NoQuestion } from './no-question';

/** Typed, all of one content in one text as long as it has no more than 26 of them. */
export function blanks(params: Json, reader: ContentReader): void {
	const { stem, image } = reader.stem(textOf(params.text) || 'Fill in the blanks.', params.media);
	const blocks = Array.isArray(params.questions) ? params.questions.filter(isText) : [];
	const read = (inner: string): Gap => {
		const [answers, tip] = parted(inner, ':');
		return {
			answers: answers
				.split('/')
				.map((each) => reader.letters(each))
				.filter(Boolean),
			tip: reader.html(tip),
			right: '',
			wrong: ''
		};
	};
	const parts: { text: string; gaps: Gap[] }[] = [];
	for (const block of blocks) {
		const taken: Gap[] = [];
		const { text, gaps } = placed(reader.html(takeGaps(block, taken, read)), taken);
		const last = parts.at(-1);
		const isRoom = last && last.gaps.length + gaps.length <= MOST_PARTS;
		if (isRoom && last.text.length + text.length < 4000) {
			const from = last.gaps.length;
			last.text += `\n\n${text.replace(PLACE, (_, at) => BEFORE + (Number(at) + from) + AFTER)}`;
			last.gaps.push(...gaps);
		} else parts.push({ text, gaps });
	}
	if (parts.every(({ gaps }) => gaps.length === 0)) throw new NoQuestion('It has no blanks.');
	if (jsonOf(params.behaviour).caseSensitive !== false)
		reader.tell('changed', 'Small and capital letters count as the same in a blank.');
	reader.overall(params.overallFeedback);
	for (const { text, gaps } of parts) {
		if (
			gaps.length === 0 ||
			gaps.length > MOST_PARTS ||
			gaps.some(({ answers }) => answers.length === 0)
		) {
			reader.tell(
				'left-out',
				'A text without blanks, or with one that has no answer, or with more than 26.'
			);
			continue;
		}
		const hint = gaps.map(({ tip }, at) => (tip ? `${at + 1}: ${tip}` : '')).filter(Boolean);
		reader.add({
			type: 'cloze',
			stem,
			...(image && { image }),
			text: withBlanks(text),
			blanks: Object.fromEntries(
				gaps.map(({ answers }, at): [string, BlankEntry] => [
					nameOf(at),
					{ accept: answers.slice(0, 100) }
				])
			),
			...(hint.length > 0 && { hint: hint.join('\n').slice(0, 5000) })
		});
	}
}

/** Chosen from all the words that can be dragged: for each place one of them is right. */
export function dragText(params: Json, reader: ContentReader): void {
	const { stem, image } = reader.stem(
		textOf(params.taskDescription) || 'Put the words in their places.',
		params.media
	);
	const taken: Gap[] = [];
	const html = takeGaps(textOf(params.textField), taken, (inner) => dragged(inner, reader));
	const { text, gaps } = placed(reader.html(lines(html)), taken);
	const others: Gap[] = [];
	takeGaps(textOf(params.distractors), others, (inner) => dragged(inner, reader));
	const words = [...new Set([...gaps, ...others].map(({ answers }) => answers[0]!))];
	if (gaps.length === 0) throw new NoQuestion('It has no words to drag.');
	if (gaps.length > MOST_PARTS || words.length > MOST_PARTS)
		throw new NoQuestion('It has more than 26 words to drag.');
	if (words.includes('')) throw new NoQuestion('One of its words is empty.');
	words.sort((one, other) => (one < other ? -1 : 1));
	reader.overall(params.overallFeedback);
	const hint = gaps.map(({ tip }, at) => (tip ? `${at + 1}: ${tip}` : '')).filter(Boolean);
	reader.add({
		type: 'cloze',
		stem,
		...(image && { image }),
		text: withBlanks(text),
		blanks: Object.fromEntries(
			gaps.map(({ answers, right, wrong }, at): [string, BlankEntry] => {
				const answer = answers[0]!;
				// One word for one place is nothing to choose from.
				if (words.length < 2)
					return [nameOf(at), { accept: [answer], ...(wrong && { feedback: wrong }) }];
				const choices = words.map((word): ChoiceEntry => {
					const feedback = word === answer ? right : wrong;
					return {
						text: reader.html(escaped(word)),
						...(word === answer && { correct: true }),
						...(feedback && { feedback })
					};
				});
				return [nameOf(at), { choices }];
			})
		),
		...(hint.length > 0 && { hint: hint.join('\n').slice(0, 5000) })
	});
}

/** "word:tip", and what is said to who drags it there, "\+so", or another, "\-so". */
function dragged(inner: string, reader: ContentReader): Gap {
	const [, before = '', feedback = ''] = /^([^]*?)((?:\\[+-][^]*)?)$/.exec(inner) ?? [];
	const [word, tip] = parted(before, ':');
	const said = (mark: '+' | '-') =>
		reader.html((feedback.split(`\\${mark}`)[1] ?? '').replace(/\\[+-][^]*$/, ''));
	return {
		answers: [reader.letters(word)],
		tip: reader.html(tip),
		right: said('+'),
		wrong: said('-')
	};
}

const isText = (value: unknown): value is string => typeof value === 'string';
