import type { Bank } from '../core/bank/bank';
import type { Card } from '../core/memory/card';
import { isAsked, isMet } from '../core/memory/card';
import { recallChance } from '../core/memory/due-queue';
import type { LocalDay, Settings } from '../core/memory/event';
import { queueOf } from '../core/memory/review-queue';
import type { QuestionStatus } from '../core/quiz/choose-questions';
import type { FootnoteApp } from './footnote-app.svelte';
import { planReview, statusOf } from './plan-session';

/** How well a section is known. */
export interface SectionMastery {
	id: string;
	questions: number;
	met: number;
	/** Of those met that are asked, the last answer to which was no pass. */
	missed: number;
	/** Mean chance (0–1) that a met question is still known today; null when none was met. */
	recall: number | null;
}

export interface BankView {
	bank: Bank;
	/** Those of its questions that the learner has. */
	cards: Card[];
	/** What each question is to the learner, by its id. */
	status: Map<string, QuestionStatus>;
	sections: SectionMastery[];
	due: number;
	/** New questions that a review would add today. */
	fresh: number;
}

/** All that the page of a bank shows; null where there is no bank of that id. */
export async function loadBankView(app: FootnoteApp, id: string): Promise<BankView | null> {
	const bank = await app.shelf.bank(id);
	if (!bank) return null;
	const [cards, plan] = await Promise.all([app.store.cardsOfBank(id), planReview(app, id)]);
	const asked = new Set(bank.questions.map((question) => question.id));
	const review = queueOf(plan, id);
	return {
		bank,
		cards: cards.filter((card) => asked.has(card.question)),
		status: statusOf(cards),
		sections: sectionMastery(bank, cards, app.today, app.settings),
		due: review.due.length + review.early.length,
		fresh: review.fresh.length
	};
}

/** How well each section is known on a day, in the bank's order. */
export function sectionMastery(
	bank: Bank,
	cards: readonly Card[],
	today: LocalDay,
	settings: Settings
): SectionMastery[] {
	const met = new Map(cards.filter(isMet).map((card) => [card.question, card]));
	return bank.sections.map(({ id }) => {
		const questions = bank.questions.filter((question) => question.section === id);
		const known = questions.flatMap((question) => met.get(question.id) ?? []);
		const chances = known.map((card) => recallChance(card, today, settings));
		const sum = chances.reduce((total, chance) => total + chance, 0);
		return {
			id,
			questions: questions.length,
			met: known.length,
			missed: known.filter((card) => card.missed && isAsked(card)).length,
			recall: known.length > 0 ? sum / known.length : null
		};
	});
}
