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
	const byId = new Map(banks.map((bank) => [bank.id, bank]));
	const names: QuestionNames = new Map();
	for (const ref of namedIn(figures)) {
		const bank = byId.get(ref.bank);
		const question = bank?.questions.find(({ id }) => id === ref.question);
		if (bank && question) names.set(nameKey(ref), knownName(bank, question));
	}
	return names;
}

function namedIn({ hardest, confidentErrors }: ProgressFigures): QuestionRef[] {
	const errors = confidentErrors.slice(0, NAMED_ERRORS);
	if (!hardest.ready) return errors;
	const { byFailing, byLapses, byDifficulty } = hardest.questions;
	return [...errors, ...byFailing, ...byLapses, ...byDifficulty];
}
