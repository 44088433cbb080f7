import fc from 'fast-check';
import type { Choice, Question, QuestionBase } from '../../bank/bank';
import { CLAIM_KINDS } from '../../bank/bank';

/** Questions of every type as a checked bank may hold them, for laws that hold of all. */

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const ids = (minLength: number, maxLength: number) => fc.uniqueArray(id, { minLength, maxLength });
const word = fc.oneof(
	fc.constantFrom('Spring tide', 'the Moon', '48,000', 'Kyiv', 'naïve', 'U.S.', 'C#', '9 %', 'ß'),
	fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((text) => /\p{L}/u.test(text))
);
const text = fc.string({ maxLength: 12 });

const base: fc.Arbitrary<QuestionBase> = fc.record({
	id,
	facts: ids(1, 2),
	section: id,
	stem: text,
	explanation: text,
	tags: fc.array(id, { maxLength: 2 }),
	wording: id,
	key: id
});

/** `keys`: how many are correct, at least one choice being wrong. */
function choices(keys: (of: number) => fc.Arbitrary<number>): fc.Arbitrary<Choice[]> {
	return ids(2, 6).chain((all) =>
		fc
			.tuple(keys(all.length), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }))
			.map(([right, pinned]) =>
				all.map((each, at) => ({
					id: each,
					text: `Choice ${each}`,
					correct: at < right,
					feedback: `Because ${each}`,
					pinned: pinned[at]
				}))
			)
	);
}
const oneKey = choices(() => fc.constant(1));
const someKeys = choices((of) => fc.integer({ min: 1, max: of - 1 }));

const number = fc.oneof(
	fc.integer({ min: -1_000_000, max: 1_000_000 }),
	fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 1000),
	fc.constantFrom(0, 48_000, 3.8e9, 1e15, 1e21, 1e-7)
);
const unit = fc.constantFrom(
	{ name: 'm', accept: ['metres'] },
	{ name: 'km²', accept: ['square kilometres'] },
	{ name: '%', accept: [] },
	{ name: 'US$', accept: ['dollars'] },
	{ name: 'billion dollars', accept: ['bn'] },
	{ name: 'm3', accept: [] }
);

const ofType = {
	single: oneKey.map((list) => ({ type: 'single' as const, choices: list })),
	multiple: someKeys.map((list) => ({ type: 'multiple' as const, choices: list })),
	'true-false': fc.record({
		type: fc.constant('true-false' as const),
		answer: fc.boolean(),
		feedback: fc.record({ true: text, false: text })
	}),
	numeric: fc.record({
		type: fc.constant('numeric' as const),
		answer: number,
		tolerance: fc.constantFrom(0, 0.5, 1000),
		unit: fc.option(
			fc.tuple(unit, fc.boolean()).map(([each, required]) => ({ ...each, required })),
			{ nil: undefined }
		),
		feedback: fc.record({ right: text, wrong: text }),
		confusions: fc.array(fc.record({ value: number, feedback: text }), { maxLength: 2 })
	}),
	'short-text': fc.record({
		type: fc.constant('short-text' as const),
		accept: fc.array(word, { minLength: 1, maxLength: 3 }),
		caseSensitive: fc.boolean(),
		feedback: fc.record({ right: text, wrong: text }),
		confusions: fc.array(fc.record({ text: word, feedback: text }), { maxLength: 2 })
	}),
	cloze: ids(1, 4).chain((names) =>
		fc.record({
			type: fc.constant('cloze' as const),
			text: fc.constant(names.map((name) => `{{${name}}}`).join(' and ')),
			blanks: fc.tuple(
				...names.map((name) =>
					fc.oneof(
						fc.record({
							id: fc.constant(name),
							kind: fc.constant('typed' as const),
							accept: fc.array(word, { minLength: 1, maxLength: 3 }),
							feedback: text
						}),
						oneKey.map((list) => ({ id: name, kind: 'chosen' as const, choices: list }))
					)
				)
			)
		})
	),
	matching: fc.tuple(ids(1, 5), ids(1, 6)).chain(([prompts, options]) =>
		fc.record({
			type: fc.constant('matching' as const),
			prompts: fc.tuple(
				...prompts.map((prompt) =>
					fc.record({
						id: fc.constant(prompt),
						text: fc.constant(`Prompt ${prompt}`),
						match: fc.constantFrom(...options),
						feedback: text
					})
				)
			),
			options: fc.constant(options.map((option) => ({ id: option, text: `Option ${option}` })))
		})
	),
	ordering: ids(2, 6).map((items) => ({
		type: 'ordering' as const,
		items: items.map((item) => ({ id: item, text: `Item ${item}`, feedback: `After ${item}` }))
	})),
	card: fc.record({ type: fc.constant('card' as const), back: text }),
	attribution: ids(1, 5).chain((speakers) =>
		fc.record({
			type: fc.constant('attribution' as const),
			statement: text,
			kind: fc.constantFrom(...CLAIM_KINDS),
			speaker: fc.constantFrom(...speakers),
			speakers: fc.constant(speakers)
		})
	)
};

/** Any question. */
export const arbitraryQuestion: fc.Arbitrary<Question> = fc
	.tuple(base, fc.oneof(...Object.values(ofType)))
	.map(([common, own]) => ({ ...common, ...own }) as Question);
