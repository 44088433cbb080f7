import type { ClaimKind, QuestionType } from '../bank/bank';

/** How well a learner knew something, by the learner's own word. */
export type SelfRating = (typeof SELF_RATINGS)[number];
export const SELF_RATINGS = ['again', 'hard', 'good', 'easy'] as const;

/** What a learner answered, as plain JSON that is kept in the log as it is. */
export type Response =
	| { type: 'single'; choice: string }
	| { type: 'multiple'; choices: string[] }
	| { type: 'true-false'; value: boolean }
	| { type: 'numeric'; text: string }
	| { type: 'short-text'; text: string }
	/** Per blank id: the typed text, or the id of the choice. */
	| { type: 'cloze'; blanks: Record<string, string> }
	/** Per prompt id: the id of the option. */
	| { type: 'matching'; matches: Record<string, string> }
	/** Item ids in the learner's order. */
	| { type: 'ordering'; order: string[] }
	| { type: 'attribution'; kind: ClaimKind | null; speaker: string | null }
	/** A card has no answer but this. */
	| { type: 'card'; rating: SelfRating }
	| { type: 'dont-know' };

/** `mostly` is a pass (at least 3/4 right, or a typo), `partly` is not. */
export type Outcome = 'right' | 'mostly' | 'partly' | 'wrong';

/** Something to tell the learner about the answer; the interface words it. */
export type GradeNote =
	| { code: 'typo'; meant: string; blank?: string }
	| { code: 'confusion'; feedback: string }
	| { code: 'not-a-number' }
	| { code: 'unit-missing'; unit: string }
	| { code: 'unit-wrong'; unit: string }
	| { code: 'pairs-in-order'; right: number; of: number };

export interface Grade {
	/** 0–1. */
	score: number;
	outcome: Outcome;
	/** Right or not per part: choice id, blank id, prompt id, item id, 'kind', 'speaker'. Empty for one-part types. */
	parts: Record<string, boolean>;
	notes: GradeNote[];
}

export type { QuestionType };

/** The response of one interaction type, e.g. `ResponseOf<'cloze'>`. */
export type ResponseOf<T extends Response['type']> = Extract<Response, { type: T }>;
