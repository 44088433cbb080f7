import fc from 'fast-check';
import { foldText } from '../../core/bank/fold-text';
import type { EntryOf, ImageEntry, QuestionEntry } from '../../core/bank/schema';
import type { Markup } from '../../core/markup/markup-node';
import { NAME, TEXTS, type ArbitraryTexts } from './arbitrary-bank-text';

/** Left out as often as not. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
/** Letters that nobody sees make no difference. */
const fold = (text: string) =>
	foldText(text.replace(/[\u00ad\u200b-\u200f\u2060-\u2064]/g, '')).toLowerCase();
const different = (texts: fc.Arbitrary<string>, minLength: number, maxLength: number) =>
	fc.uniqueArray(texts, { minLength, maxLength, selector: fold });
const number = fc.oneof(
	fc.integer({ min: -100_000, max: 100_000 }),
	fc.integer({ min: -100_000, max: 100_000 }).map((cents) => cents / 100),
	fc.double({ noNaN: true, noDefaultInfinity: true }).map((any) => (any === 0 ? 0 : any))
);
/** Any entry of one type of question. @param facts those it may rest on @param image a picture for it */
export function arbitraryQuestion(
	id: string,
	facts: readonly string[],
	markup: Markup,
	image: fc.Arbitrary<ImageEntry>
): fc.Arbitrary<QuestionEntry> {
	const texts = TEXTS[markup];
	const base = {
		id: fc.constant(id),
		facts: fc.uniqueArray(fc.constantFrom(...facts), { minLength: 1, maxLength: 3 }),
		stem: texts.block,
		image: fc.option(image, { nil: undefined, freq: 4 }),
		explanation: texts.block,
		hint: maybe(
			fc.oneof(texts.block, fc.record({ text: texts.block, gives: maybe(fc.boolean()) }))
		),
		tags: maybe(fc.uniqueArray(NAME, { maxLength: 3 })),
		difficulty: maybe(fc.integer({ min: 1, max: 5 }))
	};
	return fc
		.oneof<fc.Arbitrary<QuestionEntry>[]>(
			fc.record<EntryOf<'single'>>({
				type: fc.constant('single'),
				...base,
				choices: choices(texts, image, 1, 1)
			}),
			fc.record<EntryOf<'multiple'>>({
				type: fc.constant('multiple'),
				...base,
				choices: choices(texts, image, 1, 3)
			}),
			fc.record<EntryOf<'true-false'>>({
				type: fc.constant('true-false'),
				...base,
				answer: fc.boolean(),
				feedback: maybe(fc.record({ true: maybe(texts.block), false: maybe(texts.block) }))
			}),
			numeric(base, texts),
			shortText(base, texts),
			cloze(base, texts),
			matching(base, texts),
			fc.record<EntryOf<'ordering'>>({
				type: fc.constant('ordering'),
				...base,
				items: different(texts.line, 2, 5).chain((items) =>
					fc.tuple(...items.map((text) => withFeedback({ text }, texts)))
				)
			}),
			fc.record<EntryOf<'card'>>({
				type: fc.constant('card'),
				...base,
				back: texts.block,
				'back-image': fc.option(image, { nil: undefined, freq: 4 })
			})
		)
		.filter(isWithin);
}

type Base = {
	[
		K in 'id' | 'facts' | 'stem' | 'image' | 'explanation' | 'hint' | 'tags' | 'difficulty'
	]: fc.Arbitrary<QuestionEntry[K]>;
};

const rightWrong = (texts: ArbitraryTexts) =>
	maybe(fc.record({ right: maybe(texts.block), wrong: maybe(texts.block) }));

const withFeedback = <T extends object>(part: T, texts: ArbitraryTexts) =>
	maybe(texts.block).map((feedback) => ({ ...part, feedback }));

