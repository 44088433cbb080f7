export interface NoticeOptions {
	body: string;
	tag: string;
	/** With a sound and in view, where an older one of the same tag still lies there. */
	renotify: boolean;
}

/** Resolves once the notice is shown. @throws where the browser does not show it */
export type ShowNotice = (title: string, options: NoticeOptions) => Promise<void>;

/** By the service worker, which also hears of a press on it: the only way there is on Android. */
export function showThrough(registration: ServiceWorkerRegistration): ShowNotice {
	return (title, options) =>
		registration.showNotification(title, {
			...options,
			icon: new URL('icons/icon-192.png', registration.scope).href
		});
}

/** By the service worker where one is active, else by the page itself. */
export const showFromPage: ShowNotice = async (title, options) => {
	const registration = await registered();
	const show = registration?.active ? showThrough(registration) : showAlone;
	await show(title, options);
};

/** The page's service worker, active or not. */
export async function registered(): Promise<ServiceWorkerRegistration | undefined> {
	return navigator.serviceWorker?.getRegistration().catch(() => undefined);
}

const SHOWN_WITHIN_MS = 10_000;

const showAlone: ShowNotice = (title, options) =>
	new Promise((resolve, reject) => {
		const notice = new Notification(title, options);
		notice.onshow = () => resolve();
		const refuse = () => reject(new Error('The browser did not show the notice.'));
		notice.onerror = refuse;
		// Where it is kept back, some browsers close it, and others say nothing at all.
		notice.onclose = refuse;
		setTimeout(refuse, SHOWN_WITHIN_MS);
		notice.onclick = () => {
			window.focus();
			notice.close();
		};
	});
