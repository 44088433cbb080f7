import type { DayTally } from '../core/memory/day-tally';
import type { LocalDay } from '../core/memory/event';
import { streakDays } from '../core/memory/streak';
import { standingEvents } from '../core/memory/fold';
import type { SessionRecord } from '../store/database-schema';
import type { FootnoteApp } from './footnote-app.svelte';

/** How far back the streak is looked for, in days. */
const STREAK_WINDOW_DAYS = 800;

export interface BankLine {
	id: string;
	title: string;
	summary: string;
	questionCount: number;
	/** Questions with a card. */
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
	unfinished: { session: SessionRecord; answered: number } | null;
	banks: BankLine[];
	/** The last seven days, today last. */
	week: DayTally[];
	streak: number;
	nextDueDay: LocalDay | null;
}

/** What the first screen shows: asked of the indexes, never of the whole log. */
export async function loadToday(app: FootnoteApp): Promise<TodayView> {
	const { store, shelf, today, settings } = app;
	const [due, missed, introduced, days, nextDueDay, open, met] = await Promise.all([
		store.cardsDue(today),
		store.cardsMissed(),
		store.countIntroduced(today),
		store.days(today - STREAK_WINDOW_DAYS),
		store.nextDueDay(today),
		store.openSessions(),
		Promise.all(shelf.summaries.map((bank) => store.countMet(bank.id)))
	]);
	const banks = shelf.summaries.map((bank, index) => ({
		id: bank.id,
		title: bank.title,
		summary: bank.summary,
		questionCount: bank.questionCount,
		met: Math.min(met[index] ?? 0, bank.questionCount),
		due: due.filter((card) => card.bank === bank.id).length,
		missed: missed.filter((card) => card.bank === bank.id).length
	}));
	const unmet = banks
		.filter((bank) => bank.met > 0)
		.reduce((sum, bank) => sum + bank.questionCount - bank.met, 0);
	const byDay = new Map(days.map((day) => [day.day, day]));
	const week = Array.from({ length: 7 }, (_, n) => today - 6 + n).map(
		(day) => byDay.get(day) ?? { day, answered: 0, right: 0, durationMs: 0 }
	);
	const session = open[0];
	const unfinished = session ? { session, answered: await countAnswers(app, session.id) } : null;
	return {
		today,
		newHere: days.length === 0 && banks.every((bank) => bank.met === 0),
		due: banks.reduce((sum, bank) => sum + bank.due, 0),
		missed: banks.reduce((sum, bank) => sum + bank.missed, 0),
		fresh: Math.min(unmet, Math.max(0, settings.newPerDay - introduced)),
		unfinished,
		banks,
		week,
		streak: streakDays(new Set(days.map((day) => day.day)), today),
		nextDueDay
	};
}

async function countAnswers(app: FootnoteApp, session: string): Promise<number> {
	const events = standingEvents(await app.store.eventsOfSession(session));
	return events.filter((event) => event.type === 'answered').length;
}
