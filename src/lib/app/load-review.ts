import type { LocalDay } from '../core/memory/event';
import type { FootnoteApp } from './footnote-app.svelte';
import { reviewLimit } from '../core/memory/review-limit';
import { queueOf } from '../core/memory/review-queue';
import { planReview } from './plan-session';

/** How far ahead the review looks, in days. */
const AHEAD_DAYS = 7;

export interface ReviewLine {
	id: string;
	title: string;
	due: number;
	fresh: number;
}

export interface ReviewView {
	today: LocalDay;
	/** What an exam wants fresh is among it. */
	due: number;
	/** Due, and beyond the learner's limit for a day. */
	waiting: number;
	/** Reviews today at most; null for all that is due. */
	reviewLimit: number | null;
	/** How many of what is due are of banks with an exam, which has its own limit. */
	forExams: number;
	fresh: number;
	/** How many of the new ones are for exams, whatever the limit is. */
	freshForExams: number;
	/** New questions a day. */
	limit: number;
	/** So many were met today, without those of banks with an exam. */
	introduced: number;
	/** The banks that have something for today: their numbers add up to `due` and `fresh`. */
	banks: ReviewLine[];
	/** The next seven days, tomorrow first: what is asked again on each within the learner's limits. */
	ahead: { day: LocalDay; count: number }[];
	/** The first later day with something to ask again, and how much; null when there is none. */
	next: { inDays: number; count: number } | null;
	/** Where there is something new to learn; null when every question was met. */
	learn: { id: string; title: string } | null;
}

/** What is due today over all banks, and what comes after it. */
export async function loadReview(app: FootnoteApp): Promise<ReviewView> {
	const { store, shelf, today, settings } = app;
	const [all, nextDay, counts] = await Promise.all([
		planReview(app),
		store.nextDueDay(today, shelf.ids),
		Promise.all(shelf.summaries.map(({ id }) => store.countMet(id)))
	]);
	const lines = shelf.summaries.map(({ id, title }) => {
		const { due, early, fresh } = queueOf(all, id);
		return { id, title, due: due.length + early.length, fresh: fresh.length };
	});
	const next = all.nextAfter(nextDay);
	const until = Math.max(AHEAD_DAYS, (next ?? today) - today);
	const ahead = all
		.ahead(until + 1)
		.slice(1)
		.map((count, at) => ({ day: today + 1 + at, count }));
	const open = shelf.summaries.find((bank, index) => (counts[index] ?? 0) < bank.questionCount);
	return {
		today,
		due: all.due.length + all.early.length,
		waiting: all.waiting,
		forExams: all.forExams,
		fresh: all.fresh.length,
		freshForExams: all.freshForExams,
		reviewLimit: reviewLimit(today, settings),
		limit: settings.newPerDay,
		introduced: all.metOfOthers,
		banks: lines.filter((line) => line.due + line.fresh > 0),
		ahead: ahead.slice(0, AHEAD_DAYS),
		next: next === null ? null : { inDays: next - today, count: ahead[next - today - 1]!.count },
		learn: open ? { id: open.id, title: open.title } : null
	};
}
