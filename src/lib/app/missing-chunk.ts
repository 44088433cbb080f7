import { isFirstTime } from './first-time';

const KEY = 'footnote-reloaded-for';

/** The longest that a page takes to go once the learner has left it for another. */
const LEAVING_MS = 10_000;

/**
 * Mends a part of the app that cannot be loaded, as after a release on a host that keeps no old files: the page is
 * loaded again, once a version and tab, so that it can never go round in circles.
 * @param version of the build that this tab runs
 * @param onLost loading again did not help, or cannot: without a network and a worker it would only take the page away
 */
export function onMissingChunk(version: string, onLost: () => void): void {
	addEventListener('vite:preloadError', () => {
		if (isBeingLeft()) return;
		const canLoad = navigator.onLine || navigator.serviceWorker?.controller;
		if (canLoad && isFirstTime(KEY, version)) location.reload();
		else onLost();
	});
}

/**
 * A page that is left while it loads breaks off what it was loading, and Firefox tells the page of it. Nothing is missing
 * then, and loading the page again would take the learner back. Leaving for a download ends on the same page, hence the
 * limit. Noted before the app is there (static/before-app.js): it may begin on a page that is being left already.
 */
function isBeingLeft(): boolean {
	const { footnoteLeftAtMs } = window;
	return footnoteLeftAtMs !== undefined && performance.now() - footnoteLeftAtMs < LEAVING_MS;
}
