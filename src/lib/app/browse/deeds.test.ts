import { expect, it } from 'vitest';
import { Deeds, deedsOf, type Deed } from './deeds.svelte';

const app = () => ({ version: 0, replaced: false, store: { generation: '1' } });

const deed = (events: number): Deed => ({
	action: { do: 'flag' },
	count: events,
	events: Array.from({ length: events }, (_, n) => ({ id: `${n}`, bank: 'b', question: `q${n}` }))
});

it('remembers the newest deed however large it is, and those before it as far as there is room', () => {
	const deeds = new Deeds(app());
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
	const [here, there] = [app(), app()];
	deedsOf(here).add(deed(1));
	expect(deedsOf(here).last).not.toBeNull();
	expect(deedsOf(there).last).toBeNull();
});

it.each<[string, (app: { replaced: boolean; store: { generation: string } }) => void]>([
	['here', ({ store }) => (store.generation = '2')],
	['by another tab', (app) => (app.replaced = true)]
])('are forgotten with the log that was replaced %s', (_, replace) => {
	const here = app();
	const deeds = new Deeds(here);
	deeds.add(deed(1));
	expect(deeds.last).not.toBeNull();
	replace(here);
	expect(deeds.last).toBeNull();
	const later = deed(2);
	deeds.add(later);
	here.replaced = false;
	expect(deeds.last).toBe(later);
	deeds.drop(later);
	expect(deeds.last).toBeNull();
});

it('are done one at a time, also where one fails', async () => {
	const deeds = new Deeds(app());
	const first = Promise.withResolvers<void>();
	const doing = deeds.alone(() => first.promise);
	expect([deeds.busy, await deeds.alone(() => Promise.reject())]).toEqual([true, false]);
	first.reject(new Error('full'));
	await expect(doing).rejects.toThrow('full');
	expect([deeds.busy, await deeds.alone(async () => undefined)]).toEqual([false, true]);
});
