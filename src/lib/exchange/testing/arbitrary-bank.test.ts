import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QuestionType } from '../../core/bank/bank';
import { parseBank } from '../../core/bank/parse-bank';
import { arbitraryBank, arbitraryBankFile } from './arbitrary-bank';

test('a generated bank is one that an author could have written', () => {
	fc.assert(
		fc.property(arbitraryBankFile, (file) => {
			// JSON is YAML.
			const read = parseBank(JSON.stringify(file), 'x', { checks: false });
			expect(read.ok ? [] : read.errors).toEqual([]);
		})
	);
});

test('every type of question comes up', () => {
	const banks = fc.sample(arbitraryBank, { numRuns: 100, seed: 1 });
	const types = new Set(banks.flatMap(({ questions }) => questions.map(({ type }) => type)));
	expect([...types].sort()).toEqual<QuestionType[]>([
		'attribution',
		'card',
		'cloze',
		'matching',
		'multiple',
		'numeric',
		'ordering',
		'short-text',
		'single',
		'true-false'
	]);
});
