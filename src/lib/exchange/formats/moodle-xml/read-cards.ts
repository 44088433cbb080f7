import type { ReadEntry } from '../read-set';
import { escapeMarks } from '../../rich-text/marked-text';
import { plainLine } from '../../xml/given-text';
import { NO_ANSWER } from '../no-answer';
import { childOf } from '../../xml/xml-element';
import type { MoodleQuestion } from './moodle-question';

/** An essay: what graders are told, or else the general feedback, is its back. */
export function readEssay(question: MoodleQuestion): ReadEntry {
	const { explanation, ...base } = question.base();
	const container = childOf(question.element, 'graderinfo');
	const notes = container ? question.pictured(container) : { text: '' };
	const picture = notes.image ? { 'back-image': notes.image } : {};
	if (question.text(childOf(question.element, 'responsetemplate')) !== '')
		question.item.tell('left-out', 'A text to begin the answer with has no place here.');
	question.item.once('changed', 'Essays became cards, which the learner rates.');
	if (notes.text !== '')
		return {
			type: 'card',
			...base,
			back: notes.text,
			...picture,
			...(explanation ? { explanation } : {})
		};
	if (explanation) return { type: 'card', ...base, back: explanation };
	question.item.tell('changed', 'An essay has no model answer, so the back of its card says so.');
	return { type: 'card', ...base, back: NO_ANSWER };
}

/** A text that asks nothing: its name in front, the text on the back. */
export function readDescription(question: MoodleQuestion): ReadEntry {
	const { stem, image, ...base } = question.base();
	const name = escapeMarks(plainLine(question.letters('name')));
	question.item.once('changed', 'Descriptions became cards with their name in front.');
	return {
		type: 'card',
		...base,
		stem: name,
		back: stem,
		...(image ? { 'back-image': image } : {})
	};
}
