import type { ClaimKind, QuestionType } from '../bank/bank';

/** What a question is to the learner, as it is asked for by `is:`. */
export const STATES = [
	'new',
	'due',
	'missed',
	'flagged',
	'suspended',
	'buried',
	'leech',
	'retired'
] as const;
export type QuestionState = (typeof STATES)[number];

/** Numbers that a question is compared by; without a card most are not there, and no comparison with them holds. */
export const NUMBERS = [
	/** Stability in days, difficulty 1–10, chance of recall 0–1. */
	'stability',
	'difficulty',
	'recall',
	/** Answers that moved the memory; times forgotten; all answers. 0 without a card. */
	'reps',
	'lapses',
	'answers',
	/** Days from today until it is asked; below 0 when it is overdue. */
	'dueIn',
	/** The day it is asked from. */
	'dueDay',
	/** Days since its bank was opened here, since its first answer, since its last one. */
	'addedAgo',
	'introducedAgo',
	'answeredAgo'
] as const;
export type NumberName = (typeof NUMBERS)[number];

export const COMPARISONS = ['<=', '>=', '!=', '<', '>', '='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What a search asks for. An empty `all` asks for nothing, and finds everything. */
export type SearchTree =
	| { is: 'all' | 'any'; of: SearchTree[] }
	| { is: 'not'; of: SearchTree }
	/** These words in a row, folded; with `open` the last one may go on. */
	| { is: 'words'; words: string[]; open: boolean }
	/** Its id, or the beginning of a row of words in its title. */
	| { is: 'bank'; id: string; words: string[] }
	/** Folded; with `open` the tag may go on. None at all is the empty text. */
	| { is: 'tag'; tag: string; open: boolean }
	/** Words of a name of someone who makes a claim that the question rests on. */
	| { is: 'said'; words: string[] }
	/** A question's id, after its bank's where that is given; '' for all of that bank, and of no other. */
	| { is: 'id'; bank: string | null; question: string }
	| { is: 'kind'; kind: ClaimKind }
	| { is: 'type'; type: QuestionType }
	| { is: 'state'; state: QuestionState }
	| { is: 'number'; name: NumberName; comparison: Comparison; value: number };

/** Why a search could not be read. */
export type FaultCode =
	/** `found` is no name of anything that can be asked for. */
	| 'unknown-filter'
	/** `found` is none of the values that `of` may have. */
	| 'unknown-value'
	/** Nothing stands behind `of`. */
	| 'no-value'
	/** A number (or a day) was to stand behind `of`. */
	| 'not-a-number'
	| 'not-a-day'
	/** `of` is compared: a `<`, `>` or `=` is missing. */
	| 'no-comparison'
	/** Something was to stand on both sides of `or`, or behind a `-`. */
	| 'nothing-beside'
	| 'unopened'
	| 'unclosed'
	/** Deeper than anyone would write. */
	| 'too-deep';

export interface SearchFault {
	code: FaultCode;
	/** Where in what was typed, from 0, and how many characters of it. */
	at: number;
	length: number;
	/** What stands there. */
	found: string;
	/** Of which filter. */
	of: string;
	/** What could be meant: the nearest, or all there are. */
	meant: readonly string[];
	nearest: string | null;
}

export type ReadSearch = { ok: true; tree: SearchTree } | { ok: false; fault: SearchFault };

/** Whether a search asks for retired questions by name: without that none is found. */
export function asksForRetired(tree: SearchTree): boolean {
	if (tree.is === 'all' || tree.is === 'any') return tree.of.some(asksForRetired);
	if (tree.is === 'not') return asksForRetired(tree.of);
	return tree.is === 'state' && tree.state === 'retired';
}
