import {
	CLAIM_KINDS,
	type Bank,
	type ClaimKind,
	type Fingerprint,
	type QuestionType,
	type Source
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

/** What a list of banks shows of one, so that the bank itself need not be loaded for it. */
export interface BankSummary {
	id: string;
	title: string;
	summary: string;
	revision: number;
	/** Written and generated. */
	questionCount: number;
	/** Without the generated attribution questions. */
	writtenCount: number;
	factCount: number;
	/** Changes whenever a question is added, taken out, reworded or given another key. */
	digest: Fingerprint;
	/** The first one, without its text: that comes with the bank. */
	source: Source;
}

export function summariseBank(bank: Bank): BankSummary {
	const counts = countBank(bank);
	const source = { ...bank.sources[0]! };
	delete source.text;
	return {
		id: bank.id,
		title: bank.title,
		summary: bank.summary,
		revision: bank.revision,
		questionCount: counts.questions,
		writtenCount: counts.written,
		factCount: counts.facts,
		digest: bankDigest(bank),
		source
	};
}
