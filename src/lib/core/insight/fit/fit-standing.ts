import { DEFAULT_SETTINGS } from '../../memory/default-settings';
import type { EventId, LearnerEvent, LocalDay, SettingsChanged } from '../../memory/event';
import { standingEvents } from '../../memory/standing-events';
import { FEWEST_REVIEWS } from './fit-verdict';
import { predictedReviews } from './predictions';
import { reviewHistories } from './review-histories';

/** How a learner stands with weights of their own. */
export interface FitStanding {
	/** Reviews that can be learnt from: those at least a day after the one before. */
	reviews: number;
	/** How many it takes before anything is fitted. */
	need: number;
	/** Weights of the learner's own that are in force: since when, and how many reviews there were by then; null for the usual ones. */
	applied: { day: LocalDay; reviews: number } | null;
	/** The change by which the usual ones came back, where they did so last; without it the fitted ones are in force. */
	takenBack: EventId | null;
	/** So much was reviewed since then, or so long ago is it, that fitting again may tell more. */
	worthAgain: boolean;
}

/** A fit from a month ago has most of what there is to learn; a thousand reviews more may move it. */
const MONTH_DAYS = 30;
const MANY_REVIEWS = 1000;

/** @param events the whole log, in any order */
export function fitStanding(events: readonly LearnerEvent[], today: LocalDay): FitStanding {
	const standing = standingEvents(events);
	const reviews = countReviews(standing);
	const changes = standing.filter(setsWeights);
	const newest = changes.at(-1);
	const before = changes.at(-2)?.settings.weights ?? DEFAULT_SETTINGS.weights;
	const isOwn = newest !== undefined && newest.settings.weights !== null;
	const applied = isOwn
		? { day: newest.day, reviews: countReviews(standing.slice(0, standing.indexOf(newest))) }
		: null;
	const since = applied ? reviews - applied.reviews : 0;
	return {
		reviews,
		need: FEWEST_REVIEWS,
		applied,
		takenBack: newest && !isOwn && before !== null ? newest.id : null,
		worthAgain:
			applied !== null &&
			(since >= MANY_REVIEWS || (since > 0 && today - applied.day >= MONTH_DAYS))
	};
}

function countReviews(events: readonly LearnerEvent[]): number {
	return predictedReviews(reviewHistories(events)).length;
}

function setsWeights(event: LearnerEvent): event is SettingsChanged {
	return event.type === 'settings-changed' && event.settings.weights !== undefined;
}
