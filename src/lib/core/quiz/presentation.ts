import type { Choice, Question } from '../bank/bank';
import { seededRandom, shuffled, type Random } from './random';

/** The order in which the parts of a question are shown; lists of ids (of names for speakers), empty where the type has none. */
export interface Presentation {
	/** Single and multiple choice: choice ids, pinned ones last. */
	choices: string[];
	/** Cloze: choice ids per chosen blank. */
	blanks: Record<string, string[]>;
	/** Matching. */
	prompts: string[];
	options: string[];
	/** Ordering: never in the right order to begin with. */
	items: string[];
	/** Attribution. */
	speakers: string[];
}

/**
 * How to lay out a question. The same question and seed give the same layout; the question's id is part of the seed,
 * so the session's seed will do for all of its questions.
 */
export function present(question: Question, seed: string): Presentation {
	// Each part has a stream of its own: a choice added to one blank leaves the others as they were.
	const stream = (part: string) => seededRandom(`${seed}\n${question.id}\n${part}`);
	const empty: Presentation = {
		choices: [],
		blanks: {},
		prompts: [],
		options: [],
		items: [],
		speakers: []
	};
	switch (question.type) {
		case 'single':
		case 'multiple':
			return { ...empty, choices: pinnedLast(question.choices, stream('choices')) };
		case 'cloze': {
			const chosen = question.blanks.filter((blank) => blank.kind === 'chosen');
			const orders = chosen.map((blank) => [
				blank.id,
				pinnedLast(blank.choices, stream(`blank ${blank.id}`))
			]);
			return { ...empty, blanks: Object.fromEntries(orders) as Record<string, string[]> };
		}
		case 'matching':
			return {
				...empty,
				prompts: shuffled(idsOf(question.prompts), stream('prompts')),
				options: shuffled(idsOf(question.options), stream('options'))
			};
		case 'ordering':
			return { ...empty, items: disordered(idsOf(question.items), stream('items')) };
		case 'attribution':
			return { ...empty, speakers: shuffled(question.speakers, stream('speakers')) };
		case 'true-false':
		case 'numeric':
		case 'short-text':
		case 'card':
			return empty;
	}
}

function pinnedLast(choices: readonly Choice[], random: Random): string[] {
	const free = choices.filter((choice) => !choice.pinned);
	const pinned = choices.filter((choice) => choice.pinned);
	return [...shuffled(idsOf(free), random), ...idsOf(pinned)];
}

/** Shuffled, but never as it was: a learner who moves nothing must not be right. */
function disordered(ids: readonly string[], random: Random): string[] {
	const order = shuffled(ids, random);
	const asItWas = order.every((id, at) => id === ids[at]);
	return asItWas ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

function idsOf(parts: readonly { id: string }[]): string[] {
	return parts.map((part) => part.id);
}
