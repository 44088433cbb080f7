/** The codes of all warnings about a bank's questions and facts: those that can be dismissed. */
export const WARNING_CODES = [
	'absolute-distractor',
	'all-of-the-above',
	'article-cue',
	'choice-by-letter',
	'choices-differ-in-case',
	'choices-unlike',
	'clang',
	'convergence',
	'gives-away-key',
	'hard-to-read',
	'judgement-not-by-author',
	'key-is-longest',
	'key-place',
	'key-place-run',
	'keys-are-longest',
	'long-quote',
	'near-duplicate',
	'near-duplicate-elsewhere',
	'negative-stem',
	'no-feedback',
	'no-question',
	'none-unpinned',
	'number-cue',
	'numbers-overlap',
	'numbers-precision',
	'numbers-unsorted',
	'repeated-lead-in',
	'tense-cue',
	'too-many-choices',
	'true-false-balance',
	'unasked-fact',
	'unnamed-speaker',
	'vague-frequency'
] as const;

/** Warnings about dismissals themselves. */
export const DISMISSAL_CODES = ['error-dismissed', 'idle-dismissal', 'unknown-dismissal'] as const;
/** A code that is in none of these lists does not compile in `warning`. */
export type WarningCode = (typeof WARNING_CODES)[number] | (typeof DISMISSAL_CODES)[number];

/** The codes of the errors that checks give; besides there are those of reading the file. */
export const ERROR_CODES = ['duplicate-choice', 'quote-not-in-text'] as const;
