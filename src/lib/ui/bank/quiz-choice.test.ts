import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK } from '$lib/core/bank/example-bank';
import { parseBank } from '$lib/core/bank/parse-bank';
import { ledgerGroups } from './ledger';
import { countFitting, NO_CHOICE, tagsOf, whyNoneFits } from './quiz-choice';

const parsed = parseBank(new TextEncoder().encode(EXAMPLE_BANK), 'tides.yaml', { checks: false });
if (!parsed.ok) throw new Error('The example bank does not parse.');
const { bank } = parsed;
const { filter } = NO_CHOICE;
const status = (over: object) => ({
	answered: true,
	missed: false,
	flagged: false,
	suspended: false,
	retired: false,
	...over
});

describe('making a quiz of one’s own', () => {
	it('counts every question that fits, however few are asked', () => {
		expect(countFitting(bank, new Map(), { ...filter, length: 1 })).toBe(bank.questions.length);
	});

	it('counts by section what the sections hold together', () => {
		const ofSection = (id: string) => countFitting(bank, new Map(), { ...filter, sections: [id] });
		const sum = bank.sections.reduce((total, { id }) => total + ofSection(id), 0);
		expect(sum).toBe(bank.questions.length);
	});

	it('says that nothing was missed when nothing was, whatever else is chosen', () => {
		const chosen = { ...filter, only: 'missed' as const, sections: ['coast'] };
		expect(countFitting(bank, new Map(), chosen)).toBe(0);
		expect(whyNoneFits(bank, new Map(), chosen)).toBe('missed');
	});

	it('says that the choices exclude each other when the missed ones lie elsewhere', () => {
		const moon = bank.questions.find(({ section }) => section === 'moon');
		const seen = new Map([[moon?.id ?? '', status({ missed: true })]]);
		const chosen = { ...filter, only: 'missed' as const, sections: ['coast'] };
		expect(countFitting(bank, seen, { ...chosen, sections: [] })).toBe(1);
		expect(countFitting(bank, seen, chosen)).toBe(0);
		expect(whyNoneFits(bank, seen, chosen)).toBe('together');
	});

	it('lists each tag once, the most used first', () => {
		const tags = tagsOf(bank);
		expect(new Set(tags.map(({ tag }) => tag)).size).toBe(tags.length);
		expect(tags.map(({ count }) => count)).toEqual(
			tags.map(({ count }) => count).sort((a, b) => b - a)
		);
		const [first] = tags;
		expect(bank.questions.filter(({ tags }) => tags.includes(first?.tag ?? '')).length).toBe(
			first?.count
		);
	});
});

describe('the ledger', () => {
	it('holds every fact once, each under the section of its passage', () => {
		const groups = ledgerGroups(bank, null);
		const numbers = groups.flatMap(({ entries }) => entries.map(({ number }) => number));
		expect([...numbers].sort((a, b) => a - b)).toEqual(bank.facts.map((_, index) => index + 1));
		for (const { section, entries } of groups)
			for (const { fact } of entries) {
				expect(fact.passage).toBeGreaterThanOrEqual(section?.from ?? 0);
				expect(fact.passage).toBeLessThanOrEqual(section?.to ?? 0);
			}
	});

	it('keeps a fact’s number when others are filtered out, and leaves empty sections out', () => {
		const [last] = bank.facts.slice(-1);
		const groups = ledgerGroups(bank, last?.kind ?? 'event');
		const entry = groups.flatMap(({ entries }) => entries).find(({ fact }) => fact === last);
		expect(entry?.number).toBe(bank.facts.length);
		expect(groups.every(({ entries }) => entries.length > 0)).toBe(true);
		expect(
			groups.every(({ entries }) => entries.every(({ fact }) => fact.kind === last?.kind))
		).toBe(true);
	});

	it('does not lose a fact that lies in no section', () => {
		const outside = { ...bank, sections: bank.sections.slice(0, 1) };
		const groups = ledgerGroups(outside, null);
		expect(groups.at(-1)?.section).toBeNull();
		expect(groups.flatMap(({ entries }) => entries)).toHaveLength(bank.facts.length);
	});
});
