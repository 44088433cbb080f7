import { DERIVED_VERSION } from '../../memory/card';
import { canonicalText } from '../../memory/canonical-text';
import { DEFAULT_SETTINGS } from '../../memory/default-settings';
import type { EventId, LearnerEvent, Settings } from '../../memory/event';
import { standingEvents } from '../../memory/standing-events';
import { isInOrder, unionOf } from '../../memory/union-of';
import { newestWeights } from '../../memory/weights-of';
import { LogSums, type KeptLogSums } from './log-sums';

/** Of what the sums are and how they are made: to be raised when either changes, so that older ones are made anew. */
const SUMS_VERSION = 2;
/** The rules that kept sums were made by. */
export const SUMS_RULES = `${SUMS_VERSION}.${DERIVED_VERSION}`;

/**
 * The sums of a log up to an event, as plain data, with what they took for granted of the events after it: they hold as
 * long as these say the same. So a figure that is made of them and of the events after them is that of the whole log.
 */
export interface KeptSums {
	rules: string;
	/** The last id that they may hold. */
	upTo: EventId;
	sums: KeptLogSums;
	/** By which the memories in them were made. */
	weights: Settings['weights'];
	/** Those that the events up to there named last. */
	weightsBefore: Settings['weights'];
	/** Events up to there that one after it takes back, in order: they are not in the sums. */
	takenBack: EventId[];
	/** Events after it that one up to there takes back. */
	takenBackLater: EventId[];
}

/**
 * Whether kept sums are those of a log that goes on like this.
 * @param kept of any version of the app, or damaged
 * @param after all events that the log has after `kept.upTo`
 */
export function isSumOf(kept: KeptSums, after: readonly LearnerEvent[]): boolean {
	if (kept.rules !== SUMS_RULES || after.some(({ id }) => id <= kept.upTo)) return false;
	const weights = weightsAfter(kept.weightsBefore, standingAfter(kept, after));
	return (
		canonicalText(weights) === canonicalText(kept.weights) &&
		canonicalText(takenBackIn(after, kept.upTo)) === canonicalText(kept.takenBack)
	);
}

/**
 * Sums up a log.
 * @param events all of it, or all after `from.upTo`; in any order, in order of id it is fastest
 * @param from what `isSumOf` holds true of these events; null for the sums of all events
 * @param upTo the event up to which the sums are to be kept; not before `from.upTo`; null to keep none
 * @returns a generator, so that a worker can do other things in between: yields how much is done, 0–1
 */
export function* sumLog(
	events: readonly LearnerEvent[],
	from: KeptSums | null,
	upTo: EventId | null
): Generator<number, { sums: LogSums; kept: KeptSums | null }> {
	const ordered = isInOrder(events) ? events : unionOf(events).events;
	const standing = standingAfter(from, ordered);
	const [before, after] = partedAt(standing, upTo);
	const first = from ? from.weightsBefore : DEFAULT_SETTINGS.weights;
	const weightsBefore = weightsAfter(first, before);
	const weights = weightsAfter(weightsBefore, after);
	const sums = new LogSums(weights, from?.sums);
	for (const done of sums.take(before)) yield done / standing.length;
	const kept = upTo !== null && {
		...{ rules: SUMS_RULES, upTo, sums: sums.kept, weights, weightsBefore },
		takenBack: takenBackIn(partedAt(ordered, upTo)[1], upTo),
		takenBackLater: [
			...(from?.takenBackLater ?? []),
			...targetsIn(partedAt(ordered, upTo)[0])
		].filter((id) => id > upTo)
	};
	for (const done of sums.take(after)) yield (before.length + done) / standing.length;
	sums.end();
	return { sums, kept: kept || null };
}

function weightsAfter(
	before: Settings['weights'],
	standing: readonly LearnerEvent[]
): Settings['weights'] {
	const named = newestWeights(standing);
	// Null names the usual ones.
	return named === undefined ? before : named;
}

function standingAfter(
	from: Pick<KeptSums, 'takenBackLater'> | null,
	events: readonly LearnerEvent[]
): LearnerEvent[] {
	const standing = standingEvents(events);
	if (!from || from.takenBackLater.length === 0) return standing;
	const takenBack = new Set(from.takenBackLater);
	return standing.filter(({ id }) => !takenBack.has(id));
}

/** @param events in order of id */
function partedAt<E extends LearnerEvent>(
	events: readonly E[],
	upTo: EventId | null
): [upTo: readonly E[], after: readonly E[]] {
	if (upTo === null) return [[], events];
	const at = events.findIndex(({ id }) => id > upTo);
	return at < 0 ? [events, []] : [events.slice(0, at), events.slice(at)];
}

/** Which events up to that one these take back, in order and each once. */
function takenBackIn(after: readonly LearnerEvent[], upTo: EventId): EventId[] {
	return [...new Set(targetsIn(after).filter((target) => target <= upTo))].sort();
}

/** What is taken back in these. */
export function targetsIn(events: readonly LearnerEvent[]): EventId[] {
	const targets: EventId[] = [];
	for (const event of events) if (event.type === 'undone') targets.push(event.target);
	return targets;
}
