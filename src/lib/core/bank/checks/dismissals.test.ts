import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK, exampleWith } from '../example-bank';
import { parseBank, type ParseResult } from '../parse-bank';
import { readItem, type Item } from './testing/item-bank';

const NEGATIVE: Item = {
	ask: 'Which of these is not a mammal?',
	key: 'The shark',
	others: ['The whale', 'The bat']
};
const REASON = { 'negative-stem': 'The quiz is about exceptions.' };

function codes({ warnings }: ParseResult): string[] {
	return warnings.map(({ code }) => code);
}
function reasons({ dismissed }: ParseResult): string[] {
	return dismissed.map(({ code, reason }) => `${code}: ${reason}`);
}

describe('a dismissal', () => {
	it('takes a warning of its question out and keeps the reason', () => {
		const result = readItem({ ...NEGATIVE, dismissed: REASON });
		expect(codes(result)).toEqual([]);
		expect(reasons(result)).toEqual(['negative-stem: The quiz is about exceptions.']);
		expect(result.dismissed[0]).toMatchObject({ severity: 'warning', file: 'item.yaml' });
	});

	it('does so in no other question', () => {
		const other = { ...NEGATIVE, ask: 'Which of these does not lay eggs?', key: 'The cow' };
		const result = readItem({ questions: [{ ...NEGATIVE, dismissed: REASON }, other] });
		expect(codes(result)).toEqual(['negative-stem']);
	});

	it('stands at the fact where the warning is about a fact', () => {
		const alone = { dismissed: { 'unasked-fact': 'For the ledger only.' } };
		const result = readItem({ ask: 'What is it?', accept: ['tea'], facts: [{}, alone] });
		expect(codes(result)).toEqual([]);
		expect(reasons(result)).toEqual(['unasked-fact: For the ledger only.']);
	});

	it('stands at the bank where the warning is about neither', () => {
		const questions = Array.from({ length: 8 }, (_, at) => ({ true: `Animal ${at} has fur.` }));
		const bankDismissed = { 'true-false-balance': 'They all have.' };
		expect(codes(readItem({ questions }))).toEqual(['true-false-balance']);
		expect(codes(readItem({ questions, bankDismissed }))).toEqual([]);
	});

	it('of what is not there any more is warned of', () => {
		const mended = { ...NEGATIVE, ask: 'Which of these is a fish?', dismissed: REASON };
		expect(codes(readItem(mended))).toEqual(['idle-dismissal']);
	});

	it('at the wrong place is warned of, beside what it does not reach', () => {
		const result = readItem({ ...NEGATIVE, bankDismissed: REASON });
		expect(codes(result).sort()).toEqual(['idle-dismissal', 'negative-stem']);
	});

	it('of a twin in another bank is not, since that may not be at hand', () => {
		const dismissed = { 'near-duplicate-elsewhere': 'Both banks are small.' };
		expect(codes(readItem({ ask: 'What is it?', accept: ['tea'], dismissed }))).toEqual([]);
	});

	it('of a code that does not exist is warned of, with the one that is meant', () => {
		const result = readItem({ ...NEGATIVE, dismissed: { 'negativ-stem': 'So.' } });
		expect(codes(result).sort()).toEqual(['negative-stem', 'unknown-dismissal']);
		expect(result.warnings.find(({ code }) => code === 'unknown-dismissal')?.mend).toBe(
			'Did you mean "negative-stem"?'
		);
	});

	it('does nothing to an error, and says so', () => {
		const twice = { ask: 'What is it?', key: 'Tea', others: ['Milk', 'Milk'] };
		const result = readItem({ ...twice, dismissed: { 'duplicate-choice': 'So.' } });
		expect(result.ok ? [] : result.errors.map(({ code }) => code)).toEqual(['duplicate-choice']);
		expect(codes(result)).toContain('error-dismissed');
		expect(result.dismissed).toEqual([]);
	});

	it('wants a reason', () => {
		const result = readItem({ ...NEGATIVE, dismissed: { 'negative-stem': '' } });
		expect(result.ok ? [] : result.errors.map(({ code }) => code)).toEqual(['empty-text']);
	});

	it('still holds where the file has errors, and none is called idle then', () => {
		const reason = { ...REASON, clang: 'It is the term.' };
		const result = readItem({
			questions: [
				{ ...NEGATIVE, dismissed: reason },
				{ ask: 'What is it?', key: 'Tea' }
			]
		});
		expect(result.ok).toBe(false);
		expect(codes(result)).toEqual([]);
		expect(reasons(result)).toEqual(['negative-stem: The quiz is about exceptions.']);
	});

	it('of the bank still holds where the file has errors', () => {
		const questions = Array.from({ length: 8 }, (_, at) => ({ true: `Animal ${at} has fur.` }));
		const broken = { ask: 'What is it?', key: 'Tea' };
		const bankDismissed = { 'true-false-balance': 'They all have.' };
		const result = readItem({ questions: [...questions, broken], bankDismissed });
		expect([result.ok, codes(result)]).toEqual([false, []]);
		expect(reasons(result)).toEqual(['true-false-balance: They all have.']);
	});

	it('changes nothing of the bank', () => {
		const bank = (text: string) => {
			const result = parseBank(text, 'x');
			return result.ok ? result.bank : result.errors;
		};
		const from = '    tags: [basics]\n';
		const to = `${from}    dismissed: { clang: The term is asked for. }\n`;
		expect(bank(exampleWith(from, to))).toEqual(bank(EXAMPLE_BANK));
	});

	it('is not looked at without the checks of style', () => {
		const text = exampleWith('revision: 1\n', 'revision: 1\ndismissed: { clnag: So. }\n');
		expect(codes(parseBank(text, 'x'))).toEqual(['unknown-dismissal']);
		expect(codes(parseBank(text, 'x', { checks: false }))).toEqual([]);
	});
});
