import fc from 'fast-check';
import type { Bank } from '../../core/bank/bank';
import { CLAIM_KINDS, PASSAGE_UNITS, SOURCE_KINDS } from '../../core/bank/bank';
import { buildBank } from '../../core/bank/build-bank';
import { examplePng } from '../../core/bank/example-image';
import { cardOf, type ImageCard } from '../../core/bank/image-card';
import type { BankFile, SectionEntry, SourceEntry } from '../../core/bank/schema';
import { MARKUPS, type Markup } from '../../core/markup/markup-node';
import type { ImageBytes } from '../bank-texts';
import { NAME, TEXTS } from './arbitrary-bank-text';
import { arbitraryQuestion } from './arbitrary-question';

const files = new Map([
	['harbour.png', examplePng(4, 3)],
	['two-waves.png', examplePng(3, 5, [160, 42, 96])]
]);
const cards = new Map<string, ImageCard>([...files].map(([name, bytes]) => [name, cardOf(bytes)]));
/** The pictures that generated banks name. */
export const IMAGES: ImageBytes = new Map(
	[...files].map(([name, bytes]) => [cards.get(name)!.digest, bytes])
);
const image = fc.record({ file: fc.constantFrom(...files.keys()), alt: NAME });

const id = fc
	.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}$/)
	.filter((name) => !['constructor', 'prototype'].includes(name));
const ids = (count: number) => fc.uniqueArray(id, { minLength: count, maxLength: count });

/** Sections as numbers of passages, one after the other. */
const widths = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 });
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

const sourceOf = (source: string, count: number) =>
	fc.record<SourceEntry>(
		{
			id: fc.constant(source),
			title: NAME,
			author: NAME,
			publisher: NAME,
			date: fc.constantFrom('2024-02-29', '1999-12-31'),
			kind: fc.constantFrom(...SOURCE_KINDS),
			url: fc.constant('https://example.org/a?b=c&d=~e'),
			citation: NAME,
			passages: fc.record({ unit: fc.constantFrom(...PASSAGE_UNITS), count: fc.constant(count) }),
			note: NAME
		},
		{ requiredKeys: ['id', 'title', 'author', 'publisher', 'date', 'kind', 'passages', 'url'] }
	);

function sectionsOf(source: string, parts: readonly number[], names: readonly string[]) {
	return fc.tuple(...parts.map(() => NAME)).map((titles) =>
		parts.map((width, index): SectionEntry => {
			const before = sum(parts.slice(0, index));
			return {
				id: names[index]!,
				title: titles[index]!,
				source,
				from: before + 1,
				to: before + width
			};
		})
	);
}

const places = fc
	.array(widths, { minLength: 1, maxLength: 2 })
	.chain((each) => fc.tuple(fc.constant(each), ids(each.length), ids(each.flat().length)))
	.chain(([each, sourceIds, sectionIds]) => {
		const from = (index: number) => each.slice(0, index).flat().length;
		return fc.record({
			sources: fc.tuple(...each.map((parts, index) => sourceOf(sourceIds[index]!, sum(parts)))),
			sections: fc
				.tuple(
					...each.map((parts, index) =>
						sectionsOf(sourceIds[index]!, parts, sectionIds.slice(from(index)))
					)
				)
				.map((lists) => lists.flat())
		});
	});

const factOf = (fact: string, sources: readonly SourceEntry[], markup: Markup) =>
	fc.constantFrom(...sources).chain((source) =>
		fc.record<BankFile['facts'][number]>(
			{
				id: fc.constant(fact),
				source: fc.constant(source.id),
				passage: fc.integer({ min: 1, max: source.passages.count }),
				kind: fc.constantFrom(...CLAIM_KINDS),
				'said-by': fc.oneof(fc.constantFrom('Ada Example', 'Ben Sample'), NAME),
				statement: TEXTS[markup].line,
				quote: NAME,
				note: NAME,
				attribution: fc.constant(false)
			},
			{ requiredKeys: ['id', 'source', 'passage', 'kind', 'said-by', 'statement', 'attribution'] }
		)
	);

const fileOf = (markup: Markup): fc.Arbitrary<BankFile> =>
	fc
		.tuple(
			places,
			fc.integer({ min: 1, max: 4 }).chain(ids),
			fc.integer({ min: 1, max: 6 }).chain(ids)
		)
		.chain(([{ sources, sections }, factIds, questionIds]) =>
			fc.record<BankFile>(
				{
					id,
					title: NAME,
					summary: NAME,
					language: fc.constantFrom('en', 'de-CH', 'ar'),
					licence: NAME,
					authors: fc.array(NAME, { minLength: 1, maxLength: 2 }),
					revision: fc.integer({ min: 1, max: 99 }),
					markup: fc.constant(markup),
					sources: fc.constant(sources),
					sections: fc.constant(sections),
					facts: fc.tuple(
						...factIds.map((fact) =>
							fc
								.tuple(factOf(fact, sources, markup), fc.boolean())
								.map(([entry, asked]) => ({ ...entry, attribution: asked }))
						)
					),
					questions: fc.tuple(
						...questionIds.map((question) => arbitraryQuestion(question, factIds, markup, image))
					)
				},
				{
					requiredKeys: [
						'id',
						'title',
						'summary',
						'language',
						'licence',
						'authors',
						'revision',
						'sources',
						'sections',
						'facts',
						'questions',
						'markup'
					]
				}
			)
		)
		// As a file has it: what is left out is not there at all.
		.map((file) => JSON.parse(JSON.stringify(file)) as BankFile);

/** Any bank as its author would have written it, without errors; it names the pictures of `IMAGES`. */
export const arbitraryBankFile = fc.constantFrom(...MARKUPS).chain(fileOf);

/** Any bank, with questions of all nine types. */
export const arbitraryBank: fc.Arbitrary<Bank> = arbitraryBankFile.map((file) =>
	buildBank(file, new Map(), cards)
);
