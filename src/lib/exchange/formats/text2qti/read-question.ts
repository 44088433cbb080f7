import { ESSAY_TOLD, NO_ANSWER } from '../no-answer';
import { outsideText, withoutNoText, type Say } from '../outside-text';
import type { ReadEntry } from '../read-set';
import type { QuizElement } from './elements';

/** A question's own element and those that follow it. */
export interface RawQuestion {
	stem: QuizElement;
	parts: QuizElement[];
}

interface Choice {
	text: string;
	correct: boolean;
	feedback: string;
}

/** What the parts of a question say; null where it is left out (and told). */
export function readQuestion({ stem: head, parts }: RawQuestion, say: Say): ReadEntry | null {
	const read = (text: string) => outsideText(text, 'markdown', say);
	const leftOut = (text: string) => {
		say('left-out', text);
		return null;
	};
	const stem = read(head.text);
	if (stem === '') return leftOut('The question has no text.');
	const of = (kind: QuizElement['kind']) => parts.filter((part) => part.kind === kind);
	const choices: Choice[] = [];
	const general: string[] = [];
	for (const { kind, text } of parts) {
		if (kind === 'right' || kind === 'right-box' || kind === 'wrong' || kind === 'wrong-box')
			choices.push({ text: read(text), correct: kind.startsWith('right'), feedback: '' });
		else if (kind === 'feedback' && choices.length > 0) choices.at(-1)!.feedback = read(text);
		else if (kind === 'feedback' || kind === 'solution') general.push(read(text));
	}
	const first = (kind: QuizElement['kind']) => (of(kind)[0] ? read(of(kind)[0]!.text) : '');
	const [right, wrong] = [first('right-feedback'), first('wrong-feedback')];
	const explanation = general.filter((text) => text !== '').join('\n\n') || undefined;
	const base = { stem, explanation };
	const feedback =
		right || wrong ? { right: right || undefined, wrong: wrong || undefined } : undefined;

	if (choices.length > 0) {
		if (choices.length < 2) return leftOut('There is only one choice.');
		if (choices.some(({ text }) => text === '')) return leftOut('A choice has no text.');
		const keys = choices.filter(({ correct }) => correct).length;
		if (keys === 0) return leftOut('No choice is marked as right.');
		if (keys === choices.length) return leftOut('Every choice is right.');
		const isBoxes = of('right-box').length + of('wrong-box').length > 0;
		if (!isBoxes && keys > 1)
			say(
				'changed',
				'Several choices of a single choice are right; now all of them are to be chosen.'
			);
		const told = withGeneral(choices, right, wrong);
		return (
			asTruth(told, base) ?? {
				type: isBoxes || keys > 1 ? 'multiple' : 'single',
				...base,
				choices: told.map((choice) => ({
					text: choice.text,
					correct: choice.correct || undefined,
					feedback: choice.feedback || undefined
				}))
			}
		);
	}
	if (of('number').length > 0) {
		const range = readRange(of('number')[0]!.text);
		if (range === null) return leftOut('The answer is no number or range of numbers.');
		return { type: 'numeric', ...base, ...range, feedback };
	}
	if (of('accept').length > 0) {
		const accept = of('accept')
			.map(({ text }) => withoutNoText(text))
			.filter((text) => text !== '');
		if (accept.length === 0) return leftOut('The question has no answer.');
		return { type: 'short-text', ...base, accept, feedback };
	}
	if (of('essay').length > 0) {
		if (explanation === undefined) say('noted', ESSAY_TOLD);
		return { type: 'card', stem, back: explanation ?? NO_ANSWER };
	}
	if (of('upload').length > 0) return leftOut('A file to hand in cannot be asked for here.');
	return leftOut('The question has no answers.');
}

/** What is said to all right or wrong answers, where a choice has nothing of its own. */
const withGeneral = (choices: readonly Choice[], right: string, wrong: string): Choice[] =>
	choices.map((choice) => ({
		...choice,
		feedback: choice.feedback || (choice.correct ? right : wrong)
	}));

/** A single choice between "True" and "False" is a statement to judge. */
function asTruth(
	choices: readonly Choice[],
	base: { stem: string; explanation?: string }
): ReadEntry | null {
	const by = (word: string) => choices.find(({ text }) => text.toLowerCase() === word);
	const [yes, no] = [by('true'), by('false')];
	if (choices.length !== 2 || !yes || !no) return null;
	return {
		type: 'true-false',
		...base,
		answer: yes.correct,
		feedback:
			yes.feedback || no.feedback
				? { true: yes.feedback || undefined, false: no.feedback || undefined }
				: undefined
	};
}

const NUMBER = /^[+-]?(?:\d[\d_]{0,300}(?:\.\d{0,300})?|\.\d{1,300})(?:[eE][+-]?\d{1,3})?$/;

/** "5", "1.41 +- 0.01", "1.41 +- 1%" and "[1.4, 1.5]"; null where it is none of them. */
function readRange(text: string): { answer: number; tolerance?: number } | null {
	const bounds = /^\[([^,\]]{1,400}),([^,\]]{1,400})\]$/.exec(text.trim());
	if (bounds) {
		const [low, high] = [readNumber(bounds[1]!), readNumber(bounds[2]!)];
		if (low === null || high === null) return null;
		return {
			answer: tidy((low + high) / 2),
			tolerance: tidy(Math.abs(high - low) / 2) || undefined
		};
	}
	const [value = '', margin] = text.split('+-');
	const answer = readNumber(value);
	if (answer === null) return null;
	if (margin === undefined) return { answer };
	const share = margin.trim().endsWith('%');
	const give = readNumber(margin.replace('%', ''));
	if (give === null) return null;
	return { answer, tolerance: Math.abs(share ? tidy((answer * give) / 100) : give) || undefined };
}

/** Without the digits that only counting in twos brings. */
const tidy = (value: number) => Number(value.toPrecision(12));

function readNumber(text: string): number | null {
	const trimmed = text.trim();
	const value = Number(trimmed.replaceAll('_', ''));
	return NUMBER.test(trimmed) && Number.isFinite(value) ? value : null;
}
