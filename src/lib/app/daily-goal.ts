import { emptyTally, type DayTally } from '../core/memory/day-tally';
import type { Settings } from '../core/memory/event';
import type { FootnoteApp } from './footnote-app.svelte';

export interface GoalToday {
	unit: 'questions' | 'minutes';
	/** Wanted in a day. */
	amount: number;
	/** Answers given today, or whole minutes spent on them. */
	done: number;
}

/** What the learner wants to do in a day, and what is done of it; null without such a goal. */
export function goalOn(tally: DayTally, { dailyGoal }: Settings): GoalToday | null {
	if (!dailyGoal) return null;
	const done =
		dailyGoal.unit === 'questions' ? tally.answered : Math.floor(tally.durationMs / 60_000);
	return { ...dailyGoal, done };
}

/** As `goalOn`, of today. @throws StorageFault */
export async function goalToday(app: FootnoteApp): Promise<GoalToday | null> {
	const { store, today, settings } = app;
	if (!settings.dailyGoal) return null;
	const tally = (await store.days(today)).find(({ day }) => day === today);
	return goalOn(tally ?? emptyTally(today), settings);
}
