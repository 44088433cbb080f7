import { emptyTally, type DayTally } from '../core/memory/day-tally';
import type { LearnerEvent, LocalDay } from '../core/memory/event';
import { streakDays } from '../core/memory/streak';
import { putAwayIn } from '../core/memory/put-away';
import { standingEvents } from '../core/memory/standing-events';
import { sessionProgress } from '../core/quiz/session-progress';
import type { SessionRecord } from '../store/database-schema';
import type { FootnoteApp } from './footnote-app.svelte';

/** How far back the streak is looked for, in days. */
const STREAK_WINDOW_DAYS = 800;

export interface BankLine {
	id: string;
	title: string;
	summary: string;
	/** It was opened here, and does not come with the app. */
	opened: boolean;
	questionCount: number;
	/** Questions answered at least once. */
	met: number;
	due: number;
	missed: number;
}

export interface TodayView {
	today: LocalDay;
	/** Nothing was ever answered here. */
	newHere: boolean;
	due: number;
	missed: number;
	/** New questions that the day's limit still allows, in the banks that were begun. */
	fresh: number;
	/** The newest session that was left before its end. */
	unfinished: { session: SessionRecord; answered: number; returning: number; total: number } | null;
	banks: BankLine[];
	/** The last seven days, today last. */
	week: DayTally[];
	streak: number;
	nextDueDay: LocalDay | null;
}

/** What the first screen shows: asked of the indexes, never of the whole log. */
export async function loadToday(app: FootnoteApp): Promise<TodayView> {
	const { store, shelf, today, settings } = app;
	const seen = await store.overview(today, today - STREAK_WINDOW_DAYS, shelf.ids);
	const banks = shelf.summaries.map(({ id, title, summary, questionCount, opened }) => ({
		id,
		title,
		summary,
		opened: opened !== null,
		questionCount,
		met: Math.min(seen.banks.get(id)?.met ?? 0, questionCount),
		due: seen.due.get(id) ?? 0,
		missed: seen.banks.get(id)?.missed ?? 0
	}));
	const unmet = banks
		.filter((bank) => bank.met > 0)
		.reduce((sum, bank) => sum + bank.questionCount - bank.met, 0);
	const byDay = new Map(seen.week.map((day) => [day.day, day]));
	const week = Array.from({ length: 7 }, (_, n) => today - 6 + n).map(
		(day) => byDay.get(day) ?? emptyTally(day)
	);
	return {
		today,
		newHere: seen.activeDays.length === 0 && banks.every((bank) => bank.met === 0),
		due: banks.reduce((sum, bank) => sum + bank.due, 0),
		missed: banks.reduce((sum, bank) => sum + bank.missed, 0),
		fresh: Math.min(unmet, Math.max(0, settings.newPerDay - seen.introduced)),
		unfinished: seen.unfinished && {
			session: seen.unfinished.session,
			...courseOf(seen.unfinished.session, seen.unfinished.events)
		},
		banks,
		week,
		streak: streakDays(new Set(seen.activeDays), today),
		nextDueDay: seen.nextDueDay
	};
}

function courseOf({ plan }: SessionRecord, events: LearnerEvent[]) {
	const answers = standingEvents(events).filter((event) => event.type === 'answered');
	const { answered, returning, total } = sessionProgress(plan, answers, putAwayIn(events));
	return { answered, returning, total };
}
