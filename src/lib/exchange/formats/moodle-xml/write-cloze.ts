import type { Question } from '../../../core/bank/bank';
import { CLAIM_KINDS } from '../../../core/bank/bank';
import { blanksInText, textAroundBlanks } from '../../../core/bank/blanks-in-text';
import { escapeHtml } from '../../rich-text/write-html';
import type { QuestionWriting } from '../../xml/bank-html';

/** Begins the text with the gaps, behind the stem: both are one text there. */
export const GAPS = '<div class="footnote-gaps">';

/** Stem and text of a gap text, with its answers embedded; of a claim both that is asked of it. */
export function clozeHtml(question: Question, writing: QuestionWriting): string {
	if (question.type === 'attribution') {
		writing.tell('changed', 'A question on a claim became a text with two gaps.');
		const kinds = CLAIM_KINDS.map((kind) => option(kind, kind === question.kind, ''));
		const speakers = question.speakers.map((name) =>
			option(escapeHtml(name), name === question.speaker, '')
		);
		// Of a single speaker there is nothing to choose.
		const isOne = speakers.length < 2;
		const who = isOne ? unembedded(escapeHtml(question.speaker)) : chosen(speakers, true);
		const gaps = `${chosen(kinds, true)} – ${who}`;
		return `<div>What kind of claim is this, and who makes it?</div>${GAPS}${unembedded(writing.line(question.statement))}<br>${gaps}</div>`;
	}
	if (question.type !== 'cloze') return '';
	const pieces = textAroundBlanks(question.text);
	const gaps = blanksInText(question.text).map((id) => gapOf(id, question, writing));
	const text = pieces
		.map((piece, index) => unembedded(writing.line(piece)) + (gaps[index] ?? ''))
		.join('');
	return `<div>${unembedded(writing.block(question.stem))}</div>${GAPS}${text}</div>`;
}

function gapOf(
	id: string,
	question: Extract<Question, { type: 'cloze' }>,
	writing: QuestionWriting
): string {
	const blank = question.blanks.find((each) => each.id === id);
	if (!blank) return '';
	if (blank.kind === 'chosen') {
		const pinned = blank.choices.some((choice) => choice.pinned);
		if (pinned) writing.tell('changed', 'The choices of a gap stay in their order there.');
		return chosen(
			blank.choices.map(({ text, correct, feedback }) =>
				option(writing.line(text), correct, writing.block(feedback))
			),
			pinned
		);
	}
	const accepted = blank.accept.map(
		(text) => `=${embedded(escapeHtml(text).replaceAll('*', '\\*'))}`
	);
	const wrong = blank.feedback === '' ? [] : [`*${feedbackOf(writing.block(blank.feedback))}`];
	return `{1:SHORTANSWER:${[...accepted, ...wrong].join('~')}}`;
}

const chosen = (options: readonly string[], isFixed: boolean) =>
	`{1:${isFixed ? 'MULTICHOICE' : 'MULTICHOICE_S'}:${options.join('~')}}`;

/** Moodle takes entities away before it reads the HTML of an option. */
const option = (html: string, isRight: boolean, feedback: string) =>
	`${isRight ? '=' : ''}${embedded(html.replaceAll('&', '&amp;'))}${feedbackOf(feedback)}`;

const feedbackOf = (html: string) =>
	html === '' ? '' : `#${embedded(html.replaceAll('&', '&amp;'))}`;

/** Marks of Moodle's as entities by number; a backslash that makes a letter of a star stays. */
const embedded = (html: string) =>
	html.replace(/[~}{#=%]|\\(?!\*)|&#39;/g, (mark) =>
		mark.length > 1 ? mark : `&#${mark.charCodeAt(0)};`
	);

/** Braces that begin no gap. */
const unembedded = (html: string) => html.replaceAll('{', '&#123;').replaceAll('}', '&#125;');
