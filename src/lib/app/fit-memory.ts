import type { FitStanding } from '../core/insight/fit/fit-standing';
import type { EventId } from '../core/memory/event';
import { isShortLog, workOutHere, type Following } from '../store/fit/fit-apart';
import type { Fitted } from '../store/fit/fit-work';
import type { FootnoteApp } from './footnote-app.svelte';
import { workFor } from './work-for';

const UNFOLLOWED: Following = { tell: () => undefined, signal: new AbortController().signal };

/**
 * How the learner stands with weights of their own. Counting reads the whole log, so it is done again only where other
 * questions were met or missed than before, other weights are in force, or it is another day.
 */
export function fitStandingReader(app: FootnoteApp): () => Promise<FitStanding> {
	let known: { of: string; standing: Promise<FitStanding> } | null = null;
	return async () => {
		const { banks, settings } = await app.store.head();
		const of = JSON.stringify([app.today, settings.weights, ...banks]);
		if (known?.of !== of) {
			const standing = readStanding(app);
			known = { of, standing };
			standing.catch(() => (known = null));
		}
		return known.standing;
	};
}

/** A short log is read here: nobody who opens the settings is to wait for a worker that counts to twenty. */
async function readStanding(app: FootnoteApp): Promise<FitStanding> {
	const { connection } = app.store;
	const ask = { work: 'standing' as const, today: app.today };
	const work = (await isShortLog(connection)) ? workOutHere : workFor(app);
	return work<'standing'>(connection, ask, UNFOLLOWED);
}

/**
 * Fits weights to the learner's log and tries them on later reviews. Changes nothing.
 * @throws Cancelled, StorageFault
 */
export function fitToMemory(app: FootnoteApp, following: Following): Promise<Fitted> {
	const ask = { work: 'fit' as const, today: app.today, banks: [...app.shelf.ids] };
	return workFor(app)<'fit'>(app.store.connection, ask, following);
}

/** From now on all memories are described by these; null for the usual ones. @throws StorageFault */
export async function useWeights(app: FootnoteApp, weights: number[] | null): Promise<void> {
	await app.changeSettings({ weights });
}

/** Takes a change of weights back, as if it had not been. @throws StorageFault */
export async function undoWeights(app: FootnoteApp, target: EventId): Promise<void> {
	await app.append([{ ...app.stamp(), type: 'undone', target }]);
}
