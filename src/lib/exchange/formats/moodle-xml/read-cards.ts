import type { ReadEntry } from '../read-set';
import { escapeMarks } from '../../rich-text/marked-text';
import { plainLine } from '../../xml/given-text';
import { childOf } from '../../xml/xml-element';
import type { MoodleQuestion } from './moodle-question';

/** What stands on the back of a card whose answer the file does not give. */
export const NO_MODEL_ANSWER = 'There is no model answer. Judge your own.';

/** An essay: what graders are told, or else the general feedback, is its back. */
export function readEssay(question: MoodleQuestion): ReadEntry {
	const { explanation, ...base } = question.base();
	const notes = question.text(childOf(question.element, 'graderinfo'));
	if (question.text(childOf(question.element, 'responsetemplate')) !== '')
		question.item.tell('left-out', 'A text to begin the answer with has no place here.');
	question.item.once('changed', 'Essays became cards, which the learner rates.');
	if (notes !== '')
		return { type: 'card', ...base, back: notes, ...(explanation ? { explanation } : {}) };
	if (explanation) return { type: 'card', ...base, back: explanation };
	question.item.tell('changed', 'An essay has no model answer, so the back of its card says so.');
	return { type: 'card', ...base, back: NO_MODEL_ANSWER };
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
