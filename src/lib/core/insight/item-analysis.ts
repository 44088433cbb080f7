import type { Bank, Question } from '../bank/bank';
import type { FirstAnswer } from './first-answers';
import { picksOf, type Given, type Pick } from './picks';
import { correlation, isClearlyAbove, mean, median, shareInterval } from './statistics';

/**
 * How the questions of a bank work, from the first answers of many people: classical item analysis.
 * R. L. Ebel & D. A. Frisbie (1991), Essentials of Educational Measurement, chapter 13.
 */

/** Below so many answers nothing is said of a question: a few people say more about themselves than about it. */
export const ENOUGH_ANSWERS = 30;
/** A person's other answers tell how well they do from so many on. */
const ENOUGH_OTHERS = 3;
/** Ebel's borders of the discrimination, as commonly used: from 0.3 on good, below 0.2 to be looked at. */
const DISCRIMINATES_WELL = 0.3;
const DISCRIMINATES_LITTLE = 0.2;
/** A distractor that fewer choose does no work: Haladyna & Downing (1993), Educational and Psychological Measurement 53. */
const DRAWS_NOBODY = 0.05;
/** Whom a choice draws is told from so many people on of whom it is known how they do elsewhere. */
const ENOUGH_CHOOSERS = 5;
const EASY = 0.95;
const HARD = 0.3;

/** One person's first answers. */
export interface Respondent {
	answers: readonly FirstAnswer[];
}

/**
 * What an author may want to look at. `key-doubtful`: the better someone does, the more they answer it wrong; look at the key
 * first. `weak`: it hardly tells who knows. `idle`: distractors that hardly anyone chose.
 * `draws-the-best`: who chose it does better elsewhere than who chose the key, by more than chance explains.
 */
export type ItemRemark =
	| { code: 'key-doubtful' | 'weak' | 'easy' | 'hard' }
	| { code: 'idle'; choices: string[] }
	| { code: 'draws-the-best'; choice: string };

export interface ItemNumbers {
	/** 0–1: the mean score, with its 95 % interval. */
	facility: number;
	interval: [number, number];
	/** −1 to 1: how the score goes with the score in the other questions; null where that cannot be told. */
	discrimination: number | null;
	/** Of the time taken, in ms. */
	medianMs: number;
	/** 0–1: of the answers, how many came after a hint. */
	hinted: number;
	picks: Pick[];
	remarks: ItemRemark[];
}

export interface ItemAnalysis {
	question: Question;
	/** First answers to the question as it is keyed now. */
	answers: number;
	/** Of these, how many were given to an earlier wording. */
	reworded: number;
	/** First answers to an earlier key, which count no more. */
	outdated: number;
	/** Null below `ENOUGH_ANSWERS`. */
	numbers: ItemNumbers | null;
}

/** All questions of the bank in their order. */
export function analyseItems(bank: Bank, respondents: readonly Respondent[]): ItemAnalysis[] {
	const questions = new Map(bank.questions.map((question) => [question.id, question]));
	const given = new Map<string, (Given & { answer: FirstAnswer })[]>();
	const outdated = new Map<string, number>();
	for (const { answers } of respondents) {
		const current = answers.filter(({ question, key }) => questions.get(question)?.key === key);
		const sum = current.reduce((total, { score }) => total + score, 0);
		const others = current.length - 1;
		for (const answer of current) {
			const rest = others >= ENOUGH_OTHERS ? (sum - answer.score) / others : null;
			const { response, score } = answer;
			const list = given.get(answer.question) ?? [];
			list.push({ answer, response, score, rest });
			given.set(answer.question, list);
		}
		for (const { question, key } of answers)
			if (questions.has(question) && questions.get(question)!.key !== key)
				outdated.set(question, (outdated.get(question) ?? 0) + 1);
	}
	return bank.questions.map((question) => {
		const answers = given.get(question.id) ?? [];
		return {
			question,
			answers: answers.length,
			reworded: answers.filter(({ answer }) => answer.wording !== question.wording).length,
			outdated: outdated.get(question.id) ?? 0,
			numbers: answers.length < ENOUGH_ANSWERS ? null : numbersOf(question, answers)
		};
	});
}

function numbersOf(
	question: Question,
	answers: readonly (Given & { answer: FirstAnswer })[]
): ItemNumbers {
	const facility = mean(answers.map(({ score }) => score));
	const pairs = answers.flatMap(({ score, rest }) =>
		rest === null ? [] : [[score, rest] as const]
	);
	const discrimination = pairs.length < ENOUGH_ANSWERS ? null : correlation(pairs);
	const picks = picksOf(question, answers);
	return {
		facility,
		interval: shareInterval(facility, answers.length),
		discrimination,
		medianMs: median(answers.map(({ answer }) => answer.durationMs)),
		hinted: answers.filter(({ answer }) => answer.hint !== 'none').length / answers.length,
		picks,
		remarks: remarksOn(question, facility, discrimination, picks)
	};
}

function remarksOn(
	question: Question,
	facility: number,
	discrimination: number | null,
	picks: readonly Pick[]
): ItemRemark[] {
	const remarks: ItemRemark[] = [];
	if (discrimination !== null && discrimination < 0) remarks.push({ code: 'key-doubtful' });
	// What nearly all get right, or nearly none, cannot tell people apart.
	else if (facility >= EASY) remarks.push({ code: 'easy' });
	else if (discrimination !== null && discrimination < DISCRIMINATES_LITTLE)
		remarks.push({ code: 'weak' });
	if (facility < HARD) remarks.push({ code: 'hard' });
	if (question.type !== 'single' && question.type !== 'multiple') return remarks;
	const distractors = picks.filter(({ text, correct }) => text !== null && !correct);
	const idle = distractors.filter(({ share }) => share < DRAWS_NOBODY);
	if (idle.length > 0 && facility < EASY)
		remarks.push({ code: 'idle', choices: idle.map(({ text }) => text!) });
	const isKnown = ({ rests }: Pick) => rests.length >= ENOUGH_CHOOSERS;
	const keys = picks.filter((pick) => pick.correct && isKnown(pick));
	if (keys.length === 0) return remarks;
	for (const { text, rests } of distractors.filter(isKnown))
		if (keys.every((key) => isClearlyAbove(rests, key.rests)))
			remarks.push({ code: 'draws-the-best', choice: text! });
	return remarks;
}

/** A word for the discrimination, 0.3 and more being good. */
export const discriminationGrade = (value: number): 'good' | 'fair' | 'little' | 'negative' =>
	value < 0
		? 'negative'
		: value < DISCRIMINATES_LITTLE
			? 'little'
			: value < DISCRIMINATES_WELL
				? 'fair'
				: 'good';
