import type { Fingerprint, Question } from '../bank/bank';
import { fingerprint } from '../bank/fingerprint';

/**
 * A fingerprint of what an answer to the question is made of: its type, and the ids of its parts with what they say. Where
 * two states of a question have the same, an answer to the one means the same in the other; neither of the question's own
 * fingerprints tells that, since they do not depend on ids.
 */
export function answerParts(question: Question): Fingerprint {
	return fingerprint([question.type, ...partsOf(question)]);
}

function partsOf(question: Question): unknown[] {
	switch (question.type) {
		case 'single':
		case 'multiple':
			return saidBy(question.choices);
		case 'cloze':
			return question.blanks.map((blank) =>
				blank.kind === 'typed' ? [blank.id] : [blank.id, saidBy(blank.choices)]
			);
		case 'matching':
			return [saidBy(question.prompts), saidBy(question.options)];
		case 'ordering':
			return saidBy(question.items);
		case 'attribution':
			return [...question.speakers].sort();
		// How well it was known is said of this back.
		case 'card':
			return [question.back];
		// What is typed, and true or false, stands by itself.
		case 'true-false':
		case 'numeric':
		case 'short-text':
			return [];
	}
}

interface Part {
	id: string;
	text: string;
	image?: { digest?: string; alt: string };
}

/** Where they stand in the file means nothing, or is the key. */
const saidBy = (parts: readonly Part[]) =>
	parts
		.map(({ id, text, image }) => JSON.stringify([id, text, image?.digest ?? image?.alt ?? null]))
		.sort();
