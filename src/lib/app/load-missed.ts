import type { Fact, Question, Source } from '../core/bank/bank';
import type { LocalDay } from '../core/memory/event';
import type { FootnoteApp } from './footnote-app.svelte';
import { factsOf } from './load-result';

export interface MissedQuestion {
	question: Question;
	facts: Fact[];
	/** The day of the last answer that counted. */
	lastDay: LocalDay | null;
}

export interface MissedBank {
	id: string;
	title: string;
	/** BCP 47. */
	language: string;
	sources: Source[];
	/** The latest missed first, those of a day in the bank's order. */
	questions: MissedQuestion[];
}

export interface MissedView {
	total: number;
	banks: MissedBank[];
	/** Of all banks that can be taken, set aside because they keep slipping. */
	leeches: number;
	/** Nothing was ever answered here. */
	newHere: boolean;
}

/** The questions whose last answer was no pass, bank by bank. */
export async function loadMissed(app: FootnoteApp): Promise<MissedView> {
	const cards = await app.store.cardsMissed();
	const loaded = await app.shelf.banks(cards.map((card) => card.bank));
	const banks = loaded.map((bank): MissedBank => {
		const own = new Map(
			cards.filter((card) => card.bank === bank.id).map((card) => [card.question, card])
		);
		const questions = bank.questions.flatMap((question): MissedQuestion[] => {
			const card = own.get(question.id);
			return card ? [{ question, facts: factsOf(bank, question), lastDay: card.lastDay }] : [];
		});
		return {
			id: bank.id,
			title: bank.title,
			language: bank.language,
			sources: bank.sources,
			questions: questions.sort((a, b) => (b.lastDay ?? 0) - (a.lastDay ?? 0))
		};
	});
	const filled = banks.filter((bank) => bank.questions.length > 0);
	const head = await app.store.head();
	return {
		total: filled.reduce((sum, bank) => sum + bank.questions.length, 0),
		banks: filled,
		leeches: [...app.shelf.ids].reduce((sum, id) => sum + (head.banks.get(id)?.leeches ?? 0), 0),
		newHere: head.newest === null
	};
}
