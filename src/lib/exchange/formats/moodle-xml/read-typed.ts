import { foldText } from '../../../core/bank/fold-text';
import type { EntryOf } from '../../../core/bank/schema';
import type { ReadEntry } from '../read-set';
import type { EntryBase } from '../../xml/choice-entry';
import { plainLine, readNumber, withoutFormatting } from '../../xml/given-text';
import type { ItemReading } from '../../xml/item-reading';
import { NotTaken } from '../../xml/not-taken';
import { childOf, childrenOf, lettersOf } from '../../xml/xml-element';
import { textOf, type MoodleQuestion } from './moodle-question';
import { worthOf } from './read-chosen';

/** An answer to be typed; `*` stands for any letters unless a backslash is before it. */
export interface TypedAnswer {
	text: string;
	/** 0–1. */
	worth: number;
	feedback: string;
}

export interface TypedKey {
	accept: string[];
	right: string;
	wrong: string;
	confusions: { text: string; feedback: string }[];
}

const WHOLE = 0.9999;
const NO_KEY = 'No answer is marked as right, so it cannot be asked.';

/** @throws NotTaken where no exact answer is right */
export function typedKey(
	answers: readonly TypedAnswer[],
	caseMatters: boolean,
	item: ItemReading
): TypedKey {
	const key: TypedKey = { accept: [], right: '', wrong: '', confusions: [] };
	const fold = (text: string) => (caseMatters ? foldText(text) : foldText(text).toLowerCase());
	const known = new Set<string>();
	const partly = answers.filter(({ worth }) => worth > 0 && worth < WHOLE);
	const wildcards: string[] = [];
	for (const { text, worth, feedback } of answers) {
		if (worth < WHOLE) continue;
		const exact = plainLine(withoutFormatting(withoutStars(text)));
		if (feedback !== '') {
			if (key.right !== '' && key.right !== feedback)
				item.tell(
					'left-out',
					'Only one right answer may have feedback; that of the others was left out.'
				);
			key.right ||= feedback;
		}
		if (exact === '' || known.has(fold(exact))) continue;
		known.add(fold(exact));
		if (hasStar(text)) wildcards.push(exact);
		else key.accept.push(exact);
	}
	if (wildcards.length > 0)
		item.tell(
			'changed',
			'An answer has * for any letters; here it is accepted without them alone.'
		);
	key.accept.push(...wildcards);
	if (key.accept.length === 0) throw new NotTaken(NO_KEY);
	if (partly.length > 0)
		item.tell(
			'changed',
			'An answer that is partly right gives points there; here it is wrong and told as a confusion.'
		);
	for (const { text, worth, feedback } of answers) {
		if (worth >= WHOLE) continue;
		const exact = plainLine(withoutFormatting(withoutStars(text)));
		if (exact === '' && worth <= 0) {
			key.wrong ||= feedback;
			continue;
		}
		if (hasStar(text) && feedback !== '')
			item.tell(
				'changed',
				'An answer has * for any letters; here it is accepted without them alone.'
			);
		if (exact === '' || known.has(fold(exact)) || feedback === '') continue;
		known.add(fold(exact));
		key.confusions.push({ text: exact, feedback });
	}
	return key;
}

export function readShortAnswer(question: MoodleQuestion): ReadEntry {
	const caseMatters = question.flag('usecase') === true;
	const answers = childrenOf(question.element, 'answer').map((answer) => ({
		text: textOf(answer),
		worth: worthOf(answer),
		feedback: question.text(childOf(answer, 'feedback'))
	}));
	const { accept, right, wrong, confusions } = typedKey(answers, caseMatters, question.item);
	return {
		type: 'short-text',
		...question.base(),
		accept,
		...(caseMatters ? { 'case-sensitive': true } : {}),
		...(right || wrong
			? { feedback: { right: right || undefined, wrong: wrong || undefined } }
			: {}),
		...(confusions.length > 0 ? { confusions } : {})
	};
}

export interface NumberAnswer extends TypedAnswer {
	/** Null where the text is no number. */
	value: number | null;
	tolerance: number;
}

export function readNumerical(question: MoodleQuestion): ReadEntry {
	const answers = childrenOf(question.element, 'answer').map((answer) => ({
		text: textOf(answer),
		value: readNumber(textOf(answer)),
		// Files before Moodle 1.9 have the fraction inside.
		worth: childOf(answer, 'fraction')
			? Number(lettersOf(childOf(answer, 'fraction')))
			: worthOf(answer),
		tolerance: Math.abs(readNumber(lettersOf(childOf(answer, 'tolerance'))) ?? 0),
		feedback: question.text(childOf(answer, 'feedback'))
	}));
	return numericEntry(question.base(), answers, question.item, unitOf(question));
}

/** @throws NotTaken where no number is right */
export function numericEntry(
	base: EntryBase,
	answers: readonly NumberAnswer[],
	item: ItemReading,
	unit?: EntryOf<'numeric'>['unit']
): ReadEntry {
	const [key, ...more] = answers.filter(({ worth, value }) => worth >= WHOLE && value !== null);
	if (!key || key.value === null) throw new NotTaken(NO_KEY);
	if (more.length > 0)
		item.tell('changed', 'Several numbers are right; only the first is accepted here.');
	if (answers.some(({ worth }) => worth > 0 && worth < WHOLE))
		item.tell('changed', 'A number that is partly right gives points there; here it is wrong.');
	const confusions: NonNullable<EntryOf<'numeric'>['confusions']> = [];
	let wrong = '';
	for (const { text, value, worth, feedback } of answers) {
		if (worth >= WHOLE || feedback === '') continue;
		if (value === null) {
			if (/^\*?$/.test(text)) wrong ||= feedback;
		} else if (
			Math.abs(value - key.value) <= key.tolerance ||
			confusions.some((other) => other.value === value)
		)
			item.tell('left-out', 'Feedback to a number that counts as another one was left out.');
		else confusions.push({ value, feedback });
	}
	const feedback = { right: key.feedback || undefined, wrong: wrong || undefined };
	return {
		type: 'numeric',
		...base,
		answer: key.value,
		...(key.tolerance > 0 ? { tolerance: key.tolerance } : {}),
		...(unit ? { unit } : {}),
		...(feedback.right || feedback.wrong ? { feedback } : {}),
		...(confusions.length > 0 ? { confusions } : {})
	};
}

function unitOf(question: MoodleQuestion): EntryOf<'numeric'>['unit'] {
	const units = childrenOf(childOf(question.element, 'units'), 'unit').map((unit) => ({
		name: plainLine(lettersOf(childOf(unit, 'unit_name'))),
		factor: readNumber(lettersOf(childOf(unit, 'multiplier'))) ?? 1
	}));
	const named = units.filter(({ name }) => name !== '');
	const [first, ...others] = named.filter(({ factor }) => factor === 1);
	if (named.some(({ factor }) => factor !== 1))
		question.item.tell(
			'left-out',
			'A unit that the number would have to be converted to is not accepted here.'
		);
	if (!first) return undefined;
	const accept = others.map(({ name }) => name);
	return {
		name: first.name,
		...(accept.length > 0 ? { accept } : {}),
		...(Number(question.letters('unitgradingtype')) > 0 ? { required: true } : {})
	};
}

/** Stars that no backslash stands before. */
const hasStar = (text: string) => /(?<!\\)\*/.test(text);
const withoutStars = (text: string) => text.replace(/(?<!\\)\*/g, '').replaceAll('\\*', '*');
