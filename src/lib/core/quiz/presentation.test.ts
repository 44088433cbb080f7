import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { present } from './presentation';
import { arbitraryQuestion } from './testing/arbitrary-question';
import { sampleQuestion } from './testing/sample-question';

const sorted = (list: readonly string[]) => [...list].sort();
const idsOf = (parts: readonly { id: string }[]) => sorted(parts.map((part) => part.id));

describe('a presentation', () => {
	test('follows from the question and the seed alone', () => {
		fc.assert(
			fc.property(arbitraryQuestion, fc.string(), (question, seed) => {
				expect(present(question, seed)).toEqual(present(structuredClone(question), seed));
			})
		);
	});

	test('shows every part once', () => {
		fc.assert(
			fc.property(arbitraryQuestion, fc.string(), (question, seed) => {
				const shown = present(question, seed);
				if ('choices' in question) expect(sorted(shown.choices)).toEqual(idsOf(question.choices));
				if ('prompts' in question) expect(sorted(shown.prompts)).toEqual(idsOf(question.prompts));
				if ('options' in question) expect(sorted(shown.options)).toEqual(idsOf(question.options));
				if ('items' in question) expect(sorted(shown.items)).toEqual(idsOf(question.items));
				if ('speakers' in question) {
					expect(sorted(shown.speakers)).toEqual(sorted(question.speakers));
				}
				if (question.type === 'cloze') {
					for (const blank of question.blanks) {
						const order = shown.blanks[blank.id];
						if (blank.kind === 'typed') expect(order).toBeUndefined();
						else expect(sorted(order ?? [])).toEqual(idsOf(blank.choices));
					}
				}
			})
		);
	});

	test('has pinned choices last', () => {
		fc.assert(
			fc.property(arbitraryQuestion, fc.string(), (question, seed) => {
				if (!('choices' in question)) return;
				const pinned = new Set(question.choices.filter((c) => c.pinned).map((c) => c.id));
				const flags = present(question, seed).choices.map((id) => pinned.has(id));
				expect(flags).toEqual([...flags].sort((a, b) => Number(a) - Number(b)));
			})
		);
	});

	test('never begins with the items of an ordering in the right order', () => {
		fc.assert(
			fc.property(arbitraryQuestion, fc.string(), (question, seed) => {
				if (question.type !== 'ordering') return;
				expect(present(question, seed).items).not.toEqual(question.items.map((item) => item.id));
			}),
			{ numRuns: 1000 }
		);
	});

	test('differs from question to question under one seed', () => {
		const choices = [...'abcdefgh'].map((id) => ({
			id,
			text: id,
			correct: id === 'a',
			feedback: ''
		}));
		const question = sampleQuestion('single', { choices });
		expect(present(question, 'x').choices).not.toEqual(
			present({ ...question, id: 'other' }, 'x').choices
		);
	});
});
