import type { LocalDay } from '../core/memory/event';
import type { FootnoteApp } from './footnote-app.svelte';

/** What is asked today, where it is not just all that is due. */
export interface PlannedToday {
	/** Questions to be reviewed. */
	due: number;
	/** New ones. */
	fresh: number;
	/** Due, and beyond the learner's limit. */
	waiting: number;
	/** How many of those to be reviewed are of banks with an exam. */
	forExams: number;
	/** How many of the new ones are. */
	freshForExams: number;
	/** The first day after today that asks something again; null for none. */
	nextDay: LocalDay | null;
	dueOf(bank: string): number;
	freshOf(bank: string): number;
}

/** Null where neither a limit nor an exam asks more than to count what is due. */
export async function plannedToday(app: FootnoteApp): Promise<PlannedToday | null> {
	const { settings, today } = app;
	const exam = Object.values(settings.exams).some(({ day }) => day >= today);
	if (settings.reviewsPerDay === null && !exam) return null;
	const { planReview } = await import('./plan-session');
	const [plan, nextDueDay] = await Promise.all([
		planReview(app),
		app.store.nextDueDay(today, app.shelf.ids)
	]);
	const { due, early, fresh, waiting, forExams, freshForExams } = plan;
	const asked = [...due, ...early];
	return {
		due: asked.length,
		fresh: fresh.length,
		waiting,
		forExams,
		freshForExams,
		nextDay: plan.nextAfter(nextDueDay),
		dueOf: (bank) => asked.filter((ref) => ref.bank === bank).length,
		freshOf: (bank) => fresh.filter((ref) => ref.bank === bank).length
	};
}

/** How many questions are still to be reviewed today, of the banks on the shelf. */
export async function askedToday(app: FootnoteApp): Promise<number> {
	return (await plannedToday(app))?.due ?? (await app.store.countDue(app.today, app.shelf.ids));
}
