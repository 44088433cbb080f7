import type { BankId, QuestionId } from '../../bank/bank';
import type { Reset } from '../../memory/event';
import { ByQuestion } from './by-question';

/**
 * Which question it is, by the order in which they were first answered: a list by these numbers is found its way through
 * many times faster than maps by bank and question.
 */
export type QuestionNumber = number;

/** The questions of a log by their numbers, as plain data. */
export interface KeptQuestions {
	banks: BankId[];
	/** By the questions' numbers: which of these banks. */
	bankOf: Uint32Array;
	ids: QuestionId[];
}

/** Gives each question that was answered its number, which it keeps. */
export class QuestionNumbers {
	readonly #numbers = new ByQuestion<QuestionNumber>();
	readonly #banks: BankId[];
	readonly #ids: QuestionId[];

	constructor(kept: KeptQuestions = { banks: [], bankOf: new Uint32Array(), ids: [] }) {
		this.#ids = [...kept.ids];
		this.#banks = kept.ids.map((_, number) => kept.banks[kept.bankOf[number]!]!);
		for (const [number, id] of kept.ids.entries())
			this.#numbers.set(this.#banks[number]!, id, number);
	}

	get count(): number {
		return this.#ids.length;
	}

	bank(number: QuestionNumber): BankId {
		return this.#banks[number]!;
	}

	id(number: QuestionNumber): QuestionId {
		return this.#ids[number]!;
	}

	/** Undefined where it was never answered. */
	find(bank: BankId, question: QuestionId): QuestionNumber | undefined {
		return this.#numbers.get(bank, question);
	}

	/** A new one where it was never answered before. */
	at(bank: BankId, question: QuestionId): QuestionNumber {
		return this.#numbers.at(bank, question, () => {
			this.#banks.push(bank);
			return this.#ids.push(question) - 1;
		});
	}

	/** Those that a reset forgets, in order. */
	concerned({ bank, question }: Pick<Reset, 'bank' | 'question'>): QuestionNumber[] {
		if (bank !== undefined && question !== undefined) {
			const number = this.find(bank, question);
			return number === undefined ? [] : [number];
		}
		return [...this.#ids.keys()].filter(
			(number) =>
				(bank === undefined || bank === this.#banks[number]) &&
				(question === undefined || question === this.#ids[number])
		);
	}

	get kept(): KeptQuestions {
		const banks = new Map<BankId, number>();
		const bankOf = Uint32Array.from(this.#banks, (bank) => {
			let at = banks.get(bank);
			if (at === undefined) banks.set(bank, (at = banks.size));
			return at;
		});
		return { banks: [...banks.keys()], bankOf, ids: [...this.#ids] };
	}
}