/** Some of them right, at least one wrong. */
function choices(
	texts: ArbitraryTexts,
	image: fc.Arbitrary<ImageEntry>,
	fewest: number,
	most: number
) {
	return fc
		.tuple(different(texts.line, most + 1, 6), fc.integer({ min: fewest, max: most }), fc.nat())
		.chain(([lines, right, turn]) =>
			fc.tuple(
				...lines.map((text, index) =>
					fc.record({
						text: fc.constant(text),
						correct: fc.constant((index + turn) % lines.length < right || undefined),
						image: fc.option(image, { nil: undefined, freq: 6 }),
						feedback: maybe(texts.block),
						pinned: fc.option(fc.boolean(), { nil: undefined, freq: 2 })
					})
				)
			)
		);
}

function numeric(base: Base, texts: ArbitraryTexts): fc.Arbitrary<EntryOf<'numeric'>> {
	return fc
		.record<EntryOf<'numeric'>>({
			type: fc.constant('numeric'),
			...base,
			answer: number,
			tolerance: maybe(number.map(Math.abs)),
			unit: maybe(
				fc.record({
					name: NAME,
					accept: maybe(fc.array(NAME, { maxLength: 2 })),
					required: maybe(fc.boolean())
				})
			),
			feedback: rightWrong(texts),
			confusions: maybe(
				fc.uniqueArray(fc.record({ value: number, feedback: texts.block }), {
					maxLength: 3,
					selector: ({ value }) => value
				})
			)
		})
		.map((entry) => ({
			...entry,
			confusions: entry.confusions?.filter(
				({ value }) => Math.abs(value - entry.answer) > (entry.tolerance ?? 0)
			)
		}));
}

function shortText(base: Base, texts: ArbitraryTexts): fc.Arbitrary<EntryOf<'short-text'>> {
	return different(NAME, 1, 5).chain((answers) =>
		fc.integer({ min: 1, max: answers.length }).chain((right) =>
			fc.record<EntryOf<'short-text'>>({
				type: fc.constant('short-text'),
				...base,
				accept: fc.constant(answers.slice(0, right)),
				'case-sensitive': maybe(fc.boolean()),
				feedback: rightWrong(texts),
				confusions: fc.tuple(
					...answers
						.slice(right)
						.map((text) => fc.record({ text: fc.constant(text), feedback: texts.block }))
				)
			})
		)
	);
}

const hasBraces = (text: string) => /[{}]/.test(text);

function cloze(base: Base, texts: ArbitraryTexts): fc.Arbitrary<EntryOf<'cloze'>> {
	const piece = fc.oneof(
		fc.constant(''),
		texts.line.filter((text) => !hasBraces(text) && !text.includes('\n'))
	);
	const blank = fc.oneof(
		fc.record({
			accept: different(NAME, 1, 3),
			feedback: maybe(texts.block)
		}),
		fc.record({
			choices: choices(texts, fc.constant({ file: '', alt: '' }), 1, 1).map((parts) =>
				parts.map((part) => ({ ...part, image: undefined }))
			)
		})
	);
	return fc.array(fc.tuple(blank, piece), { minLength: 1, maxLength: 3 }).chain((parts) =>
		fc.record<EntryOf<'cloze'>>({
			type: fc.constant('cloze'),
			...base,
			text: piece.map((first) =>
				parts.reduce((text, [, after], nth) => `${text} {{gap-${nth}}} ${after}`, first).trim()
			),
			blanks: fc.constant(Object.fromEntries(parts.map(([each], nth) => [`gap-${nth}`, each])))
		})
	);
}

function matching(base: Base, texts: ArbitraryTexts): fc.Arbitrary<EntryOf<'matching'>> {
	return fc
		.tuple(different(texts.line, 2, 4), different(texts.line, 3, 6))
		.chain(([prompts, options]) =>
			fc.record<EntryOf<'matching'>>({
				type: fc.constant('matching'),
				...base,
				pairs: fc.tuple(
					...prompts.map((prompt, index) =>
						fc
							.integer({ min: 0, max: Math.min(index, options.length - 1) })
							.chain((nth) => withFeedback({ prompt, match: options[nth]! }, texts))
					)
				),
				extra: fc.constant(options.slice(Math.min(prompts.length, options.length)))
			})
		)
		.filter(
			({ pairs, extra = [] }) => new Set([...pairs.map(({ match }) => match), ...extra]).size > 1
		);
}

const isWithin = (entry: QuestionEntry) => JSON.stringify(entry).length < 20_000;
