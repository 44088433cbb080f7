import { version } from '$app/environment';
import { isFirstTime } from './first-time';
import { onMissingChunk } from './missing-chunk';

const HOUR_MS = 3_600_000;
const KEY = 'footnote-followed-worker';
const ANSWER_LIMIT_MS = 2000;
/** So long a new version may take to come into force. */
const TAKE_LIMIT_MS = 5000;
/** Long enough to fetch the whole app on a slow line. */
const INSTALL_LIMIT_MS = 60_000;

/** What this tab knows of newer versions of the app, and of the network. Nothing happens in mid-session. */
export class Updates {
	#registration: ServiceWorkerRegistration | null = null;
	#lookedAtMs = Date.now();
	#taking = false;
	#inSession = false;
	#waiting = $state(false);
	#later = $state(false);
	#superseded = $state(false);
	#missing = $state(false);
	#offline = $state(!navigator.onLine);

	/** A new version is ready, and this learner has not said "later" in this tab. */
	get ready(): boolean {
		return this.#waiting && !this.#later;
	}

	/** A newer version is in force, and this tab is in the midst of something: the next screen comes with it. */
	get superseded(): boolean {
		return this.#superseded;
	}

	/** A part of the app could not be loaded, and a reload by itself did not help. */
	get missing(): boolean {
		return this.#missing;
	}

	/** There is no network, and the app is kept in this browser: everything goes on. */
	get offline(): boolean {
		return this.#offline && Boolean(navigator.serviceWorker?.controller);
	}

	/** Begins to listen; for the life of the tab. */
	start(): void {
		addEventListener('online', () => (this.#offline = false));
		addEventListener('offline', () => (this.#offline = true));
		onMissingChunk(version, () => (this.#missing = true));
		const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
		if (!workers) return;
		workers.addEventListener('message', ({ data, ports }) => {
			if (data === 'build') ports[0]?.postMessage(version);
		});
		workers.addEventListener('controllerchange', () => void this.#controllerChanged());
		workers.startMessages();
		void this.#followWorker();
		document.addEventListener('visibilitychange', () => void this.#lookAgain());
		void workers.ready.then((registration) => this.#watch(registration));
	}

	/** Told by the layout on every change of the screen. */
	entered(inSession: boolean): void {
		this.#inSession = inSession;
	}

	/** The learner's click: the new version takes over, and this tab is loaded again with it. */
	take(): void {
		const waiting = this.#registration?.waiting;
		if (!waiting) return location.reload();
		this.#taking = true;
		waiting.postMessage('take');
		// A worker waits for what the one before it is still answering, for minutes if need be: what this page asked ends with it.
		setTimeout(() => location.reload(), TAKE_LIMIT_MS);
	}

	later(): void {
		this.#later = true;
	}

	/** Looks for a newer version, waits until it is here, and takes it; loads the page again where there is none. */
	async takeNewest(): Promise<void> {
		const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
		this.#registration = registration ?? null;
		// Without a network there is nothing newer to be had than what waits already.
		await registration?.update().catch(() => undefined);
		if (registration?.installing) await settled(registration.installing);
		this.take();
	}

	#watch(registration: ServiceWorkerRegistration): void {
		this.#registration = registration;
		const look = () => (this.#waiting = registration.waiting !== null);
		registration.addEventListener('updatefound', () => {
			registration.installing?.addEventListener('statechange', look);
		});
		registration.installing?.addEventListener('statechange', look);
		look();
		registration.active?.postMessage('tidy');
	}

	async #controllerChanged(): Promise<void> {
		if (this.#taking) return location.reload();
		this.#waiting = false;
		if (await otherBuild()) this.#follow();
	}

	/**
	 * A new worker may come into force between this page's first byte, which the one before it gave, and its first line of
	 * script: then nobody hears of it. Once a tab and build: a host may know a page that its worker does not.
	 */
	async #followWorker(): Promise<void> {
		const other = await otherBuild();
		if (!other || !isFirstTime(KEY, other)) return;
		// What was begun meanwhile would be broken off.
		if (navigator.userActivation?.hasBeenActive) this.#superseded = true;
		else this.#follow();
	}

	#follow(): void {
		if (this.#inSession) this.#superseded = true;
		else location.reload();
	}

	async #lookAgain(): Promise<void> {
		if (document.visibilityState !== 'visible' || Date.now() - this.#lookedAtMs < HOUR_MS) return;
		this.#lookedAtMs = Date.now();
		await this.#registration?.update().catch(() => undefined);
	}
}

/** The build of the worker that this page has now, where it is not the page's own: the first worker of all takes over one of its own. */
async function otherBuild(): Promise<string | null> {
	const { controller } = navigator.serviceWorker;
	const running = controller && (await buildOf(controller));
	return running === version ? null : running;
}

/** Which build a worker serves; null when it does not say so in time. */
function buildOf(worker: ServiceWorker): Promise<string | null> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = ({ data }: MessageEvent<unknown>) =>
			resolve(typeof data === 'string' ? data : null);
		setTimeout(() => resolve(null), ANSWER_LIMIT_MS);
		worker.postMessage('build', [port2]);
	});
}

/** Resolves when a worker is installed or given up. */
function settled(worker: ServiceWorker): Promise<void> {
	return new Promise((resolve) => {
		const look = () => {
			if (worker.state !== 'installing') resolve();
		};
		worker.addEventListener('statechange', look);
		setTimeout(resolve, INSTALL_LIMIT_MS);
		look();
	});
}
