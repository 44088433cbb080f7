export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Where src/app.html looks for the choice before the first paint. */
const KEY = 'footnote-theme';

/** The theme that this page shows. */
export function currentTheme(): Theme {
	const chosen = document.documentElement.dataset.theme;
	return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

/** Shows a theme at once and keeps the choice; false when this browser refuses to keep it. */
export function chooseTheme(theme: Theme): boolean {
	if (theme === 'system') delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = theme;
	try {
		if (theme === 'system') localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, theme);
		return true;
	} catch {
		return false;
	}
}
