/* What cannot wait for the app. A file of its own: the page allows no inline script. */

/* The chosen theme before the first paint, so that nothing flashes. */
try {
	const theme = localStorage.getItem('footnote-theme');
	if (theme) document.documentElement.dataset.theme = theme;
} catch {
	/* Storage refused: the system's theme it is. */
}

/* When the page began to be left, which breaks off what the app is loading: see src/lib/app/missing-chunk.ts. */
addEventListener('beforeunload', () => {
	globalThis.footnoteLeftAtMs = performance.now();
});
addEventListener('pageshow', ({ persisted }) => {
	/* It came back; any other page is shown when it has loaded, which being broken off counts as. */
	if (persisted) globalThis.footnoteLeftAtMs = undefined;
});
