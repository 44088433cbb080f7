import { checkQuestion } from '../../core/bank/check-question';
import type { QuestionEntry } from '../../core/bank/schema';
import type { ReadEntry } from '../formats/read-set';
import { NotTaken } from './not-taken';

/** What a bank allows (core/bank/schema.ts). */
const MOST = { text: 5000, parts: 26, answers: 100 };

/** In words of those who know the other program. */
const REASONS: { readonly [code: string]: string } = {
	'no-key': 'No answer is marked as right, so it cannot be asked.',
	'all-keys': 'Every choice is right, so nothing can be asked.',
	'no-blanks': 'It has no gap to fill.',
	'duplicate-text': 'Two of its parts have the same text.',
	'extra-matches': 'Two of its parts have the same text.',
	'one-option': 'There is only one answer to choose from.',
	'confusion-is-right': 'One of its answers is marked both right and wrong.'
};

/**
 * The entry, when a bank can hold it.
 * @throws NotTaken with the reason
 */
export function takeableEntry(entry: ReadEntry): ReadEntry {
	for (const text of textsIn(entry))
		if (text.length > MOST.text)
			throw new NotTaken('One of its texts has more than 5,000 characters.');
	if (entry.stem === '') throw new NotTaken('It has no text.');
	if (entry.type === 'card') {
		if (entry.back === '') throw new NotTaken('It has no answer.');
		return entry;
	}
	const [fewest, most] = partCounts(entry);
	if (fewest < 2)
		throw new NotTaken('It has fewer than two parts to choose from or to put together.');
	if (most > MOST.parts) throw new NotTaken('It has more than 26 parts.');
	if (answerCount(entry) > MOST.answers)
		throw new NotTaken('It has more than 100 accepted answers.');
	// What only a bank gives says nothing about the rest.
	const whole = { ...entry, id: 'x', facts: ['x'], explanation: 'x' } as QuestionEntry;
	const [problem] = checkQuestion({ entry: whole, path: [] });
	if (problem)
		throw new NotTaken(REASONS[problem.code] ?? 'It is no question that a bank may have.');
	return entry;
}

function* textsIn(value: unknown): Generator<string> {
	if (typeof value === 'string') yield value;
	else if (typeof value === 'object' && value !== null)
		for (const inner of Object.values(value)) yield* textsIn(inner);
}

/** Of its lists of parts, the shortest and the longest. */
function partCounts(entry: Exclude<ReadEntry, { type: 'card' }>): [fewest: number, most: number] {
	switch (entry.type) {
		case 'single':
		case 'multiple':
			return both(entry.choices?.length ?? 0);
		case 'matching': {
			const extra = entry.extra?.length ?? 0;
			return [entry.pairs.length, Math.max(entry.pairs.length, extra)];
		}
		case 'ordering':
			return both(entry.items.length);
		case 'cloze': {
			const blanks = Object.values(entry.blanks);
			const chosen = blanks.flatMap(({ choices }) => (choices ? [choices.length] : []));
			return [Math.min(2, ...chosen), Math.max(blanks.length, ...chosen)];
		}
		default:
			return both(2);
	}
}

const both = (count: number): [number, number] => [count, count];

function answerCount(entry: Exclude<ReadEntry, { type: 'card' }>): number {
	if (entry.type === 'short-text') return entry.accept.length;
	if (entry.type !== 'cloze') return 0;
	return Math.max(...Object.values(entry.blanks).map(({ accept }) => accept?.length ?? 0));
}
