import type { ClaimKind } from '../bank/bank';
import { slugId } from '../bank/slug';
import type { Plain } from './edit-bank-text';
import { fieldsOf, type Outline, type QuestionRow, type WrittenType } from './outline';

type Entry = { readonly [key: string]: Plain };

/** The names of an entry in the order in which a file has them. */
export const FACT_ORDER = [
	'id',
	'source',
	'passage',
	'kind',
	'said-by',
	'statement',
	'quote',
	'note',
	'attribution'
];
export const QUESTION_ORDER = [
	'id',
	'type',
	'facts',
	'stem',
	'image',
	'text',
	'answer',
	'answer-image',
	'back',
	'back-image',
	'right',
	'distractors',
	'choices',
	'tolerance',
	'unit',
	'accept',
	'case-sensitive',
	'blanks',
	'pairs',
	'extra',
	'items',
	'feedback',
	'confusions',
	'explanation',
	'hint',
	'tags',
	'difficulty',
	'dismissed'
];
export const SOURCE_ORDER = [
	'id',
	'title',
	'author',
	'publisher',
	'date',
	'kind',
	'url',
	'citation',
	'passages',
	'text',
	'note'
];

/** What was chosen in a source to make a fact of. */
export interface Chosen {
	source: string;
	passage: number;
	/** The exact words. */
	quote: string;
	/** Null where the author is still to choose it. */
	kind: ClaimKind | null;
	saidBy: string;
}

/** A fact whose statement is still to be written. */
export function newFact(outline: Outline, { source, passage, quote, kind, saidBy }: Chosen): Entry {
	const taken = new Set(outline.facts.map(({ id }) => id));
	const only = outline.sources.length === 1;
	return {
		id: slugId(quote, taken),
		...(only ? {} : { source }),
		passage,
		kind: kind ?? '',
		'said-by': saidBy,
		statement: '',
		quote
	};
}

/** A question on a fact, with room for what its type needs. */
export function newQuestion(outline: Outline, type: WrittenType, fact: string): Entry {
	const taken = new Set(outline.questions.map(({ id }) => id));
	const base = { id: slugId(fact.replaceAll('-', ' '), taken), type, facts: [fact], stem: '' };
	return { ...base, ...BODIES[type], explanation: '' };
}

/** What all types of questions have. */
const COMMON = [
	'id',
	'facts',
	'stem',
	'image',
	'explanation',
	'hint',
	'tags',
	'difficulty',
	'dismissed'
];

/** The same question as one of another type, with room for what that needs; what the old type alone had is gone. */
export function ofType(type: WrittenType, question: QuestionRow): Entry {
	const fields = Object.entries(fieldsOf(question.item) as Entry);
	const common = Object.fromEntries(fields.filter(([key]) => COMMON.includes(key)));
	const all: Entry = { ...common, type, ...BODIES[type] };
	const ordered = QUESTION_ORDER.filter((key) => key in all).map((key) => [key, all[key]!]);
	return Object.fromEntries(ordered) as Entry;
}

/** What may be left out is left out: feedback comes when there is something to say. */
const PART = { text: '' };

const BODIES: Record<WrittenType, Entry> = {
	// Three choices are enough: Rodriguez (2005), Educational Measurement: Issues and Practice 24(2).
	single: { answer: '', distractors: [PART, PART] },
	multiple: { choices: [{ text: '', correct: true }, PART, PART] },
	'true-false': { answer: true },
	// Any number that stood here would be taken for the author’s.
	numeric: {},
	'short-text': { accept: [''] },
	cloze: { text: '', blanks: {} },
	matching: {
		pairs: [
			{ prompt: '', match: '' },
			{ prompt: '', match: '' }
		]
	},
	ordering: { items: [PART, PART, PART] },
	card: { back: '' }
};

/**
 * A file with no question in it yet.
 * @param mark made at random: learners know a bank by its id, so no two authors may begin with the same one
 */
export function newBankText(title: string, author: string, language: string, mark = ''): string {
	const id = slugId(`${title || 'new bank'} ${mark}`.trim(), new Set());
	const quoted = (text: string) => JSON.stringify(text);
	return [
		`id: ${id}`,
		`title: ${quoted(title)}`,
		'summary: ""',
		`language: ${language}`,
		'licence: CC-BY-4.0',
		`authors: [${quoted(author)}]`,
		'revision: 1',
		'',
		'sources: []',
		'',
		'sections: []',
		'',
		'facts: []',
		'',
		'questions: []',
		''
	].join('\n');
}
