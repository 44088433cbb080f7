import { emptyTally, type DayTally } from '../core/memory/day-tally';
import type { LearnerEvent, LocalDay } from '../core/memory/event';
import { reviewLimit } from '../core/memory/review-limit';
import { beganAfter, streakOf, type Streak } from '../core/memory/streak';
import { putAwayIn } from '../core/memory/put-away';
import { standingEvents } from '../core/memory/standing-events';
import { sessionProgress } from '../core/quiz/session-progress';
import type { SessionRecord } from '../store/database-schema';
import { goalOn, type GoalToday } from './daily-goal';
import type { FootnoteApp } from './footnote-app.svelte';
import { plannedToday, type PlannedToday } from './planned-today';

/** How far back the days are read at first. */
const STREAK_DAYS = 60;

export interface BankLine {
	id: string;
	title: string;
	summary: string;
	/** It was opened here, and does not come with the app. */
	opened: boolean;
	questionCount: number;
	/** Questions answered at least once. */
	met: number;
	/** To be reviewed today: these add up to the view's. */
	due: number;
	missed: number;
}

/** An exam that is to come. */
export interface ExamLine {
	bank: string;
	title: string;
	day: LocalDay;
	daysLeft: number;
	/** Questions a day at most. */
	perDay: number;
	/** How many of today's questions, new ones among them, are of its bank. */
	today: number;
}

export interface TodayView {
	today: LocalDay;
	/** Nothing was ever answered here. */
	newHere: boolean;
	/** To be reviewed today: what is due, within the learner's own limit, and what an exam wants fresh. */
	due: number;
	/** Due, and beyond that limit. */
	waiting: number;
	/** How many of what is due are of banks with an exam, which has its own limit beside the one for the others. */
	forExams: number;
	/** Reviews today at most; null for all that is due. */
	reviewLimit: number | null;
	exams: ExamLine[];
	missed: number;
	/** Set aside because they keep slipping. */
	leeches: number;
	/** New questions that the day's limit still allows, in the banks that were begun. */
	fresh: number;
	/** How many of them are for exams, whatever that limit is. */
	freshForExams: number;
	/** The newest session that was left before its end. */
	unfinished: { session: SessionRecord; answered: number; returning: number; total: number } | null;
	banks: BankLine[];
	/** The last seven days, today last. */
	week: DayTally[];
	/** Null where the learner does not want days in a row counted. */
	streak: Streak | null;
	/** Null without one. */
	goal: GoalToday | null;
	nextDueDay: LocalDay | null;
}

/** What the first screen shows: asked of the indexes, never of the whole log. */
export async function loadToday(app: FootnoteApp): Promise<TodayView> {
	const { store, shelf, today, settings } = app;
	const seen = await store.overview(today, today - STREAK_DAYS, shelf.ids);
	const plan = await plannedToday(app);
	const banks = shelf.summaries.map(({ id, title, summary, questionCount, opened }): BankLine => ({
		id,
		title,
		summary,
		opened: opened !== null,
		questionCount,
		met: Math.min(seen.banks.get(id)?.met ?? 0, questionCount),
		due: plan ? plan.dueOf(id) : (seen.due.get(id) ?? 0),
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
		waiting: plan?.waiting ?? 0,
		forExams: plan?.forExams ?? 0,
		reviewLimit: reviewLimit(today, settings),
		exams: banks.flatMap((bank) => examLine(bank, plan, app)),
		missed: banks.reduce((sum, bank) => sum + bank.missed, 0),
		leeches: banks.reduce((sum, { id }) => sum + (seen.banks.get(id)?.leeches ?? 0), 0),
		freshForExams: plan?.freshForExams ?? 0,
		fresh: plan?.fresh ?? Math.min(unmet, Math.max(0, settings.newPerDay - seen.introduced)),
		unfinished: seen.unfinished && {
			session: seen.unfinished.session,
			...courseOf(seen.unfinished.session, seen.unfinished.events)
		},
		banks,
		week,
		streak: settings.showStreak ? await streakFrom(app, seen.activeDays) : null,
		goal: goalOn(week.at(-1)!, settings),
		nextDueDay: plan ? plan.nextDay : seen.nextDueDay
	};
}

/** Most streaks are shorter: only for a longer one more days are read. @param newest the days with an answer of the last `STREAK_DAYS` */
async function streakFrom(
	{ store, today }: FootnoteApp,
	newest: readonly LocalDay[]
): Promise<Streak> {
	const active = new Set(newest);
	for (let back = STREAK_DAYS; !beganAfter(today - back, active, today); back *= 4) {
		const earlier = await store.activeDays(today - back * 4, today - back - 1);
		if (earlier.length === 0) break;
		for (const day of earlier) active.add(day);
	}
	return streakOf(active, today);
}

function examLine(
	{ id, title }: BankLine,
	plan: PlannedToday | null,
	{ settings, today }: FootnoteApp
): ExamLine[] {
	const exam = settings.exams[id];
	if (!plan || !exam || exam.day < today) return [];
	const { day, perDay } = exam;
	return [
		{
			bank: id,
			title,
			daysLeft: day - today,
			day,
			perDay,
			today: plan.dueOf(id) + plan.freshOf(id)
		}
	];
}

function courseOf({ plan }: SessionRecord, events: LearnerEvent[]) {
	const answers = standingEvents(events).filter((event) => event.type === 'answered');
	const { answered, returning, total } = sessionProgress(plan, answers, putAwayIn(events));
	return { answered, returning, total };
}
