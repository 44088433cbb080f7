import { afterEach, expect, it, vi } from 'vitest';
import type { DeedEvent } from '../../store/deeds/deed-store';
import { Deeds, deedsOf, type Deed } from './deeds.svelte';

afterEach(() => vi.restoreAllMocks());

const app = (name: string = crypto.randomUUID()) => ({
	...{ version: 0, replaced: false, inMemory: null },
	store: { generation: '1', connection: { current: { name } } }
});
async function did(deeds: Deeds, ...of: Parameters<Deeds['keep']>): Promise<Deed> {
	const deed = await deeds.keep(...of);
	deeds.add(deed);
	return deed;
}
async function takenBack(deeds: Deeds, deed = deeds.last!): Promise<void> {
	await deeds.forget(deed);
	deeds.drop(deed);
}
/** The same learner, after a reload or in another tab. */
const again = ({ store }: ReturnType<typeof app>) => new Deeds(app(store.connection.current.name));

const FLAG = { do: 'flag' } as const;
const events = (count: number): DeedEvent[] =>
	Array.from({ length: count }, (_, n) => ({ id: `${n}`, bank: 'b', question: `q${n}` }));
async function eventsOf(deeds: Deeds, deed: Deed) {
	const all: DeedEvent[] = [];
	for await (const part of deeds.eventsOf(deed)) all.push(...part);
	return all;
}

it('can be taken back after a reload, the newest first', async () => {
	const here = app();
	const deeds = new Deeds(here);
	await did(deeds, { do: 'reset' }, 3, events(3));
	await did(deeds, { do: 'bury', until: 9 }, 4500, events(4500));
	const later = again(here);
	await later.refresh();
	expect(later.last).toMatchObject({ action: { do: 'bury', until: 9 }, count: 4500, only: null });
	expect(await eventsOf(later, later.last!)).toEqual(events(4500));
	await takenBack(later);
	expect(later.last).toMatchObject({ action: { do: 'reset' }, count: 3 });
	// The tab that did it hears of it.
	await vi.waitFor(() => expect(deeds.last?.count).toBe(3));
	await takenBack(deeds);
	await vi.waitFor(() => expect(later.last).toBeNull());
	expect(deeds.last).toBeNull();
});

it('names the one question that it was done to', async () => {
	const here = app();
	const deeds = new Deeds(here);
	const [one] = events(1);
	expect(await did(deeds, FLAG, 1, [one!, { ...one!, id: 'another' }])).toMatchObject({
		only: { bank: 'b', question: 'q0' }
	});
	const later = again(here);
	await later.refresh();
	expect(later.last?.only).toEqual({ bank: 'b', question: 'q0' });
});

it('is told the next time unless it was read, and can be taken back in either case', async () => {
	const here = app();
	const deeds = new Deeds(here);
	await did(deeds, FLAG, 2, events(2));
	await deeds.read(Date.now());
	await deeds.refresh();
	await did(deeds, FLAG, 1, events(1));
	const later = again(here);
	for (const each of [deeds, later]) {
		await each.refresh();
		const { last } = each;
		expect([last?.count, each.isRead(last!)]).toEqual([1, false]);
		each.drop(last!);
		expect([each.last?.count, each.isRead(each.last!)]).toEqual([2, true]);
	}
});

it('is read in all tabs at once, with what was done before it, and nothing that came after it', async () => {
	const here = app();
	const deeds = new Deeds(here);
	const first = await did(deeds, FLAG, 3, events(3));
	const told = await did(deeds, FLAG, 2, events(2));
	vi.spyOn(Date, 'now').mockReturnValue(told.atMs + 1000);
	const later = await did(deeds, FLAG, 1, events(1));
	const other = again(here);
	await other.refresh();
	await deeds.read(told.atMs);
	expect([first, told, later].map((deed) => deeds.isRead(deed))).toEqual([true, true, false]);
	await other.refresh();
	const newest = other.last!;
	expect(other.isRead(newest)).toBe(false);
	other.drop(newest);
	expect([other.last?.count, other.isRead(other.last!)]).toEqual([2, true]);
	await deeds.read(Date.now());
	await vi.waitFor(() => expect(other.isRead(other.last!)).toBe(true));
});

