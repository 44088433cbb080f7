import { CLAIM_KINDS, type Question } from '../../../core/bank/bank';
import { blanksInText, textAroundBlanks } from '../../../core/bank/blanks-in-text';
import { hasMarks } from '../../../core/markup/parse-markup';
import type { QuestionWriting } from '../../xml/bank-html';
import { element, inline, tag, type Xml } from '../../xml/write-xml';
import { base, response, set, tellPartFeedback, xhtml, type Parts } from './item-xml';
import { GAPS_CLASS } from './read-filled';

interface Gap {
	declaration: Xml;
	xml: Xml;
	id: string;
}

export function clozeParts(
	question: Extract<Question, { type: 'cloze' }>,
	writing: QuestionWriting
): Parts {
	const gaps = blanksInText(question.text).map((id, index): Gap => {
		const name = `RESPONSE_${index + 1}`;
		const blank = question.blanks.find((each) => each.id === id);
		if (blank?.kind === 'chosen') {
			if (blank.choices.some(({ feedback }) => feedback !== '')) tellPartFeedback(writing);
			if (blank.choices.some(({ pinned }) => pinned))
				writing.tell('changed', 'The choices of a gap have no fixed places there.');
			return inlineChoice(
				name,
				blank.choices.map(({ text, correct }) => ({ text: optionText(text, writing), correct }))
			);
		}
		if (blank?.feedback) tellPartFeedback(writing);
		const accept = blank?.kind === 'typed' ? blank.accept : [];
		const mapping = element(
			'mapping',
			{ defaultValue: 0 },
			accept.map((mapKey) =>
				element('mapEntry', { mapKey, mappedValue: 1, caseSensitive: 'false' })
			)
		);
		return {
			id: name,
			declaration: response(name, 'single', 'string', accept.slice(0, 1), [mapping]),
			xml: element('textEntryInteraction', { responseIdentifier: name })
		};
	});
	const pieces = textAroundBlanks(question.text);
	return gapParts(
		gaps,
		pieces.map((piece, index) => xhtml(writing.line(piece)) + (gaps[index]?.xml ?? '')).join('')
	);
}

export function inlineChoice(
	id: string,
	options: readonly { text: string; correct: boolean }[]
): Gap {
	const ids = options.map((_, index) => `option-${index + 1}`);
	return {
		id,
		declaration: response(
			id,
			'single',
			'identifier',
			ids.filter((_, index) => options[index]!.correct)
		),
		// Between its choices nothing may stand.
		xml: inline(
			'inlineChoiceInteraction',
			{ responseIdentifier: id, shuffle: 'true' },
			options
				.map(({ text }, index) => element('inlineChoice', { identifier: ids[index]! }, text))
				.join('')
		)
	};
}

/** A list has room for letters alone. */
function optionText(text: string, writing: QuestionWriting): string {
	if (writing.question.markup && hasMarks(text))
		writing.tell('changed', 'A choice of a gap is letters alone there, without its marks.');
	return writing.letters(text);
}

export function gapParts(gaps: readonly Gap[], text: Xml): Parts {
	return {
		declarations: gaps.map(({ declaration }) => declaration),
		body: [inline('div', { class: GAPS_CLASS }, text)],
		feedback: [],
		processing: gaps.map(({ id }) =>
			tag('responseCondition', [
				tag('responseIf', [
					tag('match', [
						element('variable', { identifier: id }),
						element('correct', { identifier: id })
					]),
					set(
						'SCORE',
						tag('sum', [
							element('variable', { identifier: 'SCORE' }),
							base('float', String(1 / gaps.length))
						])
					)
				])
			])
		)
	};
}

/** What kind of claim it is, and who makes it: two gaps behind the claim. */
export function attributionParts(
	question: Extract<Question, { type: 'attribution' }>,
	writing: QuestionWriting
): Parts {
	writing.tell('changed', 'A question on a claim became a text with two gaps.');
	const kinds = CLAIM_KINDS.map((kind) => ({
		text: kind,
		correct: kind === question.kind
	}));
	const speakers = question.speakers.map((name) => ({
		text: name,
		correct: name === question.speaker
	}));
	const gaps = [kinds, speakers].map((options, index) =>
		inlineChoice(`RESPONSE_${index + 1}`, options)
	);
	const statement = xhtml(writing.line(question.statement));
	return gapParts(gaps, `${statement}<br/>${gaps.map(({ xml }) => xml).join(' – ')}`);
}
