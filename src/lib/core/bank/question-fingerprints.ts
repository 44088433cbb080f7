import { hasMarks } from '../markup/parse-markup';
import { textAroundBlanks } from './blanks-in-text';
import type { BankImage, Choice, Fingerprint, Question } from './bank';
import { fingerprint } from './fingerprint';

type Unmarked<T> = T extends Question ? Omit<T, 'wording' | 'key'> : never;
/** A question before its fingerprints are taken. */
export type UnmarkedQuestion = Unmarked<Question>;

/**
 * `wording`: all that a learner can read before answering (the hint too). `key`: what counts as right.
 * Of a bank that is read with marks the wording counts as another where a text has any; the text itself is the one in the file.
 * Neither depends on ids, on the order of what is shuffled, on feedback or explanation. A picture is part of the wording,
 * by what it shows and its alternative text, never of the key (but the one on a card's back is); its name counts only where the file was not looked at.
 */
export function fingerprintsOf(question: UnmarkedQuestion): {
	wording: Fingerprint;
	key: Fingerprint;
} {
	const { type, stem } = question;
	const wording = [
		type,
		stem,
		question.hint?.text ?? '',
		...shown(question),
		...pictures(question)
	];
	return {
		wording: fingerprint(readsWithMarks(question) ? [...wording, question.markup] : wording),
		key: fingerprint([type, ...right(question)])
	};
}

function shown(question: UnmarkedQuestion): unknown[] {
	switch (question.type) {
		case 'single':
		case 'multiple':
			return [texts(question.choices)];
		case 'true-false':
		case 'short-text':
		case 'card':
			return [];
		case 'numeric':
			return [question.unit?.name ?? ''];
		case 'cloze':
			return [
				question.text,
				question.blanks.map((blank) => [
					blank.id,
					blank.kind === 'chosen' ? texts(blank.choices) : []
				])
			];
		case 'matching':
			return [texts(question.prompts), texts(question.options)];
		case 'ordering':
			return [texts(question.items)];
		case 'attribution':
			return [question.statement, [...question.speakers].sort()];
	}
}

/** Nothing where there is none, so that what had no picture before there were any is what it was. */
function pictures(question: UnmarkedQuestion): unknown[] {
	const choices =
		question.type === 'single' || question.type === 'multiple'
			? question.choices
					.flatMap(({ text, image }) => (image ? [JSON.stringify([text, seen(image)])] : []))
					.sort()
			: [];
	if (!question.image && choices.length === 0) return [];
	return [question.image ? seen(question.image) : null, choices];
}

const seen = ({ file, alt, digest }: BankImage) => [digest ?? file, alt];

/** Whether marks make a difference to what is read before answering. */
function readsWithMarks(question: UnmarkedQuestion): boolean {
	if (!question.markup) return false;
	return (
		hasMarks(question.stem, true) ||
		hasMarks(question.hint?.text ?? '', true) ||
		markedTexts(question).some((text) => hasMarks(text))
	);
}

function markedTexts(question: UnmarkedQuestion): string[] {
	switch (question.type) {
		case 'single':
		case 'multiple':
			return texts(question.choices);
		case 'true-false':
		case 'short-text':
		case 'numeric':
		case 'card':
			return [];
		case 'cloze':
			return [
				...textAroundBlanks(question.text),
				...question.blanks.flatMap((blank) => (blank.kind === 'chosen' ? texts(blank.choices) : []))
			];
		case 'matching':
			return texts([...question.prompts, ...question.options]);
		case 'ordering':
			return texts(question.items);
		case 'attribution':
			return [question.statement];
	}
}

function right(question: UnmarkedQuestion): unknown[] {
	switch (question.type) {
		case 'single':
		case 'multiple':
			return [keys(question.choices)];
		case 'true-false':
			return [question.answer];
		case 'numeric': {
			const { answer, tolerance, unit } = question;
			return [answer, tolerance, unit ? [unit.name, [...unit.accept].sort(), unit.required] : null];
		}
		case 'short-text':
			return [[...question.accept].sort(), question.caseSensitive];
		case 'cloze':
			return question.blanks.map((blank) => [
				blank.id,
				blank.kind === 'chosen' ? keys(blank.choices) : [...blank.accept].sort()
			]);
		case 'matching': {
			const options = new Map(question.options.map(({ id, text }) => [id, text]));
			return question.prompts
				.map(({ text, match }) => JSON.stringify([text, options.get(match)]))
				.sort();
		}
		case 'ordering':
			return question.items.map(({ text }) => text);
		case 'card':
			return [question.back, ...(question.backImage ? [seen(question.backImage)] : [])];
		case 'attribution':
			return [question.kind, question.speaker];
	}
}

function texts(parts: { text: string }[]): string[] {
	return parts.map(({ text }) => text).sort();
}

function keys(choices: Choice[]): string[] {
	return texts(choices.filter(({ correct }) => correct));
}
