import type { Question } from '../bank/bank';
import type { Response } from '../quiz/response';
import { mean } from './statistics';

/** One thing that was answered, and who answered it. */
export interface Pick {
	/** The choice's text, or what was written; null for "I don't know". */
	text: string | null;
	correct: boolean;
	count: number;
	/** 0–1: of all answers to the question. */
	share: number;
	/** 0–1: how well those who gave it did in the other questions; null where nothing is known of that. */
	restScore: number | null;
	/** What that is the mean of: one for each of whom it is known. */
	rests: readonly number[];
}

/** How many written answers are listed; the rest are rare. */
const MOST_WRITTEN = 8;

/** A response with its score, and the person's mean score in the other questions, 0–1. */
export interface Given {
	response: Response;
	score: number;
	rest: number | null;
}

/**
 * Which answers were given, by how many, and by whom. Choices stand in the order of the bank, those that nobody chose
 * among them; written answers and arrangements by how often they were given, the rare ones left out.
 */
export function picksOf(question: Question, answers: readonly Given[]): Pick[] {
	const choices = choicesOf(question);
	if (!choices) return written(question, answers);
	const rows = choices.map(({ text, correct, chose }) =>
		pick(
			text,
			correct,
			answers.filter(({ response }) => chose(response)),
			answers
		)
	);
	return [...rows, ...dontKnow(answers)];
}

interface Choosable {
	text: string;
	correct: boolean;
	chose: (response: Response) => boolean;
}

function choicesOf(question: Question): Choosable[] | null {
	if (question.type === 'single' || question.type === 'multiple')
		return question.choices.map(({ id, text, correct }) => ({
			text,
			correct,
			chose: (response) =>
				response.type === 'single'
					? response.choice === id
					: response.type === 'multiple' && response.choices.includes(id)
		}));
	if (question.type === 'true-false')
		return [true, false].map((value) => ({
			text: String(value),
			correct: question.answer === value,
			chose: (response) => response.type === 'true-false' && response.value === value
		}));
	return null;
}

function written(question: Question, answers: readonly Given[]): Pick[] {
	const groups = new Map<string, { correct: boolean; texts: string[]; gave: Given[] }>();
	for (const answer of answers) {
		const text = wordsOf(question, answer.response);
		if (text === null) continue;
		const correct = answer.score === 1;
		const name = `${correct} ${countsCase(question) ? text : text.toLowerCase()}`;
		const group = groups.get(name) ?? { correct, texts: [], gave: [] };
		group.texts.push(text);
		group.gave.push(answer);
		groups.set(name, group);
	}
	const rows = [...groups.values()].map(({ correct, texts, gave }) =>
		pick(mostFrequent(texts), correct, gave, answers)
	);
	const often = rows.sort((a, b) => b.count - a.count).slice(0, MOST_WRITTEN);
	return [...often, ...dontKnow(answers)];
}

const countsCase = (question: Question): boolean =>
	question.type === 'short-text' && question.caseSensitive;

/** The first among equals. */
function mostFrequent(texts: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

function dontKnow(answers: readonly Given[]): Pick[] {
	const gave = answers.filter(({ response }) => response.type === 'dont-know');
	return gave.length > 0 ? [pick(null, false, gave, answers)] : [];
}

function pick(
	text: string | null,
	correct: boolean,
	gave: readonly Given[],
	all: readonly Given[]
): Pick {
	const rests = gave.flatMap(({ rest }) => (rest === null ? [] : [rest]));
	return {
		text,
		correct,
		count: gave.length,
		share: all.length > 0 ? gave.length / all.length : 0,
		restScore: rests.length > 0 ? mean(rests) : null,
		rests
	};
}

/** A response in one line, the same for answers that are the same but for their case; null for "I don't know" and what fits the question no more. */
function wordsOf(question: Question, response: Response): string | null {
	const line = (parts: (string | undefined)[]) => parts.map((part) => part ?? '?').join(' · ');
	if (response.type === 'numeric' || response.type === 'short-text')
		return response.text.trim().replace(/\s+/g, ' ');
	if (question.type === 'cloze' && response.type === 'cloze')
		return line(
			question.blanks.map((blank) => {
				const given = response.blanks[blank.id];
				if (blank.kind === 'typed') return given?.trim();
				return blank.choices.find(({ id }) => id === given)?.text;
			})
		);
	if (question.type === 'matching' && response.type === 'matching')
		return line(
			question.prompts.map(({ id, text }) => {
				const chosen = question.options.find((option) => option.id === response.matches[id]);
				return `${text} – ${chosen?.text ?? '?'}`;
			})
		);
	if (question.type === 'ordering' && response.type === 'ordering')
		return line(response.order.map((item) => question.items.find(({ id }) => id === item)?.text));
	if (response.type === 'attribution') return line([response.kind ?? '', response.speaker ?? '']);
	return null;
}
