import type { Page, Worker } from '@playwright/test';

/** What a page's own notices were, and how often the browser was to ask the learner. */
interface Recorded {
	made: { body: string; atMs: number }[];
	/** The first so many are refused, as Chrome for Android refuses all. */
	refuse: number;
	asked: number;
	focused: number;
	press: () => void;
}
declare global {
	interface Window {
		recorded: Recorded;
	}
}

/** In the place of the browser's own notices, which a test could not see. */
export function recordNotices(): void {
	const recorded: Recorded = {
		made: [],
		refuse: 0,
		asked: 0,
		focused: 0,
		press: () => undefined
	};
	window.recorded = recorded;
	window.focus = () => recorded.focused++;
	window.Notification = class extends EventTarget {
		static permission = 'granted' as const;
		static async requestPermission() {
			recorded.asked++;
			return this.permission;
		}
		onshow: (() => void) | null = null;
		onclick: (() => void) | null = null;
		constructor(_title: string, { body = '' }: NotificationOptions = {}) {
			if (recorded.refuse-- > 0) throw new TypeError('Illegal constructor');
			super();
			recorded.made.push({ body, atMs: Date.now() });
			recorded.press = () => this.onclick?.();
			setTimeout(() => this.onshow?.());
		}
		close() {}
	} as unknown as typeof Notification;
}

/** Notes how far apart, in hours, the browser is to call the service worker, in the place of asking it. */
export function recordCalls(): void {
	const manager = (window as unknown as { PeriodicSyncManager: { prototype: object } })
		.PeriodicSyncManager;
	const hours: number[] = [];
	Object.assign(window, { callHours: hours });
	Object.assign(manager.prototype, {
		register: async (_tag: string, { minInterval }: { minInterval: number }) =>
			hours.push(minInterval / 3_600_000)
	});
}
export const callHours = (page: Page) =>
	page.evaluate(() => (window as unknown as { callHours: number[] }).callHours);

/** The learner goes to another tab, or comes back. */
export async function setSeen(page: Page, seen: boolean): Promise<void> {
	await page.evaluate((seen) => {
		Object.defineProperty(document, 'hidden', { configurable: true, get: () => !seen });
		Object.defineProperty(document, 'visibilityState', {
			configurable: true,
			get: () => (seen ? 'visible' : 'hidden')
		});
		document.dispatchEvent(new Event('visibilitychange'));
	}, seen);
}

/** Lets time go by, and waits until what the page then looks up has come to its end: the lock is free. */
export async function passQuarters(page: Page, quarters: number): Promise<void> {
	for (let quarter = 0; quarter < quarters; quarter++) {
		await page.clock.runFor('15:00');
		await page.evaluate(() => navigator.locks.request('footnote-noticed', () => undefined));
	}
}

/** What a service worker has, of which the types of a page know nothing. */
interface WorkerScope {
	registration: ServiceWorkerRegistration;
	clients: { openWindow: (url: string) => Promise<null> };
	WindowClient: { prototype: { url: string; focus: () => Promise<null> } };
	ExtendableEvent: typeof Event;
}

/** Calls the service worker as the browser would while Footnote is closed, and waits until it has done its work. */
export async function callWorker(worker: Worker, now: Date): Promise<void> {
	await worker.evaluate(async (nowMs) => {
		const scope = self as unknown as WorkerScope;
		Date.now = () => nowMs;
		// Only pages are told that they stand in Berlin.
		Date.prototype.getTimezoneOffset = () => -60;
		let work: Promise<unknown> | undefined;
		const waitUntil = (promise: Promise<unknown>) => (work = promise);
		const call = new scope.ExtendableEvent('periodicsync');
		self.dispatchEvent(Object.assign(call, { tag: 'due', waitUntil }));
		await work;
	}, now.getTime());
}

/** A press on the one notice that is shown: the addresses of the tabs that it brings to the front, and of those it opens. */
export function pressNotice(worker: Worker): Promise<{ focused: string[]; opened: string[] }> {
	return worker.evaluate(async () => {
		const scope = self as unknown as WorkerScope;
		const focused: string[] = [];
		const opened: string[] = [];
		// Browsers allow both only after a press by hand.
		scope.WindowClient.prototype.focus = async function () {
			focused.push(new URL(this.url).pathname);
			return null;
		};
		scope.clients.openWindow = async (url) => {
			opened.push(url);
			return null;
		};
		const [notification] = await scope.registration.getNotifications();
		let work: Promise<unknown> | undefined;
		const waitUntil = (promise: Promise<unknown>) => (work = promise);
		const press = new scope.ExtendableEvent('notificationclick');
		self.dispatchEvent(Object.assign(press, { notification, waitUntil }));
		await work;
		return { focused, opened };
	});
}

/** The texts of the notices that the service worker's registration shows. */
export function shownNotices(where: Page | Worker): Promise<string[]> {
	return (where as Page).evaluate(async () => {
		const { registration } = self as unknown as Partial<WorkerScope>;
		const shown = await (registration ?? (await navigator.serviceWorker.ready)).getNotifications();
		return shown.map(({ body }) => body);
	});
}
