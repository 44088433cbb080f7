/* The chosen theme before the first paint, so that nothing flashes. A file of its own: the page allows no inline script. */
try {
	const theme = localStorage.getItem('footnote-theme');
	if (theme) document.documentElement.dataset.theme = theme;
} catch {
	/* Storage refused: the system's theme it is. */
}
