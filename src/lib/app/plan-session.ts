import { isMet, type Card } from '../core/memory/card';
import { reviewQueue, type ReviewQueue } from '../core/memory/review-queue';
import {
	chooseQuestions,
	type QuestionFilter,
	type QuestionStatus
} from '../core/quiz/choose-questions';
import { interleave } from '../core/quiz/interleave';
import { seededRandom } from '../core/quiz/random';
import type { QuestionRef } from '../core/quiz/session-plan';
import type { FootnoteApp } from './footnote-app.svelte';
import { EVERYTHING, FIRST_TASTE } from './first-taste';
import { newSeed, practise, startSession } from './start-session';

/** What each question of a bank is to the learner, for choosing among them. */
export function statusOf(cards: readonly Card[]): Map<string, QuestionStatus> {
	return new Map(
		cards.map((card) => [
			card.question,
			{
				answered: isMet(card),
				missed: card.missed,
				flagged: card.flagged,
				suspended: card.suspended,
				retired: card.retired
			}
		])
	);
}

/** Starts a quiz on a bank; null when nothing fits the filter. */
export async function startQuiz(
	app: FootnoteApp,
	bankId: string,
	mode: 'study' | 'test',
	filter: QuestionFilter,
	timeLimitMs?: number
): Promise<string | null> {
	const bank = await app.shelf.bank(bankId);
	if (!bank) return null;
	const seed = newSeed();
	const status = statusOf(await app.store.cardsOfBank(bankId));
	const items = chooseQuestions(bank, status, filter, seededRandom(seed));
	if (items.length === 0) return null;
	return startSession(app, {
		mode,
		bank: bankId,
		seed,
		items,
		...(timeLimitMs ? { timeLimitMs } : {})
	});
}

/** One click, no questions asked: the next new ones of a bank, in its order. */
export function startFirstQuiz(app: FootnoteApp, bankId: string): Promise<string | null> {
	return startQuiz(app, bankId, 'study', { ...EVERYTHING, only: 'new', length: FIRST_TASTE });
}

/** What a review would ask today, of one bank or of all that were begun. */
export async function planReview(app: FootnoteApp, bankId?: string): Promise<ReviewQueue> {
	const { store, shelf, today, settings } = app;
	const due = await store.cardsDue(today);
	const ids = bankId ? [bankId] : await begunBanks(app);
	const banks = await shelf.banks(ids);
	const met = new Map<string, Set<string>>();
	for (const { id } of banks) {
		const cards = await store.cardsOfBank(id);
		// A reset question is new again; one that is set aside, or put off, is not asked at all.
		const old = cards.filter(
			(card) => isMet(card) || card.suspended || (card.buriedUntil ?? today) > today
		);
		met.set(id, new Set(old.map((card) => card.question)));
	}
	const introduced = await store.countIntroduced(today);
	return reviewQueue({ banks, due, met, introduced, today, settings });
}

/** Starts the review of today; null when there is nothing to review. */
export async function startReview(app: FootnoteApp, bankId?: string): Promise<string | null> {
	const { due, fresh } = await planReview(app, bankId);
	const items = [...due, ...fresh];
	return items.length > 0 ? practise(app, items, 'review', bankId ?? null) : null;
}

/** The missed questions that can still be asked, banks in turn. */
export async function planMissed(app: FootnoteApp, bankId?: string): Promise<QuestionRef[]> {
	const cards = (await app.store.cardsMissed()).filter((card) => !bankId || card.bank === bankId);
	const banks = await app.shelf.banks(cards.map((card) => card.bank));
	return interleave(
		banks.map((bank) => {
			const missed = new Set(cards.filter((c) => c.bank === bank.id).map((c) => c.question));
			return bank.questions
				.filter((question) => missed.has(question.id))
				.map((question) => ({ bank: bank.id, question: question.id }));
		})
	);
}

/** Starts practice of what was missed; null when nothing was. */
export async function startMissed(app: FootnoteApp, bankId?: string): Promise<string | null> {
	const items = await planMissed(app, bankId);
	return items.length > 0 ? practise(app, items, 'missed', bankId ?? null) : null;
}

async function begunBanks(app: FootnoteApp): Promise<string[]> {
	const ids = app.shelf.summaries.map((bank) => bank.id);
	const counts = await Promise.all(ids.map((id) => app.store.countMet(id)));
	return ids.filter((_, index) => (counts[index] ?? 0) > 0);
}
