const KEY = 'footnote-reloaded-for';

/**
 * Mends a part of the app that cannot be loaded, as after a release on a host that keeps no old files: the page is
 * loaded again, once a version and tab, so that it can never go round in circles.
 * @param version of the build that this tab runs
 * @param onLost loading again did not help, or cannot: without a network and a worker it would only take the page away
 */
export function onMissingChunk(version: string, onLost: () => void): void {
	addEventListener('vite:preloadError', () => {
		const canLoad = navigator.onLine || navigator.serviceWorker?.controller;
		if (canLoad && firstTime(version)) location.reload();
		else onLost();
	});
}

/** False when it cannot be told, too. */
function firstTime(version: string): boolean {
	try {
		if (sessionStorage.getItem(KEY) === version) return false;
		sessionStorage.setItem(KEY, version);
		return true;
	} catch {
		return false;
	}
}
