import type { Markup } from '../markup/markup-node';

/** What a bank is once it has been read and checked: plain data, ready for the engine. No schema library is needed to use it. */

export type BankId = string & { readonly brand?: 'BankId' };
export type QuestionId = string & { readonly brand?: 'QuestionId' };
export type FactId = string & { readonly brand?: 'FactId' };
export type SourceId = string & { readonly brand?: 'SourceId' };
/** A short hash, see fingerprint.ts: equal fingerprints mean equal wording (or equal key). */
export type Fingerprint = string & { readonly brand?: 'Fingerprint' };

export const CLAIM_KINDS = ['event', 'figure', 'statement', 'judgement'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

export const SOURCE_KINDS = [
	'opinion-article',
	'news-report',
	'explainer',
	'textbook',
	'paper',
	'statute',
	'speech',
	'dataset',
	/** Questions of someone else's, taken over from a file: what they say is said by that file. */
	'question-set',
	'other'
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const PASSAGE_UNITS = ['paragraph', 'page', 'section', 'time', 'question'] as const;
export type PassageUnit = (typeof PASSAGE_UNITS)[number];

export interface Source {
	id: SourceId;
	title: string;
	author: string;
	publisher: string;
	/** ISO date, YYYY-MM-DD. */
	date: string;
	kind: SourceKind;
	url?: string;
	citation?: string;
	/** How passages are numbered; `count` is the last passage's number, `countedFrom` the words the first one begins with. */
	passages: { unit: PassageUnit; count: number; countedFrom?: string };
	/** A word of warning to the learner about the source as a whole. */
	note?: string;
	/** The source itself, where its licence allows showing it: plain text, passage n is `text[n - 1]`. */
	text?: string[];
}

export interface Fact {
	id: FactId;
	source: SourceId;
	passage: number;
	/** In the bank author's own words. */
	statement: string;
	/** A term of the source in its exact words, at most 500 characters, for questions about the wording. */
	quote?: string;
	kind: ClaimKind;
	/** Who makes the claim; for a judgement, the source's author. */
	saidBy: string;
	/** Dated, disputed, checked against ... */
	note?: string;
}

/** A run of passages of one source with a title of its own; a question's section is that of its first fact. */
export interface Section {
	id: string;
	title: string;
	source: SourceId;
	from: number;
	to: number;
}

/** A picture beside the bank's file. Its size in pixels and its digest are there where the file was looked at. */
export interface BankImage {
	file: string;
	/** What a learner needs to know of it who cannot see it. */
	alt: string;
	width?: number;
	height?: number;
	/** See image-card.ts. */
	digest?: string;
}

export interface Choice {
	id: string;
	text: string;
	image?: BankImage;
	correct: boolean;
	/** Why someone might think so, and what the source says. */
	feedback: string;
	/** "None of these" and the like stay last when choices are shuffled. */
	pinned?: boolean;
}

export interface QuestionBase {
	id: QuestionId;
	facts: FactId[];
	section: string;
	stem: string;
	image?: BankImage;
	/** Empty where a question was taken over from a file that gives none. */
	explanation: string;
	hint?: Hint;
	tags: string[];
	/** The author's guess, 1 (easy) to 5 (hard). */
	difficulty?: number;
	/** Of a bank whose texts are read with marks; left out where they are plain. */
	markup?: 'markdown';
	/** Fingerprint of all that a learner reads before answering. */
	wording: Fingerprint;
	/** Fingerprint of what counts as right. */
	key: Fingerprint;
}

/** `gives`: the hint all but tells the answer, so an answer after it counts as not known. */
export interface Hint {
	text: string;
	gives: boolean;
}

export interface SingleQuestion extends QuestionBase {
	type: 'single';
	choices: Choice[];
}
export interface MultipleQuestion extends QuestionBase {
	type: 'multiple';
	choices: Choice[];
}
export interface TrueFalseQuestion extends QuestionBase {
	type: 'true-false';
	answer: boolean;
	/** Feedback to who answered "true" and to who answered "false". */
	feedback: { true: string; false: string };
}
export interface NumericQuestion extends QuestionBase {
	type: 'numeric';
	answer: number;
	/** Absolute: an answer within answer ± tolerance is right. 0 means exact. */
	tolerance: number;
	unit?: { name: string; accept: string[]; required: boolean };
	feedback: { right: string; wrong: string };
	/** Values that betray a known confusion, each with a word on it. */
	confusions: { value: number; feedback: string }[];
}
export interface ShortTextQuestion extends QuestionBase {
	type: 'short-text';
	/** The first is the one shown as the answer. */
	accept: string[];
	caseSensitive: boolean;
	feedback: { right: string; wrong: string };
	confusions: { text: string; feedback: string }[];
}
/** A blank is typed (`accept`) or chosen (`choices`), never both. */
export type Blank =
	| { id: string; kind: 'typed'; accept: string[]; feedback: string }
	| { id: string; kind: 'chosen'; choices: Choice[] };
export interface ClozeQuestion extends QuestionBase {
	type: 'cloze';
	/** Text with a `{{blank-id}}` where each blank stands. */
	text: string;
	blanks: Blank[];
}
export interface MatchingQuestion extends QuestionBase {
	type: 'matching';
	prompts: { id: string; text: string; match: string; feedback: string }[];
	/** All that can be chosen, the matches and the extra ones. */
	options: { id: string; text: string }[];
}
export interface OrderingQuestion extends QuestionBase {
	type: 'ordering';
	/** In the right order. `feedback` says why the item stands where it does. */
	items: { id: string; text: string; feedback: string }[];
}
/** A front (its stem) and a back. The learner says how well it was known: there is nothing to grade. */
export interface CardQuestion extends QuestionBase {
	type: 'card';
	back: string;
	backImage?: BankImage;
}
/** Generated from a fact: what kind of claim is it, and who makes it? Its stem is empty: the interface words it. */
export interface AttributionQuestion extends QuestionBase {
	type: 'attribution';
	/** The fact's statement. */
	statement: string;
	kind: ClaimKind;
	speaker: string;
	/** Two to five speakers of this bank, the right one among them. */
	speakers: string[];
}

export type Question =
	| SingleQuestion
	| MultipleQuestion
	| TrueFalseQuestion
	| NumericQuestion
	| ShortTextQuestion
	| ClozeQuestion
	| MatchingQuestion
	| OrderingQuestion
	| CardQuestion
	| AttributionQuestion;
export type QuestionType = Question['type'];

/**
 * Counts up whenever the parser makes another `Bank` of the same text, its fingerprints included: banks that are kept
 * parsed are then parsed anew.
 */
export const BANK_SHAPE = 2;

export interface Bank {
	id: BankId;
	title: string;
	summary: string;
	/** BCP 47. */
	language: string;
	licence: string;
	authors: string[];
	revision: number;
	/** How its questions and the statements of its facts are read; everything else is plain. */
	markup: Markup;
	sources: Source[];
	sections: Section[];
	facts: Fact[];
	/** In the bank's order, the generated attribution questions spread among the written ones of their section. */
	questions: Question[];
}
