import type { Bank } from '../core/bank/bank';
import { isMet, type Card } from '../core/memory/card';
import type { LocalDay } from '../core/memory/event';
import { loadAhead, type BankAhead } from '../core/memory/load-ahead';
import { queueOf, reviewQueue, type ReviewQueue } from '../core/memory/review-queue';
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

/**
 * What a review asks today of all banks that were begun or have an exam, and what comes after it.
 * @param also a bank that takes part even where it was not begun
 */
export async function planReview(app: FootnoteApp, also?: string): Promise<ReviewPlan> {
	const { store, shelf, today, settings } = app;
	const due = await store.cardsDue(today);
	const banks = await shelf.banks(await banksOfReview(app, also));
	const cards = new Map<string, Card[]>();
	for (const { id } of banks) cards.set(id, await store.cardsOfBank(id));
	const introduced = await store.countIntroduced(today);
	const queue = reviewQueue({ banks, due, cards, introduced, today, settings });
	const standing = banks.map((bank) => aheadOf(bank, cards.get(bank.id)!));
	const ahead = (days: number) => loadAhead(standing, app, days).days;
	return {
		...queue,
		ahead,
		nextAfter(dueDay) {
			// A day may be free, and so may the next.
			const until = Math.max(0, (dueDay ?? today) - today) + WEEK;
			const after = ahead(until + 1).findIndex((count, day) => day > 0 && count > 0);
			return after < 0 ? null : today + after;
		}
	};
}

export interface ReviewPlan extends ReviewQueue {
	/** How many questions each of so many days asks again, today first, within the learner's limits. */
	ahead: (days: number) => number[];
	/** The first day after today that asks something again. @param dueDay when something comes due next; null for never */
	nextAfter: (dueDay: LocalDay | null) => LocalDay | null;
}

const WEEK = 7;

function aheadOf({ id, questions }: Bank, cards: readonly Card[]): BankAhead {
	const known = new Set(questions.map((question) => question.id));
	return {
		id,
		cards: cards.filter(({ question }) => known.has(question)),
		questions: questions.length
	};
}

/** Starts the review of today, or the part of it that a bank has; null when there is nothing to review. */
export async function startReview(app: FootnoteApp, bankId?: string): Promise<string | null> {
	const plan = await planReview(app, bankId);
	const { due, early, fresh } = bankId ? queueOf(plan, bankId) : plan;
	const items = [...due, ...early, ...fresh];
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

async function banksOfReview(
	{ shelf, store, settings, today }: FootnoteApp,
	also: string | undefined
): Promise<string[]> {
	const ids = shelf.summaries.map((bank) => bank.id);
	const counts = await Promise.all(ids.map((id) => store.countMet(id)));
	const hasExam = (id: string) => (settings.exams[id]?.day ?? -Infinity) >= today;
	return ids.filter((id, index) => counts[index]! > 0 || hasExam(id) || id === also);
}
