import type { LocalDay } from '../core/memory/event';

const LOOK_EVERY_MS = 60_000;

/**
 * Tells when another day has begun while the tab stayed open: it looks once a minute, and at once when the tab comes
 * into view again.
 */
export function watchDay(today: () => LocalDay, onNewDay: () => void): void {
	let known = today();
	const look = () => {
		const now = today();
		if (now === known) return;
		known = now;
		onNewDay();
	};
	setInterval(look, LOOK_EVERY_MS);
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'visible') look();
	});
}
