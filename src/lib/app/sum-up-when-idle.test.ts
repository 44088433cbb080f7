import { deleteDB } from 'idb';
import { DEFAULT_WEIGHTS } from '../core/memory/fsrs';
import { afterEach, expect, it, vi } from 'vitest';
import type { LearnerEvent } from '../core/memory/event';
import { LearnerStore } from '../store/learner-store';
import { Pace } from '../store/pace';
import { openDatabase } from '../store/open-database';
import { forgetSums, readHeld, readSums } from '../store/progress/sums-store';
import { days, segmentCount, write } from '../store/progress/testing/learners';
import { useWeights } from './fit-memory';
import { FootnoteApp } from './footnote-app.svelte';
import { SumsAhead } from './sums-ahead';

const opened: { name: string; app: FootnoteApp }[] = [];

afterEach(async () => {
	vi.unstubAllGlobals();
	for (const { name, app } of opened.splice(0)) {
		app.store.connection.close();
		(await app.journal)?.close();
		await deleteDB(name);
		await forgetSums(name);
	}
});

/** The app's start over a log that lies there already, in segments of four events. */
async function started(log: readonly LearnerEvent[]): Promise<{ name: string; app: FootnoteApp }> {
	const name = `idle-${crypto.randomUUID()}`;
	const store = new LearnerStore(await openDatabase(name), { segment: 4, loose: 6 });
	await store.setMeta('device', 'here');
	await write({ store }, log);
	store.connection.close();
	const learner = { name, app: await FootnoteApp.open(name) };
	opened.push(learner);
	return learner;
}

/** How many segments the kept sums hold; 0 where there are none. */
const heldOf = async (name: string) => (await readHeld(name))?.segments ?? 0;

it.each(['the browser tells when it is idle', 'it does not'])(
	'sums a long log up once after a start, where %s',
	async (told) => {
		if (told === 'it does not') vi.stubGlobal('requestIdleCallback', undefined);
		const { name, app } = await started(days(0, 20));
		const all = await segmentCount(app);
		expect(all).toBeGreaterThan(10);
		await expect.poll(() => heldOf(name), { timeout: 10_000 }).toBe(all);
	}
);

it('sums up what came at once', async () => {
	const { name, app } = await started([]);
	expect(await heldOf(name)).toBe(0);
	const other = new LearnerStore(await openDatabase(name), { segment: 4, loose: 6 });
	await write({ store: other }, days(0, 20));
	other.connection.close();
	const shares: number[] = [];
	await app.renewed('written', new Pace((share) => shares.push(share)));
	// Not a moment later: who opens the screen next does not wait.
	expect(await heldOf(name)).toBe(await segmentCount(app));
	expect(shares.length).toBeGreaterThan(1);
	expect(shares.at(-1)).toBe(1);
	expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});

it('sums up anew what something was taken back of', async () => {
	const { name, app } = await started(days(0, 20));
	const all = await segmentCount(app);
	await expect.poll(() => heldOf(name), { timeout: 10_000 }).toBe(all);
	const target = days(0, 20)[3]!.id;
	await app.append([{ ...app.stamp(), type: 'undone', target }]);
	const takenBack = async () => (await readSums(name))?.sums.takenBack;
	await expect.poll(takenBack, { timeout: 10_000 }).toEqual([target]);
	expect(await heldOf(name)).toBe(await segmentCount(app));
});

it('keeps nobody waiting for ever', async () => {
	const { app } = await started(days(0, 20));
	class Silent {
		postMessage() {}
	}
	vi.stubGlobal('Worker', Silent);
	const sums = new SumsAhead(app.store, true);
	await sums.atOnce(undefined, 50);
	const off = new AbortController();
	const waiting = sums.atOnce(new Pace(undefined, off.signal));
	off.abort();
	await waiting;
});

it('sums up anew by weights of their own, and by the usual ones again', async () => {
	const { name, app } = await started(days(0, 20));
	const weightsHeld = async () => (await readHeld(name))?.weights;
	await expect.poll(weightsHeld, { timeout: 10_000 }).toBeNull();
	const own = DEFAULT_WEIGHTS.map((weight, at) => (at === 0 ? weight * 2 : weight));
	await useWeights(app, own);
	await expect.poll(weightsHeld, { timeout: 10_000 }).toEqual(own);
	await useWeights(app, null);
	await expect.poll(weightsHeld, { timeout: 10_000 }).toBeNull();
});
