import {
	CLAIM_KINDS,
	type Bank,
	type ClaimKind,
	type Fingerprint,
	type QuestionType
} from './bank';
import { fingerprint } from './fingerprint';

export interface BankCounts {
	/** Written questions by type, in the order in which the types first appear. */
	types: [type: QuestionType, count: number][];
	kinds: [kind: ClaimKind, count: number][];
	/** All questions, the generated ones too. */
	questions: number;
	written: number;
	facts: number;
}

export function countBank(bank: Bank): BankCounts {
	const types = new Map<QuestionType, number>();
	for (const { type } of bank.questions)
		if (type !== 'attribution') types.set(type, (types.get(type) ?? 0) + 1);
	const kinds = CLAIM_KINDS.map((kind): [ClaimKind, number] => [
		kind,
		bank.facts.filter((fact) => fact.kind === kind).length
	]);
	return {
		types: [...types],
		kinds: kinds.filter(([, count]) => count > 0),
		questions: bank.questions.length,
		written: [...types.values()].reduce((sum, count) => sum + count, 0),
		facts: bank.facts.length
	};
}

/** Changes when any question is added, taken out, reworded or given another key; not with their order. */
export function bankDigest(bank: Bank): Fingerprint {
	return fingerprint(
		bank.questions.map(({ id, wording, key }) => `${id} ${wording} ${key}`).sort()
	);
}
