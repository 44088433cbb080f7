import type { XmlElement } from '../../xml/xml-element';
import { foldText } from '../../../core/bank/fold-text';
import type { ReadEntry } from '../read-set';
import { escapeMarks } from '../../rich-text/marked-text';
import { readHtml } from '../../rich-text/read-html';
import { isLikeHtml, plainLine } from '../../xml/given-text';
import { childOf, childrenOf } from '../../xml/xml-element';
import { textOf, type MoodleQuestion } from './moodle-question';

export function readMatching(question: MoodleQuestion): ReadEntry {
	const { element, item } = question;
	const pairs: { prompt: string; match: string }[] = [];
	const extra: string[] = [];
	for (const part of childrenOf(element, 'subquestion')) {
		const match = matchOf(question, childOf(part, 'answer'));
		if (match === '') {
			item.tell('left-out', 'A line without an answer was left out.');
			continue;
		}
		const prompt = partText(question, part);
		if (prompt === '') extra.push(match);
		else pairs.push({ prompt, match });
	}
	question.tellCombinedFeedback();
	const known = new Set(pairs.map(({ match }) => foldText(match)));
	const others = extra.filter((text) => {
		const isNew = !known.has(foldText(text));
		known.add(foldText(text));
		return isNew;
	});
	return {
		type: 'matching',
		...question.base(),
		pairs,
		...(others.length > 0 ? { extra: others } : {})
	};
}

export function readOrdering(question: MoodleQuestion): ReadEntry {
	const { element } = question;
	// The "fraction" is the place in the order; where all have the same, the order is that of the file.
	const items = childrenOf(element, 'answer')
		.map((answer, index) => ({
			answer,
			index,
			place: Number(answer.attributes.get('fraction') ?? 0)
		}))
		.sort((a, b) => a.place - b.place || a.index - b.index)
		.map(({ answer }) => ({ text: partText(question, answer) }));
	question.tellCombinedFeedback();
	return { type: 'ordering', ...question.base(), items };
}

/** A part that has room for words alone: of a picture its alternative text is taken. */
function partText(question: MoodleQuestion, part: XmlElement): string {
	const read = question.read(part);
	const [alt] = read.pictures.map((picture) => plainLine(picture.alt)).filter(Boolean);
	if (read.text === '' && alt !== undefined) {
		question.item.tell(
			'changed',
			'A picture stands where there is room for words alone, so its alternative text was taken.'
		);
		return escapeMarks(alt);
	}
	return question.item.text(read);
}

/** Moodle shows answers as plain text, but other programs write HTML. */
function matchOf(question: MoodleQuestion, answer: XmlElement | undefined): string {
	if (!answer) return '';
	const text = textOf(answer);
	return answer.attributes.has('format')
		? partText(question, answer)
		: isLikeHtml(text)
			? question.item.text(readHtml(text))
			: escapeMarks(plainLine(text));
}
