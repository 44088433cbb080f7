import { textOf, type Json } from '../loose-json';
import { chosen } from './chosen';
import type { ContentReader } from './content-reader';
import { escaped, lines, MOST_PARTS, PLACE, STAR, takeGaps, type Gap } from './gaps';
import { NoQuestion } from './no-question';

/**
 * As a multiple choice of words below the text: marking is picking some out of many, which a blank is not. Where there are
 * more words than choices can be, all right ones stay and others from all over the text.
 */
export function markTheWords(params: Json, reader: ContentReader): void {
	const gaps: Gap[] = [];
	const read = (inner: string): Gap => ({ answers: [inner], tip: '', right: '', wrong: '' });
	const html = lines(takeGaps(textOf(params.textField), gaps, read));
	const text = reader
		.html(html.replace(PLACE, (_, at) => gaps[Number(at)]!.answers[0]!))
		.replaceAll(STAR, '\\*');
	const { stem, image } = reader.stem(
		textOf(params.taskDescription) || 'Choose the right words.',
		params.media
	);
	const bare = (word: string) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
	const right = new Set(
		gaps.map(({ answers }) => bare(reader.letters(answers[0]))).filter(Boolean)
	);
	const all = reader.letters(html.replace(PLACE, ' ')).split(/\s+/).map(bare);
	const wrong = [...new Set(all)].filter((word) => word !== '' && !right.has(word));
	const room = MOST_PARTS - right.size;
	if (right.size === 0) throw new NoQuestion('No word of it is marked.');
	if (wrong.length === 0) throw new NoQuestion('All of its words are right.');
	if (room < 1) throw new NoQuestion('It has more than 25 words to mark.');
	const every = Math.max(1, wrong.length / room);
	const picked = Array.from(
		{ length: Math.min(room, wrong.length) },
		(_, at) => wrong[Math.floor(at * every)]!
	);
	if (picked.length < wrong.length)
		reader.tell('changed', 'Of a text with many words only some can be chosen.');
	else reader.tell('changed', 'Words are not marked in the text but chosen below it.');
	reader.overall(params.overallFeedback);
	const words = [...right, ...picked].sort((one, other) => (one < other ? -1 : 1));
	reader.add(
		chosen(
			'multiple',
			{ stem: `${stem}\n\n${text}`.slice(0, 5000), ...(image && { image }) },
			words.map((word) => ({
				text: reader.html(escaped(word)),
				...(right.has(word) && { correct: true })
			}))
		)
	);
}
