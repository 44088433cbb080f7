import { cardsFromTheFuture, clockVerdict } from '../core/memory/clock-verdict';
import type { EventId } from '../core/memory/event';
import { clock } from './clock';
import type { FootnoteApp } from './footnote-app.svelte';

/** What this device's clock has against it. Times are milliseconds since the epoch. */
export type ClockNote = { nowMs: number; newest: EventId | null } & (
	| {
			kind: 'behind';
			/** Of the newest answer. */
			newestMs: number;
			/** Cards last answered on a day that has not come yet, which come back that much too late. */
			fromTheFuture: number;
	  }
	| { kind: 'too-early'; madeMs: number }
);

const KEY = 'footnote-clock-note';

/**
 * What is to be said of the clock, or null: when all is well, or the learner has closed this very note in this tab.
 * @param madeMs when this version of the app was built, where that is known
 */
export async function loadClockNote(
	{ store, today }: FootnoteApp,
	madeMs: number | null
): Promise<ClockNote | null> {
	const { newest } = await store.head();
	const [event] = newest === null ? [] : await store.newest(1, newest);
	const nowMs = clock.nowMs();
	const verdict = clockVerdict(nowMs, event?.atMs ?? null, madeMs);
	if (verdict.kind === 'fine' || wasClosed(newest)) return null;
	if (verdict.kind === 'too-early')
		return { kind: 'too-early', nowMs, madeMs: nowMs + verdict.byMs, newest };
	// The only case in which all cards are read for the first screen.
	const cards = await store.allCards();
	return {
		kind: 'behind',
		nowMs,
		newestMs: nowMs + verdict.byMs,
		fromTheFuture: cardsFromTheFuture(cards, today).length,
		newest
	};
}

/** Not again in this tab, unless something was written meanwhile. */
export function closeClockNote({ newest }: ClockNote): void {
	try {
		sessionStorage.setItem(KEY, newest ?? NOTHING);
	} catch {
		// Then it is there again after a reload.
	}
}

/** Stands for the newest event of an empty log. */
const NOTHING = 'nothing';

function wasClosed(newest: EventId | null): boolean {
	try {
		return sessionStorage.getItem(KEY) === (newest ?? NOTHING);
	} catch {
		return false;
	}
}
