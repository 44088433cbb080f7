import type { ColourToken } from './chart-plan';

/** What a token is worth here and now: a canvas knows neither tokens nor light and dark. */
export function colourFinder(host: HTMLElement): (token: ColourToken, strength?: number) => string {
	const probe = document.createElement('span');
	probe.hidden = true;
	host.append(probe);
	const found = new Map<ColourToken, string>();
	const read = (token: ColourToken) => {
		probe.style.color = `var(${token})`;
		return getComputedStyle(probe).color;
	};
	return (token, strength = 1) => {
		const colour = found.get(token) ?? read(token);
		found.set(token, colour);
		if (strength === 1) return colour;
		return colour.replace(/^rgba?\(([^,]+,[^,]+,[^,)]+).*$/, `rgba($1, ${strength})`);
	};
}

/** Calls whenever light turns to dark or back, by the system or by the learner; returns how to end that. */
export function onThemeChange(tell: () => void): () => void {
	const system = matchMedia('(prefers-color-scheme: dark)');
	const chosen = new MutationObserver(tell);
	chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
	system.addEventListener('change', tell);
	return () => {
		chosen.disconnect();
		system.removeEventListener('change', tell);
	};
}
