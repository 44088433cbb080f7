import { isAsked, type Card } from '../../memory/card';
import type { LearnerEvent, LocalDay, SettingsChanged } from '../../memory/event';
import { cardKey, foldInSteps } from '../../memory/fold';

/** How many questions are due; each counts once, in all that it falls into. */
export interface DueCounts {
	/** Today or earlier. */
	today: number;
	/** Within seven days, today among them. */
	week: number;
	/** Within thirty days, today among them. */
	month: number;
}

/** What is due as it is, and as it would be. */
export interface DuePreview {
	now: DueCounts;
	then: DueCounts;
}

const WEEK_DAYS = 7;
const MONTH_DAYS = 30;

/**
 * How many more or fewer questions will be due once these weights are set: the log is folded with that as its newest
 * event, which is what then happens, since the newest weights describe the whole log (`weightsOf`).
 * @param cards those that count, as they are now: of the banks on the shelf; what is suspended, retired or has no due
 * day is passed over
 * @param events the whole log, in any order
 * @param weights 21, or null for the default ones
 * @yields how much is done, 0–1
 */
export function* previewDueInSteps(
	cards: readonly Card[],
	events: readonly LearnerEvent[],
	weights: number[] | null,
	today: LocalDay
): Generator<number, DuePreview> {
	const counted = cards.filter(isAsked);
	const then = (yield* foldInSteps([...events, newest(weights)])).cards;
	const dueThen = counted.map(
		({ bank, question }) => then.get(cardKey(bank, question))?.dueDay ?? null
	);
	return {
		now: countDue(
			counted.map(({ dueDay }) => dueDay),
			today
		),
		then: countDue(dueThen, today)
	};
}

function newest(weights: number[] | null): SettingsChanged {
	return {
		type: 'settings-changed',
		// Sorts after all others.
		id: '\uffff',
		atMs: 0,
		offsetMin: 0,
		day: 0,
		device: '',
		settings: { weights }
	};
}

function countDue(dueDays: readonly (LocalDay | null)[], today: LocalDay): DueCounts {
	const within = (days: number) =>
		dueDays.filter((day) => day !== null && day < today + days).length;
	return { today: within(1), week: within(WEEK_DAYS), month: within(MONTH_DAYS) };
}
