import { isoDate } from '../core/memory/local-day';
import { m } from '../paraglide/messages';
import type { FootnoteApp } from './footnote-app.svelte';
import { askedToday } from './planned-today';

/** Whether they are wanted on this device, and the last day on which there was one. */
const WANTED = 'footnote-notices';
const TOLD = 'footnote-noticed';
const LOOK_EVERY_MS = 15 * 60_000;
/** The browser decides when, and not more often than this. */
const APART_MS = 20 * 3_600_000;
/** Also in the service worker. */
const TAG = 'due';

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
	const sync = await periodicSync();
	if (allowed) await sync?.register(TAG, { minInterval: APART_MS }).catch(() => undefined);
	else await sync?.unregister(TAG).catch(() => undefined);
	return noticesOn() === true;
}

/**
 * While the tab is open and not looked at: one notice a day at most when something is due, by the computer itself.
 * Who looks at Footnote sees it anyway.
 */
export function watchDue(app: FootnoteApp): void {
	const look = async () => {
		const day = isoDate(app.today);
		if (!noticesOn() || !document.hidden || remembered(TOLD) === day) return;
		const due = await askedToday(app);
		if (due === 0 || remembered(TOLD) === day) return;
		remember(TOLD, day);
		const notice = new Notification(m.plan_notice_title(), {
			body: m.plan_notice_due({ count: due }),
			tag: TAG
		});
		notice.onclick = () => window.focus();
	};
	const tryLook = () => void look().catch(() => undefined);
	setInterval(tryLook, LOOK_EVERY_MS);
	document.addEventListener('visibilitychange', tryLook);
}

async function periodicSync(): Promise<PeriodicSync | null> {
	const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
	return (registration as { periodicSync?: PeriodicSync } | undefined)?.periodicSync ?? null;
}
