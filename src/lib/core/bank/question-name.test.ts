import { expect, it } from 'vitest';
import { EXAMPLE_BANK } from './example-bank';
import { parseBank } from './parse-bank';
import { questionName } from './question-name';

function exampleBank() {
	const parsed = parseBank(EXAMPLE_BANK, 'tides.yaml');
	if (!parsed.ok) throw new Error('The example must be sound.');
	return parsed.bank;
}

it('is the stem without its marks', () => {
	const bank = exampleBank();
	const [first] = bank.questions.filter(({ type }) => type !== 'attribution');
	const marked = { ...first!, stem: 'How **high** is it?' };
	expect(questionName(marked, { ...bank, markup: 'markdown' })).toBe('How high is it?');
	expect(questionName(marked, bank)).toBe('How **high** is it?');
	const listing = { ...first!, stem: '- How *high*\n- and when?' };
	expect(questionName(listing, { ...bank, markup: 'markdown' })).toBe('How high\nand when?');
});

it('is the claim where its kind is asked for', () => {
	const bank = exampleBank();
	const claims = bank.questions.filter(({ type }) => type === 'attribution');
	expect(claims.length).toBeGreaterThan(0);
	for (const claim of claims) {
		const fact = bank.facts.find(({ id }) => id === claim.facts[0]);
		expect(questionName(claim, bank)).toBe(fact!.statement);
	}
});
