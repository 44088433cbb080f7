import * as v from 'valibot';
import { MARKUPS } from '../markup/markup-node';
import { CLAIM_KINDS, PASSAGE_UNITS, SOURCE_KINDS } from './bank';
import { IMAGE_FILE, IMAGE_LIMITS, TEXT_FILE } from './bank-files';

/**
 * A bank file as an author writes it (questions/README.md). Messages are codes, worded in explain-issue.ts.
 * What one field says about another is checked in check-references.ts and check-question.ts.
 */

// The two names left out would reach into the prototype where ids become keys.
export const ID_PATTERN = /^(?!(?:constructor|prototype)$)[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_TEXT = 5000;
/** Characters: a passage to stand on, never a whole text; from when on it is much is told by checks/long-quote.ts. */
const MAX_QUOTE = 500;
const MAX_PARTS = 26;
/** Characters: what RFC 5646 4.4.1 recommends; the tag stands at every text on the screen. */
const MAX_LANGUAGE = 35;

const text = v.pipe(
	v.string(),
	v.trim(),
	v.minLength(1, 'empty-text'),
	v.maxLength(MAX_TEXT, 'long-text')
);
const id = v.pipe(v.string(), v.regex(ID_PATTERN, 'id-shape'), v.maxLength(80, 'long-id'));
const passage = v.pipe(v.number(), v.integer('not-whole'), v.minValue(1, 'too-small'));
const list = <T extends v.GenericSchema>(item: T, max = 100) =>
	v.pipe(v.array(item), v.minLength(1, 'empty-list'), v.maxLength(max, 'too-many'));
const parts = <T extends v.GenericSchema>(item: T) =>
	v.pipe(v.array(item), v.minLength(2, 'too-few'), v.maxLength(MAX_PARTS, 'too-many'));
const feedback = v.optional(text, undefined);
/** The codes of warnings that are not followed here, each with why. */
const dismissed = v.optional(v.pipe(v.record(id, text), v.maxEntries(100, 'too-many')));

const source = v.strictObject({
	id,
	title: text,
	author: text,
	publisher: text,
	date: v.pipe(v.string(), v.isoDate('not-a-date'), v.check(isRealDate, 'not-a-date')),
	kind: v.picklist(SOURCE_KINDS),
	url: v.optional(v.pipe(v.string(), v.regex(/^https?:\/\/[^\s<>"]+$/, 'not-a-link'))),
	citation: v.optional(text),
	passages: v.strictObject({
		unit: v.picklist(PASSAGE_UNITS),
		count: passage,
		'counted-from': v.optional(text)
	}),
	text: v.optional(v.pipe(v.string(), v.regex(TEXT_FILE, 'not-a-text-file'))),
	note: v.optional(text)
});

const section = v.strictObject({
	id,
	title: text,
	source: v.optional(v.string()),
	from: passage,
	to: passage
});

const fact = v.strictObject({
	id,
	source: v.optional(v.string()),
	passage,
	kind: v.picklist(CLAIM_KINDS),
	'said-by': text,
	statement: text,
	quote: v.optional(
		v.pipe(
			v.string(),
			v.trim(),
			v.minLength(1, 'empty-text'),
			v.maxLength(MAX_QUOTE, 'endless-quote')
		)
	),
	note: v.optional(text),
	attribution: v.optional(v.boolean()),
	dismissed
});

const image = v.strictObject({
	file: v.pipe(v.string(), v.maxLength(100, 'long-name'), v.regex(IMAGE_FILE, 'not-an-image-file')),
	alt: v.pipe(
		v.string(),
		v.trim(),
		v.minLength(1, 'empty-alt'),
		v.maxLength(IMAGE_LIMITS.alt, 'long-alt')
	)
});

const base = {
	id,
	facts: list(v.string()),
	stem: text,
	image: v.optional(image),
	/** Missing only where check-references.ts says it may. */
	explanation: v.optional(text),
	hint: v.optional(v.union([text, v.strictObject({ text, gives: v.optional(v.boolean()) })])),
	tags: v.optional(v.pipe(v.array(text), v.maxLength(100, 'too-many'))),
	difficulty: v.optional(
		v.pipe(
			v.number(),
			v.integer('not-whole'),
			v.minValue(1, 'not-1-to-5'),
			v.maxValue(5, 'not-1-to-5')
		)
	),
	dismissed
};

const choice = v.strictObject({
	id: v.optional(id),
	text,
	correct: v.optional(v.boolean()),
	feedback,
	pinned: v.optional(v.boolean())
});
/** Of a question; a blank's are shown in a list that has room for words alone. */
const pictured = v.strictObject({ ...choice.entries, image: v.optional(image) });
const distractor = v.strictObject({
	id: v.optional(id),
	text,
	image: v.optional(image),
	feedback,
	pinned: v.optional(v.boolean())
});
const rightWrong = v.optional(v.strictObject({ right: feedback, wrong: feedback }));

const single = v.strictObject({
	type: v.literal('single'),
	...base,
	answer: v.optional(text),
	'answer-image': v.optional(image),
	right: v.optional(text),
	distractors: v.optional(list(distractor, MAX_PARTS)),
	choices: v.optional(parts(pictured))
});
const multiple = v.strictObject({ type: v.literal('multiple'), ...base, choices: parts(pictured) });
const trueFalse = v.strictObject({
	type: v.literal('true-false'),
	...base,
	answer: v.boolean(),
	feedback: v.optional(v.strictObject({ true: feedback, false: feedback }))
});
const number = v.pipe(v.number(), v.finite('not-finite'));
const numeric = v.strictObject({
	type: v.literal('numeric'),
	...base,
	answer: number,
	tolerance: v.optional(v.pipe(number, v.minValue(0, 'negative'))),
	unit: v.optional(
		v.strictObject({
			name: text,
			accept: v.optional(v.pipe(v.array(text), v.maxLength(100, 'too-many'))),
			required: v.optional(v.boolean())
		})
	),
	feedback: rightWrong,
	confusions: v.optional(
		v.pipe(v.array(v.strictObject({ value: number, feedback: text })), v.maxLength(100, 'too-many'))
	)
});
const shortText = v.strictObject({
	type: v.literal('short-text'),
	...base,
	accept: list(text),
	'case-sensitive': v.optional(v.boolean()),
	feedback: rightWrong,
	confusions: v.optional(
		v.pipe(v.array(v.strictObject({ text, feedback: text })), v.maxLength(100, 'too-many'))
	)
});
const blank = v.strictObject({
	accept: v.optional(list(text)),
	choices: v.optional(parts(choice)),
	feedback
});
const cloze = v.strictObject({
	type: v.literal('cloze'),
	...base,
	text,
	blanks: v.pipe(v.record(id, blank), v.maxEntries(MAX_PARTS, 'too-many'))
});
const matching = v.strictObject({
	type: v.literal('matching'),
	...base,
	pairs: parts(v.strictObject({ id: v.optional(id), prompt: text, match: text, feedback })),
	extra: v.optional(v.pipe(v.array(text), v.maxLength(MAX_PARTS, 'too-many')))
});
const ordering = v.strictObject({
	type: v.literal('ordering'),
	...base,
	items: parts(v.strictObject({ id: v.optional(id), text, feedback }))
});
const card = v.strictObject({
	type: v.literal('card'),
	...base,
	back: text,
	'back-image': v.optional(image)
});

export const questionSchema = v.variant('type', [
	single,
	multiple,
	trueFalse,
	numeric,
	shortText,
	cloze,
	matching,
	ordering,
	card
]);

export const bankFileSchema = v.strictObject({
	id,
	title: text,
	summary: text,
	language: v.pipe(
		v.string(),
		v.regex(/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8})*$/, 'not-a-language'),
		v.maxLength(MAX_LANGUAGE, 'not-a-language')
	),
	licence: text,
	authors: list(text),
	revision: v.pipe(v.number(), v.integer('not-whole'), v.minValue(1, 'too-small')),
	markup: v.optional(v.picklist(MARKUPS)),
	sources: list(source, 50),
	sections: list(section, 500),
	facts: list(fact, 5000),
	questions: list(questionSchema, 5000),
	dismissed
});

export type BankFile = v.InferOutput<typeof bankFileSchema>;
export type SourceEntry = BankFile['sources'][number];
export type SectionEntry = BankFile['sections'][number];
export type FactEntry = BankFile['facts'][number];
export type QuestionEntry = BankFile['questions'][number];
export type ImageEntry = v.InferOutput<typeof image>;
export type ChoiceEntry = v.InferOutput<typeof pictured>;
export type BlankEntry = v.InferOutput<typeof blank>;
/** The entry of one type of question. */
export type EntryOf<T extends QuestionEntry['type']> = Extract<QuestionEntry, { type: T }>;

function isRealDate(date: string): boolean {
	const [year, month, day] = date.split('-').map(Number);
	const read = new Date(Date.UTC(year!, month! - 1, day!));
	return read.getUTCMonth() === month! - 1 && read.getUTCDate() === day;
}
