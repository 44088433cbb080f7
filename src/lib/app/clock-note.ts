import { cardsFromTheFuture, clockVerdict } from '../core/memory/clock-verdict';
import type { EventId } from '../core/memory/event';
import { clock } from './clock';
import type { FootnoteApp } from './footnote-app.svelte';

/** This device's clock is behind what was written here before. */
export interface ClockNote {
	/** Milliseconds since the epoch: as the clock has it, and of the newest answer. */
	nowMs: number;
	newestMs: number;
	/** Cards last answered on a day that has not come yet, which come back that much too late. */
	fromTheFuture: number;
	newest: EventId;
}

const KEY = 'footnote-clock-note';

/** What is to be said of the clock, or null: when all is well, or the learner has closed this very note in this tab. */
export async function loadClockNote({ store, today }: FootnoteApp): Promise<ClockNote | null> {
	const { newest } = await store.head();
	if (newest === null) return null;
	const [event] = await store.newest(1, newest);
	const nowMs = clock.nowMs();
	const verdict = clockVerdict(nowMs, event?.atMs ?? null);
	if (verdict.kind !== 'behind' || wasClosed(newest)) return null;
	// The only case in which all cards are read for the first screen.
	const cards = await store.allCards();
	return {
		nowMs,
		newestMs: nowMs + verdict.byMs,
		fromTheFuture: cardsFromTheFuture(cards, today).length,
		newest
	};
}

/** Not again in this tab, unless something was written meanwhile. */
export function closeClockNote({ newest }: ClockNote): void {
	try {
		sessionStorage.setItem(KEY, newest);
	} catch {
		// Then it is there again after a reload.
	}
}

function wasClosed(newest: EventId): boolean {
	try {
		return sessionStorage.getItem(KEY) === newest;
	} catch {
		return false;
	}
}
