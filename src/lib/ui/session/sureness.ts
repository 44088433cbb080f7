import { m } from '$lib/paraglide/messages';

/** How sure a learner can say to be. */
export interface Sureness {
	/** As a chance, 0–1: what is said is compared with how often it is right. */
	value: number;
	/** As KeyboardEvent.key has it: no letter that picks an answer, and none that asks the session for something. */
	key: string;
	label: () => string;
}

export const SURENESS: readonly Sureness[] = [
	{ value: 0.25, key: 'j', label: m.sure_guess },
	{ value: 0.5, key: 'k', label: m.sure_perhaps },
	{ value: 0.75, key: 'l', label: m.sure_likely },
	{ value: 0.95, key: 'm', label: m.sure_certain }
];
