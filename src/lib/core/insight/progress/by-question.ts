import type { BankId, QuestionId } from '../../bank/bank';
import type { Reset } from '../../memory/event';

/** Something kept for each question. Bank by bank: a joined key for each event would cost as much as the rest. */
export class ByQuestion<T> {
	readonly #banks = new Map<BankId, Map<QuestionId, T>>();

	get(bank: BankId, question: QuestionId): T | undefined {
		return this.#banks.get(bank)?.get(question);
	}

	/** What is kept of it; made where nothing is. */
	at(bank: BankId, question: QuestionId, make: () => T): T {
		let questions = this.#banks.get(bank);
		if (!questions) this.#banks.set(bank, (questions = new Map()));
		let value = questions.get(question);
		if (value === undefined) questions.set(question, (value = make()));
		return value;
	}

	set(bank: BankId, question: QuestionId, value: T): void {
		this.at(bank, question, () => value);
		this.#banks.get(bank)!.set(question, value);
	}

	delete(bank: BankId, question: QuestionId): void {
		this.#banks.get(bank)?.delete(question);
	}

	*[Symbol.iterator](): Generator<[BankId, QuestionId, T]> {
		for (const [bank, questions] of this.#banks)
			for (const [question, value] of questions) yield [bank, question, value];
	}

	/** Takes out all that a reset forgets. */
	takeOut({ bank, question }: Pick<Reset, 'bank' | 'question'>): T[] {
		const taken: T[] = [];
		for (const [inBank, questions] of this.#banks) {
			if (bank !== undefined && bank !== inBank) continue;
			for (const [id, value] of questions) {
				if (question !== undefined && question !== id) continue;
				taken.push(value);
				questions.delete(id);
			}
		}
		return taken;
	}
}
