import type { Bank, BankId, ClaimKind, FactId, Fingerprint, QuestionId } from '../../bank/bank';
import { asksForSpeaker } from '../../quiz/grade-attribution';

/** What the figures need of a bank: plain data, a tenth of it, so that it can be sent to a worker. */
export interface KnownBank {
	id: BankId;
	title: string;
	facts: { id: FactId; statement: string; kind: ClaimKind; saidBy: string }[];
	questions: KnownQuestion[];
}

export interface KnownQuestion {
	id: QuestionId;
	key: Fingerprint;
	tags: string[];
	facts: FactId[];
	/** Those of its facts, each once. */
	kinds: ClaimKind[];
	/** The right answer of an attribution question; null for all others. */
	claim: { kind: ClaimKind; speaker: string; asksSpeaker: boolean } | null;
}

export function knownBank({ id, title, facts, questions }: Bank): KnownBank {
	const kindOf = new Map(facts.map((fact) => [fact.id, fact.kind]));
	return {
		id,
		title,
		facts: facts.map(({ id, statement, kind, saidBy }) => ({ id, statement, kind, saidBy })),
		questions: questions.map((question) => ({
			id: question.id,
			key: question.key,
			tags: question.tags,
			facts: question.facts,
			kinds: [...new Set(question.facts.flatMap((fact) => kindOf.get(fact) ?? []))],
			claim:
				question.type === 'attribution'
					? {
							kind: question.kind,
							speaker: question.speaker,
							asksSpeaker: asksForSpeaker(question)
						}
					: null
		}))
	};
}

/** Finds a question among many, for each of many answers. */
export class Catalogue {
	readonly #questions: Map<BankId, Map<QuestionId, KnownQuestion>>;
	readonly #titles: Map<BankId, string>;

	constructor(readonly banks: readonly KnownBank[]) {
		this.#titles = new Map(banks.map(({ id, title }) => [id, title]));
		this.#questions = new Map(
			banks.map((bank) => [bank.id, new Map(bank.questions.map((one) => [one.id, one]))])
		);
	}

	question(bank: BankId, question: QuestionId): KnownQuestion | undefined {
		return this.#questions.get(bank)?.get(question);
	}

	/** Null where the bank was not given. */
	title(bank: BankId): string | null {
		return this.#titles.get(bank) ?? null;
	}
}
