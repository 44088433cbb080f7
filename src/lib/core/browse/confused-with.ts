import type { Bank, Question } from '../bank/bank';
import type { Response } from '../quiz/response';
import { plainText } from '../markup/plain-text';
import { foldName } from './fold-words';

/** Another question that one is easily taken for, and how that is known. */
export interface Confusion {
	question: Question;
	/** `chosen`: the learner has given its answer to the one in question. `near`: it rests on the same facts or has the same tags. */
	by: 'chosen' | 'near';
}

/** A fact in common weighs more than a tag. */
const FACT_WEIGHT = 3;

/**
 * Which question of a bank another one is confused with: the one whose right answer was given most often in its place, or
 * else the nearest by facts and tags in common; of several that are as near the first. Null where none is near.
 * @param wrong the learner's answers to the question that were not right
 */
export function confusedWith(
	question: Question,
	bank: Pick<Bank, 'questions'>,
	wrong: readonly Response[]
): Confusion | null {
	const others = bank.questions.filter(({ id }) => id !== question.id);
	const given = new Map<string, number>();
	const own = new Set(keysOf(question));
	for (const text of wrong.flatMap((response) => saidIn(question, response)))
		if (!own.has(text)) given.set(text, (given.get(text) ?? 0) + 1);
	const chosen = most(others, (other) =>
		Math.max(0, ...keysOf(other).map((key) => given.get(key) ?? 0))
	);
	if (chosen) return { question: chosen, by: 'chosen' };
	const near = most(others, (other) => nearness(question, other));
	return near && { question: near, by: 'near' };
}

function most(
	questions: readonly Question[],
	score: (question: Question) => number
): Question | null {
	let best: Question | null = null;
	let highest = 0;
	for (const question of questions) {
		const own = score(question);
		if (own > highest) [best, highest] = [question, own];
	}
	return best;
}

function nearness(one: Question, other: Question): number {
	const facts = other.facts.filter((fact) => one.facts.includes(fact)).length;
	const tags = other.tags.filter((tag) => one.tags.includes(tag)).length;
	return facts * FACT_WEIGHT + tags;
}

/** What counts as right, folded; nothing for what has no answer in words. */
function keysOf(question: Question): string[] {
	return textsOf(question, () => {
		switch (question.type) {
			case 'single':
			case 'multiple':
				return question.choices.filter(({ correct }) => correct).map(({ text }) => text);
			case 'numeric':
				return [String(question.answer)];
			case 'short-text':
				return question.accept;
			case 'cloze':
				return question.blanks.flatMap((blank) =>
					blank.kind === 'typed'
						? blank.accept
						: blank.choices.filter(({ correct }) => correct).map(({ text }) => text)
				);
			case 'card':
				return [question.back];
			default:
				return [];
		}
	});
}

/** What was chosen or written, folded. */
function saidIn(question: Question, response: Response): string[] {
	return textsOf(question, () => {
		if (response.type === 'numeric' || response.type === 'short-text') return [response.text];
		const choices =
			question.type === 'single' || question.type === 'multiple' ? question.choices : [];
		const ids =
			response.type === 'single'
				? [response.choice]
				: response.type === 'multiple'
					? response.choices
					: [];
		return choices.filter(({ id }) => ids.includes(id)).map(({ text }) => text);
	});
}

const textsOf = ({ markup }: Question, texts: () => string[]) =>
	texts()
		.map((text) => foldName(plainText(text, markup)))
		.filter((text) => text !== '');
