import { expect, it } from 'vitest';
import { Deeds, deedsOf, type Deed } from './deeds.svelte';

const deed = (events: number): Deed => ({
	action: { do: 'flag' },
	count: events,
	events: Array.from({ length: events }, (_, n) => ({ id: `${n}`, bank: 'b', question: `q${n}` }))
});

it('remembers the newest deed however large it is, and those before it as far as there is room', () => {
	const deeds = new Deeds();
	const [small, large, huge] = [deed(3), deed(60_000), deed(120_000)];
	deeds.add(small);
	deeds.add(large);
	expect(deeds.last).toBe(large);
	deeds.drop(large);
	expect(deeds.last).toBe(small);
	deeds.add(huge);
	deeds.drop(huge);
	expect(deeds.last).toBeNull();
});

it('are those of one app', () => {
	const [here, there] = [{}, {}];
	deedsOf(here).add(deed(1));
	expect(deedsOf(here).last).not.toBeNull();
	expect(deedsOf(there).last).toBeNull();
});
