import type { Bank, ClaimKind, Fact, Section } from '$lib/core/bank/bank';

/** A fact with its number in the ledger, counted from 1. */
export interface LedgerEntry {
	number: number;
	fact: Fact;
}

/** A run of the ledger; facts outside of all sections stand under null. */
export interface LedgerGroup {
	section: Section | null;
	entries: LedgerEntry[];
}

/**
 * The facts of a bank section by section, each with a number that no filter changes; groups without facts are left out.
 * @param kind null for all kinds
 */
export function ledgerGroups(bank: Bank, kind: ClaimKind | null): LedgerGroup[] {
	const entries = bank.facts.map((fact, index) => ({ number: index + 1, fact }));
	const shown = entries.filter(({ fact }) => kind === null || fact.kind === kind);
	return [...bank.sections, null]
		.map((section) => ({
			section,
			entries: shown.filter(({ fact }) => sectionOf(bank, fact) === section)
		}))
		.filter((group) => group.entries.length > 0);
}

function sectionOf(bank: Bank, fact: Fact): Section | null {
	const holds = ({ source, from, to }: Section) =>
		source === fact.source && from <= fact.passage && fact.passage <= to;
	return bank.sections.find(holds) ?? null;
}
