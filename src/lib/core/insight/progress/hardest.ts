import type { BankId, ClaimKind, FactId, QuestionId } from '../../bank/bank';
import type { Card } from '../../memory/card';
import type { LearnerEvent } from '../../memory/event';
import { ByQuestion } from './by-question';
import { figureOf, type Figure } from './figure';
import type { Catalogue } from './known-bank';
import type { QuestionNumber, QuestionNumbers } from './question-numbers';
import { isRemembered, type Review } from './review';
import { shrunkenShares, type Count } from './shrunken-shares';
import type { LogListener } from './walk-log';

/** So many are listed in each order. */
export const HARDEST = 20;
/** From so many questions with an answer on, some are called the hardest. */
export const ENOUGH_QUESTIONS = 5;

interface Hard {
	/** First answers of a session, since it was last reset. */
	n: number;
	/** Of these, those that were not known. */
	failed: number;
	/** 0–1: the share that failed, drawn towards that of all by how little is known: see `shrunkenShares`. */
	failing: number;
	/** Times forgotten after having been learnt. */
	lapses: number;
	/** 1–10: the model's difficulty; of a fact, the mean of its questions. */
	difficulty: number;
}
export interface HardQuestion extends Hard {
	bank: BankId;
	question: QuestionId;
	leech: boolean;
}
export interface HardFact extends Hard {
	bank: BankId;
	fact: FactId;
	statement: string;
	kind: ClaimKind;
	saidBy: string;
	/** Those on it that were answered. */
	questions: QuestionId[];
}
/** The same in three orders, the hardest first, at most `HARDEST` each; only those that failed, or lapsed, at all. */
export interface ThreeOrders<T> {
	byFailing: T[];
	byLapses: T[];
	byDifficulty: T[];
}

/** Ready from `ENOUGH_QUESTIONS` questions with an answer on, of the banks given. */
export type Hardest = Figure<{
	/** Questions and facts with an answer, of which these are the hardest. */
	ofQuestions: number;
	ofFacts: number;
	questions: ThreeOrders<HardQuestion>;
	facts: ThreeOrders<HardFact>;
}>;

/** Which questions and facts are hardest to keep in mind. What is retired is left out. */
export class HardestTally implements LogListener {
	/** By the questions' numbers; absent where it was reset since. */
	readonly #counts: (Count | undefined)[];

	constructor(
		private readonly questions: QuestionNumbers,
		kept?: KeptCounts
	) {
		this.#counts = Array.from(kept?.n ?? [], (n, number) =>
			n > 0 ? { x: kept!.x[number]!, n } : undefined
		);
	}

	event(event: LearnerEvent): void {
		if (event.type === 'reset')
			for (const number of this.questions.concerned(event)) this.#counts[number] = undefined;
	}

	review(review: Review, number: QuestionNumber): void {
		const count = (this.#counts[number] ??= { x: 0, n: 0 });
		count.n++;
		if (!isRemembered(review)) count.x++;
	}

	get kept(): KeptCounts {
		const columnOf = (of: 'x' | 'n') =>
			Uint32Array.from({ length: this.questions.count }, (_, at) => this.#counts[at]?.[of] ?? 0);
		return { x: columnOf('x'), n: columnOf('n') };
	}

	figure(cards: Iterable<Card>, catalogue: Catalogue): Hardest {
		const questions = this.#questions(cards, catalogue);
		return figureOf(questions.length, ENOUGH_QUESTIONS, () => {
			const facts = factsOf(questions, catalogue);
			return {
				ofQuestions: questions.length,
				ofFacts: facts.length,
				questions: inThreeOrders(questions, ({ bank, question }) => `${bank}\n${question}`),
				facts: inThreeOrders(facts, ({ bank, fact }) => `${bank}\n${fact}`)
			};
		});
	}

	#questions(cards: Iterable<Card>, catalogue: Catalogue): HardQuestion[] {
		const rows = [...cards].flatMap((card) => {
			const { bank, question, memory, lapses, leech } = card;
			const number = this.questions.find(bank, question);
			const count = number !== undefined && this.#counts[number];
			if (!count || !memory || card.retired || !catalogue.question(bank, question)) return [];
			const { difficulty } = memory;
			return [{ bank, question, leech, lapses, difficulty, n: count.n, failed: count.x }];
		});
		return withFailing(rows);
	}
}

/** By the questions' numbers; 0 where there is none. */
export interface KeptCounts {
	x: Uint32Array;
	n: Uint32Array;
}

function factsOf(questions: readonly HardQuestion[], catalogue: Catalogue): HardFact[] {
	const byQuestion = new ByQuestion<HardQuestion>();
	for (const row of questions) byQuestion.set(row.bank, row.question, row);
	const rows = catalogue.banks.flatMap((bank) => {
		const onFact = new Map<FactId, HardQuestion[]>();
		for (const { id, facts } of bank.questions) {
			const row = byQuestion.get(bank.id, id);
			if (!row) continue;
			for (const fact of facts) {
				const on = onFact.get(fact);
				if (on) on.push(row);
				else onFact.set(fact, [row]);
			}
		}
		return bank.facts.flatMap(({ id, statement, kind, saidBy }) => {
			const on = onFact.get(id);
			if (!on) return [];
			const sum = (of: (row: HardQuestion) => number) =>
				on.reduce((total, row) => total + of(row), 0);
			return [
				{
					...{ bank: bank.id, fact: id, statement, kind, saidBy },
					questions: on.map(({ question }) => question),
					n: sum(({ n }) => n),
					failed: sum(({ failed }) => failed),
					lapses: sum(({ lapses }) => lapses),
					difficulty: sum(({ difficulty }) => difficulty) / on.length
				}
			];
		});
	});
	return withFailing(rows);
}

function withFailing<T extends { n: number; failed: number }>(
	rows: readonly T[]
): (T & { failing: number })[] {
	const shares = shrunkenShares(rows.map(({ n, failed }) => ({ x: failed, n })));
	return rows.map((row, at) => ({ ...row, failing: shares[at]! }));
}

function inThreeOrders<T extends Hard>(
	rows: readonly T[],
	nameOf: (row: T) => string
): ThreeOrders<T> {
	const failed = rows.filter((row) => row.failed > 0);
	const ordered = (among: readonly T[], by: (row: T) => number) =>
		firstOf(
			among,
			(a, b) => by(b) - by(a) || b.failing - a.failing || (nameOf(a) < nameOf(b) ? -1 : 1)
		);
	return {
		byFailing: ordered(failed, ({ failing }) => failing),
		byLapses: ordered(
			rows.filter(({ lapses }) => lapses > 0),
			({ lapses }) => lapses
		),
		byDifficulty: ordered(failed, ({ difficulty }) => difficulty)
	};
}

/** The first `HARDEST` in that order. Sorting all of many to take a few takes longer than the rest of the figure. */
function firstOf<T>(rows: readonly T[], compare: (a: T, b: T) => number): T[] {
	const first: T[] = [];
	for (const row of rows) {
		const last = first.at(-1);
		if (first.length === HARDEST && last && compare(row, last) > 0) continue;
		let at = first.length;
		while (at > 0 && compare(row, first[at - 1]!) < 0) at--;
		first.splice(at, 0, row);
		if (first.length > HARDEST) first.pop();
	}
	return first;
}
