import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_WEIGHTS } from '../../core/memory/fsrs';
import { progressFigures } from '../../core/insight/progress/progress-figures';
import type { LearnerEvent } from '../../core/memory/event';
import { nextEventId } from '../../core/memory/event-id';
import { workOutProgress } from './progress-work';
import { sumUpAnew, sumUpApart } from './sum-up-apart';
import { areSumsDue, outdateSums } from './sums-due';
import { forgetSums, keepSums, readSums } from './sums-store';
import { BANKS, days, learners, segmentCount, write, type Learner } from './testing/learners';

const TODAY = 20_150;
const WANTED = { banks: BANKS, today: TODAY };
const otherWeights: LearnerEvent = {
	...{ id: nextEventId(TODAY * 86_400_000, new Uint8Array(10), null), atMs: TODAY * 86_400_000 },
	...{ offsetMin: 0, day: TODAY, device: 'd', type: 'settings-changed' },
	settings: { weights: [...DEFAULT_WEIGHTS] }
};
const { newLearner, clear } = learners();
afterEach(clear);

async function learnerWith(days: Parameters<typeof write>[1]): Promise<Learner> {
	const learner = await newLearner();
	await write(learner, days);
	return learner;
}

/** How many segments the next opening of the screen would read; its figures are held to those of the whole log. */
async function nextReads({ name, store }: Learner): Promise<number> {
	const { settings } = await store.head();
	const [events, cards] = [await store.allEvents(), await store.allCards()];
	const none = { share: () => undefined };
	const rest = async () => undefined;
	const kept = await readSums(name);
	const found = await workOutProgress(store.connection, WANTED, kept, none, rest);
	expect(found.figures).toEqual(
		progressFigures({ events, cards, banks: BANKS, settings, today: TODAY })
	);
	return found.segmentsRead;
}

/** So many segments do the kept sums hold; null where none are kept. */
const held = async ({ name }: Learner) => (await readSums(name))?.segments.length ?? null;

