import type { ColourToken } from './chart-plan';

/** @param strength 0–1: how much of the colour is seen; what lies beneath shines through, or on `solid` ground the paper */
export type FindColour = (token: ColourToken, strength?: number, ground?: 'solid') => string;

/** What a token is worth here and now: a canvas knows neither tokens nor light and dark. */
export function colourFinder(host: HTMLElement): FindColour {
	const probe = document.createElement('span');
	probe.hidden = true;
	host.append(probe);
	const found = new Map<ColourToken, string>();
	const read = (token: ColourToken) => {
		probe.style.color = `var(${token})`;
		return getComputedStyle(probe).color;
	};
	return (token, strength = 1, ground) => {
		const colour = found.get(token) ?? read(token);
		found.set(token, colour);
		if (strength === 1) return colour;
		if (ground === 'solid') return mixed(colour, found.get('--paper') ?? read('--paper'), strength);
		return colour.replace(/^rgba?\(([^,]+,[^,]+,[^,)]+).*$/, `rgba($1, ${strength})`);
	};
}

const channelsOf = (colour: string) => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);

function mixed(colour: string, paper: string, strength: number): string {
	const ground = channelsOf(paper);
	const channels = channelsOf(colour).map((of, at) =>
		Math.round(of * strength + ground[at]! * (1 - strength))
	);
	return `rgb(${channels.join(', ')})`;
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
