import { clock } from './clock';

let hiddenMs = 0;
let hiddenSince: number | null = null;

/**
 * Milliseconds that only ever go forward, and stand still while the page is not seen: who is in another tab, or has locked
 * the screen, answers nothing.
 */
export function attendedMs(): number {
	watch();
	return (hiddenSince ?? clock.tickMs()) - hiddenMs;
}

let isWatching = false;

function watch(): void {
	if (isWatching) return;
	isWatching = true;
	look();
	document.addEventListener('visibilitychange', look);
}

function look(): void {
	const now = clock.tickMs();
	if (document.hidden) hiddenSince ??= now;
	else if (hiddenSince !== null) {
		hiddenMs += now - hiddenSince;
		hiddenSince = null;
	}
}