describe('what came at once is summed up before anyone asks', () => {
	it('and the next opening reads nothing of it', async () => {
		const learner = await learnerWith(days(0, 20));
		expect(await segmentCount(learner)).toBeGreaterThan(10);
		expect(await areSumsDue(learner.store.connection)).toBe(true);
		await sumUpApart(learner.store.connection);
		expect(await nextReads(learner)).toBe(0);
		expect(await areSumsDue(learner.store.connection)).toBe(false);
	});

	it('on top of what was summed up before', async () => {
		const learner = await learnerWith(days(0, 20));
		await sumUpApart(learner.store.connection);
		await write(learner, days(30, 20));
		const all = await segmentCount(learner);
		await sumUpApart(learner.store.connection);
		expect(await held(learner)).toBe(all);
		expect(await nextReads(learner)).toBe(0);
	});

	it('but not a small log', async () => {
		const learner = await learnerWith(days(0, 10));
		expect(await segmentCount(learner)).toBeGreaterThan(5);
		await sumUpApart(learner.store.connection);
		expect(await held(learner)).toBeNull();
	});

	it('nor the little that came since', async () => {
		const learner = await learnerWith(days(0, 20));
		await sumUpApart(learner.store.connection);
		const before = await held(learner);
		await write(learner, days(30, 10));
		expect(await segmentCount(learner)).toBeGreaterThan(before!);
		await sumUpApart(learner.store.connection);
		expect(await held(learner)).toBe(before);
	});

	it.each<[string, (learner: Learner) => Promise<unknown>]>([
		['are gone', ({ name }) => forgetSums(name)],
		['are of a log that was written anew since', ({ store }) => store.writeAnew([], [])],
		['are by other weights than now', (learner) => write(learner, [otherWeights])],
		[
			'were made by the rules of an older version',
			async ({ name }) => {
				const record = (await readSums(name))!;
				await keepSums(name, { ...record, sums: { ...record.sums, rules: '1.0' } });
			}
		],
		['are of another database', ({ store }) => store.setMeta('device', 'there')],
		[
			'held more than there is',
			async ({ name }) => {
				const record = (await readSums(name))!;
				const twice = [...record.segments, ...record.segments];
				await keepSums(name, { ...record, segments: twice });
			}
		],
		[
			'are half',
			async (learner) => {
				const record = (await readSums(learner.name))!;
				const half = { ...record.sums, sums: { ...record.sums.sums, walk: {} } };
				await keepSums(learner.name, { ...record, sums: half as typeof record.sums });
				await write(learner, days(30, 20));
			}
		]
	])('again where the sums %s', async (_, change) => {
		const learner = await learnerWith(days(0, 20));
		await sumUpApart(learner.store.connection);
		await change(learner);
		await sumUpApart(learner.store.connection);
		expect(await nextReads(learner)).toBe(0);
	});

	it('again where something in them was taken back, and only then', async () => {
		const learner = await learnerWith(days(0, 20));
		const { connection } = learner.store;
		await sumUpApart(connection);
		const { upTo } = (await readSums(learner.name))!.sums;
		const takeBack = async (target: string, serial: number) => {
			const atMs = (TODAY - 5) * 86_400_000 + serial;
			const id = nextEventId(atMs, new Uint8Array(10), null);
			const place = { id, atMs, offsetMin: 0, day: TODAY - 5, device: 'd' };
			await learner.store.append([{ ...place, type: 'undone', target }]);
			return outdateSums(connection, [target]);
		};
		const [first, last] = [days(0, 20)[0]!, days(0, 20).at(-1)!];
		expect(last.id > upTo).toBe(true);
		expect(await takeBack(last.id, 1)).toBe(false);
		expect(await areSumsDue(connection)).toBe(false);
		expect(await takeBack(first.id, 2)).toBe(true);
		expect(await areSumsDue(connection)).toBe(true);
		await sumUpApart(connection);
		expect(await nextReads(learner)).toBe(0);
		expect(await areSumsDue(connection)).toBe(false);
	});

	it('once', async () => {
		const learner = await learnerWith(days(0, 20));
		const { connection } = learner.store;
		await Promise.all([sumUpApart(connection), sumUpApart(connection)]);
		const record = (await readSums(learner.name))!;
		// Whoever looked at the sums themselves would make them again.
		const unfit = { ...record, writes: 1e9 };
		await keepSums(learner.name, unfit);
		await sumUpApart(connection);
		expect(await readSums(learner.name)).toEqual(unfit);
	});

	it('not while another tab, or the screen, is at it, but where that ends without having done it', async () => {
		const learner = await learnerWith(days(0, 20));
		const { promise, resolve } = Promise.withResolvers<void>();
		const name = `footnote-sums-${learner.name}`;
		const other = navigator.locks.request(name, () => promise);
		const made = sumUpApart(learner.store.connection);
		await expect
			.poll(async () => (await navigator.locks.query()).pending?.map((lock) => lock.name))
			.toContain(name);
		expect(await held(learner)).toBeNull();
		resolve();
		await Promise.all([other, made]);
		expect(await held(learner)).toBe(await segmentCount(learner));
	});

	it('after another that is at it, before who waits is told that it is done', async () => {
		const learner = await learnerWith(days(0, 20));
		const { connection } = learner.store;
		let isDone = false;
		const { promise, resolve } = Promise.withResolvers<void>();
		const locked = navigator.locks.request(`footnote-sums-${learner.name}`, () => promise);
		const made = sumUpAnew(connection, () => undefined).then(() => (isDone = true));
		await expect
			.poll(async () => (await navigator.locks.query()).pending?.map(({ name }) => name))
			.toContain(`footnote-sums-${learner.name}`);
		expect(isDone).toBe(false);
		resolve();
		await Promise.all([locked, made]);
		expect(await held(learner)).toBe(await segmentCount(learner));
	});

	it('where so little came that it does not show, which came before what they hold', async () => {
		const learner = await learnerWith(days(5, 20));
		await sumUpApart(learner.store.connection);
		await learner.store.merge(days(0, 3), []);
		expect(await areSumsDue(learner.store.connection)).toBe(false);
		await sumUpAnew(learner.store.connection, () => undefined);
		expect(await nextReads(learner)).toBe(0);
	});

	it('and where nothing came they stay as they are', async () => {
		const learner = await learnerWith(days(0, 20));
		await sumUpApart(learner.store.connection);
		const before = await readSums(learner.name);
		await sumUpAnew(learner.store.connection, () => undefined);
		expect(await readSums(learner.name)).toEqual(before);
		expect(await areSumsDue(learner.store.connection)).toBe(false);
	});

	it('not again and again where it is in vain', async () => {
		const learner = await learnerWith(days(0, 20));
		const { connection } = learner.store;
		// A log that belongs to nobody is not kept sums of.
		await learner.store.setMeta('device', '');
		for (let tries = 0; tries < 3; tries++) await sumUpApart(connection);
		await learner.store.setMeta('device', 'here');
		await sumUpApart(connection);
		expect(await held(learner)).toBeNull();
	});

	it('though the one it waited for kept sums of before', async () => {
		const learner = await learnerWith(days(0, 20));
		const { connection } = learner.store;
		await sumUpApart(connection);
		const before = (await readSums(learner.name))!;
		await write(learner, days(30, 3));
		const { promise, resolve } = Promise.withResolvers<void>();
		const name = `footnote-sums-${learner.name}`;
		const other = navigator.locks.request(name, async () => {
			await promise;
			await keepSums(learner.name, before);
		});
		const made = sumUpAnew(connection, () => undefined);
		await expect
			.poll(async () => (await navigator.locks.query()).pending?.map((lock) => lock.name))
			.toContain(name);
		resolve();
		await Promise.all([other, made]);
		expect(await held(learner)).toBe(await segmentCount(learner));
	});

	it('without a word where the database is gone', async () => {
		const learner = await learnerWith(days(0, 20));
		learner.store.connection.close();
		await sumUpApart(learner.store.connection);
		expect(await held(learner)).toBeNull();
	});
});
