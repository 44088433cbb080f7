import type { Bank, BankId, ClaimKind, FactId, Fingerprint, QuestionId } from '../../bank/bank';
import { claimName, stemName } from '../../bank/question-name';
import { asksForSpeaker } from '../../quiz/grade-attribution';

/** Of what a known bank is and how it is made: to be raised when either changes, so that kept ones are made anew. */
export const KNOWN_VERSION = 1;

/** What the figures need of a bank: plain data, a fraction of it, so that it can be sent to a worker, and kept. */
export interface KnownBank {
	id: BankId;
	title: string;
	markup: Bank['markup'];
	facts: { id: FactId; statement: string; kind: ClaimKind; saidBy: string }[];
	questions: KnownQuestion[];
}

export interface KnownQuestion {
	id: QuestionId;
	key: Fingerprint;
	/** What it asks, as it is written; null where it is named by the claim that it is on. */
	stem: string | null;
	tags: string[];
	facts: FactId[];
	/** Those of its facts, each once. */
	kinds: ClaimKind[];
	/** The right answer of an attribution question; null for all others. */
	claim: { kind: ClaimKind; speaker: string; asksSpeaker: boolean } | null;
}

export function knownBank({ id, title, markup, facts, questions }: Bank): KnownBank {
	const kindOf = new Map(facts.map((fact) => [fact.id, fact.kind]));
	return {
		id,
		title,
		markup,
		facts: facts.map(({ id, statement, kind, saidBy }) => ({ id, statement, kind, saidBy })),
		questions: questions.map((question) => ({
			id: question.id,
			key: question.key,
			stem: question.type === 'attribution' ? null : question.stem,
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

/** @see questionName */
export function knownName({ markup, facts }: KnownBank, question: KnownQuestion): string {
	if (question.stem !== null) return stemName(question.stem, markup);
	const fact = facts.find(({ id }) => id === question.facts[0]);
	return fact ? claimName(fact.statement, markup) : question.id;
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
