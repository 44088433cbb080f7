import { DEFAULT_SETTINGS } from './default-settings';
import type { LearnerEvent, Settings } from './event';

/**
 * The weights that all memories of a log are made by: the newest. A stability made by other weights means nothing to
 * these, so they describe the whole history again; the other settings are in force from when they were changed.
 * @param standing the events that were not taken back, in order
 */
export function weightsOf(standing: readonly LearnerEvent[]): Settings['weights'] {
	return newestWeights(standing) ?? DEFAULT_SETTINGS.weights;
}

/** As `weightsOf`, of a part of a log: undefined where nothing in it names any. */
export function newestWeights(standing: readonly LearnerEvent[]): Settings['weights'] | undefined {
	const newest = standing.findLast(
		(event) => event.type === 'settings-changed' && event.settings.weights !== undefined
	);
	return newest?.type === 'settings-changed' ? newest.settings.weights : undefined;
}
