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
 * How many more or fewer questions would be due if these weights had been in force all along: the log is folded anew
 * with them, and nothing else is changed.
 * @param cards those that count, as they are now: of the banks on the shelf; what is suspended, retired or has no due
 * day is passed over
 * @param events the whole log, in any order
 * @param weights 21
 * @yields how much is done, 0–1
 */
export function* previewDueInSteps(
	cards: readonly Card[],
	events: readonly LearnerEvent[],
	weights: number[],
	today: LocalDay
): Generator<number, DuePreview> {
	const counted = cards.filter(isAsked);
	const then = (yield* foldInSteps(asIfAlways(events, weights))).cards;
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

/** The log of a learner who had these weights from the first day on, whatever others were set in between. */
export function asIfAlways(events: readonly LearnerEvent[], weights: number[]): LearnerEvent[] {
	const first: SettingsChanged = {
		type: 'settings-changed',
		// Sorts before all others.
		id: '',
		atMs: 0,
		offsetMin: 0,
		day: 0,
		device: '',
		settings: { weights }
	};
	const rest = events.map((event) => {
		if (event.type !== 'settings-changed' || !('weights' in event.settings)) return event;
		const { weights: _passedOver, ...settings } = event.settings;
		return { ...event, settings };
	});
	return [first, ...rest];
}

function countDue(dueDays: readonly (LocalDay | null)[], today: LocalDay): DueCounts {
	const within = (days: number) =>
		dueDays.filter((day) => day !== null && day < today + days).length;
	return { today: within(1), week: within(WEEK_DAYS), month: within(MONTH_DAYS) };
}
