import type { Say } from '../outside-text';
import { cutAtMarks, splitAtMark, unescapeGift } from './escapes';
import { giftAnswer, isFull, PARTIAL } from './read-answer';
import type { Answers, ReadText } from './read-block';

interface Range {
	answer: number;
	tolerance: number;
}

/** What follows the first "#": one value, or several with weights, and after "~" what to say to any other. */
export function readNumeric(raw: string, read: ReadText, say: Say): Answers | null {
	const [values, others] = splitAtMark(raw, '~');
	const keys: (Range & { feedback: string })[] = [];
	const known: (Range & { feedback: string; weight: number })[] = [];
	let wrong = others === null ? '' : read(giftAnswer({ mark: '~', raw: others.trim() }).feedback);
	const leftOut = (text: string) => {
		say('left-out', text);
		return null;
	};
	for (const piece of cutAtMarks(values, '=')) {
		const answer = giftAnswer(piece);
		const weight = answer.weight ?? 100;
		const value = unescapeGift(answer.raw).trim();
		const feedback = read(answer.feedback);
		if (value === '*') {
			if (isFull(weight)) return leftOut('Any answer counts as right.');
			wrong ||= feedback;
			continue;
		}
		const range = readRange(value);
		if (range === null) return leftOut('An answer is no number.');
		if (isFull(weight)) keys.push({ ...range, feedback });
		else known.push({ ...range, feedback, weight });
	}
	const right = keys.find(({ feedback }) => feedback !== '')?.feedback;
	const feedback = right || wrong ? { right, wrong: wrong || undefined } : undefined;
	if (keys.length === 0) return leftOut('No answer is fully right.');
	const widest = keys.find((key) => keys.every((other) => covers(key, other)));
	if (known.some(({ weight }) => weight > 0)) say('changed', PARTIAL);
	if (!widest) {
		if (keys.some(({ tolerance }) => tolerance > 0))
			return leftOut('Several ranges of numbers are right, and here there is one.');
		say('changed', 'Several numbers are right, so the answer is read as words.');
		return {
			type: 'short-text',
			accept: keys.map(({ answer }) => String(answer)),
			feedback,
			confusions: known
				.filter((each) => each.feedback !== '')
				.map((each) => ({ text: String(each.answer), feedback: each.feedback }))
		};
	}
	const { answer, tolerance } = widest;
	const confusions = known.filter(
		(each) => each.feedback !== '' && !covers(widest, { ...each, tolerance: 0 })
	);
	if (confusions.some((each) => each.tolerance > 0))
		say('changed', 'Feedback to a range of wrong numbers is given to the one in its middle.');
	if (known.some((each) => each.feedback !== '' && covers(widest, { ...each, tolerance: 0 })))
		say('changed', 'Feedback to a wider range around the right number is not kept.');
	return {
		type: 'numeric',
		answer,
		...(tolerance === 0 ? {} : { tolerance }),
		feedback,
		confusions: confusions.map((each) => ({ value: each.answer, feedback: each.feedback }))
	};
}

const covers = (wide: Range, narrow: Range) =>
	wide.answer - wide.tolerance <= narrow.answer - narrow.tolerance &&
	narrow.answer + narrow.tolerance <= wide.answer + wide.tolerance;

const NUMBER = /^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,3})?$/;

/** "3", "3:0.1" (give or take), "2.9..3.1" (from, to); null where it is none. */
function readRange(text: string): Range | null {
	const [from, to] = splitOnce(text, '..');
	if (to !== null) {
		const [low, high] = [readNumber(from), readNumber(to)];
		return low === null || high === null ? null : between(low, high, [from, to]);
	}
	const [value, give] = splitOnce(text, ':');
	const [answer, tolerance] = [readNumber(value), give === null ? 0 : readNumber(give || '0')];
	return answer === null || tolerance === null ? null : { answer, tolerance: Math.abs(tolerance) };
}

/** The middle, without the digits that only counting in twos brings. */
function between(low: number, high: number, texts: string[]): Range {
	const places = Math.max(...texts.map((text) => /\.(\d*)/.exec(text)?.[1]?.length ?? 0)) + 1;
	const short = (value: number) => (places > 15 ? value : Number(value.toFixed(places)));
	const answer = short((low + high) / 2);
	return { answer, tolerance: short(Math.abs(high - low) / 2) };
}

function splitOnce(text: string, mark: string): [string, string | null] {
	const at = text.indexOf(mark);
	return at < 1 ? [text, null] : [text.slice(0, at), text.slice(at + mark.length)];
}

function readNumber(text: string): number | null {
	const trimmed = text.trim().replace('−', '-');
	const value = Number(trimmed);
	return NUMBER.test(trimmed) && Number.isFinite(value) ? value : null;
}
