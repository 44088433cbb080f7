import type { BankId, QuestionId } from '../../bank/bank';
import { NAMED_ERRORS } from './confident-errors';
import { knownName, type KnownBank } from './known-bank';
import type { ProgressFigures } from './progress-figures';

interface QuestionRef {
	bank: BankId;
	question: QuestionId;
}

/** What questions ask, in plain words, by `nameKey`. */
export type QuestionNames = Map<string, string>;

export const nameKey = ({ bank, question }: QuestionRef) => `${bank}\n${question}`;

/** The names of the few questions that the screen names; none of those whose bank is not among these. */
export function namesIn(figures: ProgressFigures, banks: readonly KnownBank[]): QuestionNames {
	const wanted = new Map<BankId, Set<QuestionId>>();
	for (const { bank, question } of namedIn(figures))
		wanted.set(bank, (wanted.get(bank) ?? new Set()).add(question));
	const names: QuestionNames = new Map();
	for (const bank of banks) {
		const ids = wanted.get(bank.id);
		if (!ids) continue;
		for (const question of bank.questions)
			if (ids.has(question.id))
				names.set(nameKey({ bank: bank.id, question: question.id }), knownName(bank, question));
	}
	return names;
}

function namedIn({ hardest, confidentErrors }: ProgressFigures): QuestionRef[] {
	const errors = confidentErrors.slice(0, NAMED_ERRORS);
	if (!hardest.ready) return errors;
	const { byFailing, byLapses, byDifficulty } = hardest.questions;
	return [...errors, ...byFailing, ...byLapses, ...byDifficulty];
}
