import { clock } from './clock';
import type { FootnoteApp } from './footnote-app.svelte';
import { DUE, noticeOfDay } from './notice-of-day';
import { askedToday } from './planned-today';
import { registered, showFromPage } from './show-notice';

/** Whether they are wanted on this device, and when Footnote was last seen on it, in any tab. */
const WANTED = 'footnote-notices';
const SEEN = 'footnote-seen';
const LOOK_EVERY_MS = 15 * 60_000;
/** Who was here within the hour has seen what is due, and may be coming back by themselves. */
const AWAY_MS = 3_600_000;
/**
 * Several chances a day, as only some of them come in the hours for a notice. Chromium makes 12 hours of it, and takes
 * such steps as a whole: of 20 hours it would make a day, and call at the same hour of the night for good.
 */
const APART_MS = 4 * 3_600_000;

/** Chromium only, and in no type library yet. */
interface PeriodicSync {
	register(tag: string, options: { minInterval: number }): Promise<void>;
	unregister(tag: string): Promise<void>;
}

const remembered = (key: string) => {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
};
const remember = (key: string, value: string | null) => {
	try {
		if (value === null) localStorage.removeItem(key);
		else localStorage.setItem(key, value);
	} catch {
		// Where nothing is remembered there are no notices, which is the safe side.
	}
};

/** Whether this browser tells when something is due; null where it has no notices at all. */
export function noticesOn(): boolean | null {
	if (!('Notification' in globalThis)) return null;
	return remembered(WANTED) === 'on' && Notification.permission === 'granted';
}

/**
 * Turns notices on or off; on, the browser asks the learner the first time.
 * @returns whether they are on now
 */
export async function setNotices(on: boolean): Promise<boolean> {
	const allowed = on && (await Notification.requestPermission()) === 'granted';
	remember(WANTED, allowed ? 'on' : null);
	// Whoever turns them on is here, also where they leave before the browser has asked.
	if (allowed) remember(SEEN, String(clock.nowMs()));
	await callWhileClosed(allowed);
	return noticesOn() === true;
}

/**
 * While a tab is open and none has been seen for an hour: one notice a day at most when something is due, by the computer
 * itself. Who looks at Footnote sees it anyway.
 */
export function watchDue(app: FootnoteApp): void {
	const seen = () => {
		if (noticesOn()) remember(SEEN, String(clock.nowMs()));
	};
	const look = () => {
		if (!document.hidden) return seen();
		const awayMs = clock.nowMs() - Number(remembered(SEEN));
		// A time that lies far ahead is of a clock that was set back since.
		if (!noticesOn() || Math.abs(awayMs) < AWAY_MS) return;
		void noticeOfDay(() => askedToday(app), showFromPage).catch(() => undefined);
	};
	if (!document.hidden) seen();
	// A browser that refused may allow it by now: most do only once Footnote is installed.
	if (noticesOn()) void callWhileClosed(true);
	setInterval(look, LOOK_EVERY_MS);
	// It comes into view, or was in view until now.
	document.addEventListener('visibilitychange', seen);
}

/** Has the browser call the service worker now and then, or no more, where it does such things. */
async function callWhileClosed(wanted: boolean): Promise<void> {
	const registration = await registered();
	const sync = (registration as { periodicSync?: PeriodicSync } | undefined)?.periodicSync;
	const asked = wanted ? sync?.register(DUE, { minInterval: APART_MS }) : sync?.unregister(DUE);
	await asked?.catch(() => undefined);
}
