import { expect, test } from 'vitest';
import { EXAMPLE_BANK } from '../../core/bank/example-bank';
import { parseBank } from '../../core/bank/parse-bank';
import { banksBeside } from './banks-beside';
import { BANK_FILE, checkTexts } from './check-texts';

const parsed = parseBank(EXAMPLE_BANK, BANK_FILE);
if (!parsed.ok) throw new Error('The example has errors.');
const { bank } = parsed;
const renamed = {
	...bank,
	id: 'other',
	questions: bank.questions.map((question) => ({ ...question, id: `o-${question.id}` }))
};
const elsewhere = (banks: (typeof bank)[]) =>
	checkTexts({ [BANK_FILE]: EXAMPLE_BANK }, undefined, banks).warnings.filter(
		({ code }) => code === 'near-duplicate-elsewhere'
	);

test('a question that another bank asks is told, and by which', () => {
	expect(elsewhere([renamed]).length).toBeGreaterThan(0);
	expect(elsewhere([renamed])[0]!.problem).toContain('"other" asks the same');
});

test('neither the bank itself nor a copy of it counts as another', () => {
	expect(banksBeside(EXAMPLE_BANK, [bank, { ...bank, id: 'a-copy' }])).toEqual([]);
	expect(elsewhere([bank])).toEqual([]);
});