it('is forgotten after a week', async () => {
	const here = app();
	const now = Date.now();
	await did(new Deeds(here), FLAG, 2, events(2));
	const later = again(here);
	vi.spyOn(Date, 'now').mockReturnValue(now + 6.9 * 86_400_000);
	await later.refresh();
	expect(later.last?.count).toBe(2);
	vi.spyOn(Date, 'now').mockReturnValue(now + 7.1 * 86_400_000);
	await later.refresh();
	expect(later.last).toBeNull();
});

it.each([
	['kept', false],
	['remembered here where nothing can be kept', true]
])('is %s however large it is, and those before it as far as there is room', async (_, refused) => {
	const here = app();
	const deeds = new Deeds(here);
	if (refused)
		vi.spyOn(indexedDB, 'open').mockImplementation(() => {
			throw new DOMException('No.', 'SecurityError');
		});
	await did(deeds, FLAG, 3, events(3));
	const large = await did(deeds, FLAG, 60_000, events(60_000));
	await deeds.refresh();
	expect(deeds.last).toBe(large);
	expect((await eventsOf(deeds, large)).length).toBe(60_000);
	await takenBack(deeds, large);
	await deeds.refresh();
	expect(deeds.last?.count).toBe(3);
	const huge = await did(deeds, FLAG, 120_000, events(120_000));
	await deeds.refresh();
	expect(deeds.last).toBe(huge);
	await takenBack(deeds, huge);
	expect(deeds.last).toBeNull();
});

it('are those of one app', async () => {
	const [here, there] = [app(), app()];
	await did(deedsOf(here), FLAG, 1, events(1));
	await deedsOf(there).refresh();
	expect(deedsOf(here).last).not.toBeNull();
	expect(deedsOf(there).last).toBeNull();
});

it.each<[string, (app: { replaced: boolean; store: { generation: string } }) => void]>([
	['here', ({ store }) => (store.generation = '2')],
	['by another tab', (app) => (app.replaced = true)]
])('are forgotten with the log that was replaced %s', async (_, replace) => {
	const here = app();
	const deeds = new Deeds(here);
	await did(deeds, FLAG, 1, events(1));
	expect(deeds.last).not.toBeNull();
	replace(here);
	await deeds.refresh();
	expect(deeds.last).toBeNull();
	const later = await did(deeds, FLAG, 2, events(2));
	here.replaced = false;
	await deeds.refresh();
	expect(deeds.last).toBe(later);
});

it('changes nothing of what is told while something is being done', async () => {
	const here = app();
	const deeds = new Deeds(here);
	const first = await did(deeds, FLAG, 1, events(1));
	await deeds.alone(async () => {
		const second = await deeds.keep(FLAG, 2, events(2));
		await deeds.refresh();
		expect(deeds.last).toBe(first);
		deeds.add(second);
		expect(deeds.last).toBe(second);
		await deeds.forget(second);
		await deeds.refresh();
		expect(deeds.last).toBe(second);
		deeds.drop(second);
	});
	expect(deeds.last).toBe(first);
});

it('is taken back by one of two tabs', async () => {
	const here = app();
	const one = new Deeds(here);
	await did(one, FLAG, 2, events(2));
	const other = again(here);
	await other.refresh();
	const taking = (deeds: Deeds) => {
		const deed = deeds.last!;
		return deeds.takingBack(deed, async () => {
			await deeds.forget(deed);
			return true;
		});
	};
	expect((await Promise.all([taking(one), taking(other)])).sort()).toEqual([null, true]);
});

it('of a visit that is in memory alone is kept nowhere, and the others are not told there', async () => {
	const here = app();
	await did(new Deeds(here), FLAG, 2, events(2));
	const aside = new Deeds({ ...here, inMemory: {} as never });
	await aside.refresh();
	expect(aside.last).toBeNull();
	await did(aside, FLAG, 3, events(3));
	expect((await eventsOf(aside, aside.last!)).length).toBe(3);
	const later = again(here);
	await later.refresh();
	expect(later.last?.count).toBe(2);
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
