import type { LocalDay } from '../core/memory/event';
import type { FootnoteApp } from './footnote-app.svelte';
import { planReview } from './plan-session';

/** How far ahead the review looks, in days. */
const AHEAD_DAYS = 7;

export interface ReviewLine {
	id: string;
	title: string;
	due: number;
	/** New questions that a review of this bank alone would add. */
	fresh: number;
}

export interface ReviewView {
	today: LocalDay;
	/** What an exam wants fresh is among it. */
	due: number;
	/** Due, and beyond the learner's limit for a day. */
	waiting: number;
	fresh: number;
	/** New questions a day. */
	limit: number;
	/** The banks that have something for today. */
	banks: ReviewLine[];
	/** The next seven days, tomorrow first. */
	ahead: { day: LocalDay; count: number }[];
	/** The first later day with something due, and how much; null when there is none. */
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
	const begun = shelf.summaries.filter((_, index) => (counts[index] ?? 0) > 0);
	const lines = await Promise.all(
		begun.map(async ({ id, title }) => {
			const { due, early, fresh } = await planReview(app, id);
			return { id, title, due: due.length + early.length, fresh: fresh.length };
		})
	);
	const until = Math.max(today + AHEAD_DAYS, nextDay ?? 0);
	const days = await store.dueDaysAfter(today, until, shelf.ids);
	const dueOn = (day: LocalDay) => days.filter((due) => due === day).length;
	const open = shelf.summaries.find((bank, index) => (counts[index] ?? 0) < bank.questionCount);
	return {
		today,
		due: all.due.length + all.early.length,
		waiting: all.waiting,
		fresh: all.fresh.length,
		limit: settings.newPerDay,
		banks: lines.filter((line) => line.due + line.fresh > 0),
		ahead: Array.from({ length: AHEAD_DAYS }, (_, n) => today + 1 + n).map((day) => ({
			day,
			count: dueOn(day)
		})),
		next: nextDay === null ? null : { inDays: nextDay - today, count: dueOn(nextDay) },
		learn: open ? { id: open.id, title: open.title } : null
	};
}
