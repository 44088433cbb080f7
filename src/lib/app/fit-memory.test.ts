import { deleteDB, openDB } from 'idb';
import { afterEach, expect, it, vi } from 'vitest';
import { askedFrom } from '../core/memory/card';
import { simulatePast, USUAL_SCHEDULE } from '../core/insight/simulate/simulated-past';
import { logOfBank } from '../core/insight/simulate/simulated-log';
import { Cancelled } from '../store/pace';
import { workOutApart, workOutHere } from '../store/fit/fit-apart';
import { StorageFault } from '../store/storage-fault';
import { fitStandingReader, fitToMemory, undoWeights, useWeights } from './fit-memory';
import { FootnoteApp } from './footnote-app.svelte';

const opened: { name: string; app: FootnoteApp }[] = [];

/** Half a year with one bank, one new question a day; the memory is not the usual one. */
async function someoneWhoLearnt(reviews = 900): Promise<FootnoteApp> {
	const name = `fit-${crypto.randomUUID()}`;
	const app = await FootnoteApp.open(name);
	opened.push({ name, app });
	const bank = (await app.shelf.bank('china-russia-ties-2020'))!;
	const past = simulatePast('e', reviews, { ...USUAL_SCHEDULE, newPerDay: 1 });
	await app.restore(logOfBank(past.reviews, bank, app.today - 1), []);
	return app;
}

afterEach(async () => {
	vi.unstubAllGlobals();
	for (const { name, app } of opened.splice(0)) {
		app.store.connection.close();
		(await app.journal)?.close();
		await deleteDB(name);
	}
});

function following() {
	const shares: number[] = [];
	const calling = new AbortController();
	const tell = (share: number) => void shares.push(share);
	return { shares, calling, follow: { tell, signal: calling.signal } };
}

/** How many are due within so many days, by the cards that are kept. */
async function dueWithin(app: FootnoteApp, days: number): Promise<number> {
	const due = (await app.store.allCards()).map(askedFrom);
	return due.filter((day) => day !== null && day < app.today + days).length;
}

it('fits in a worker, and what the preview says is what then happens, until it is taken back', async () => {
	const app = await someoneWhoLearnt();
	const standing = fitStandingReader(app);
	expect(await standing()).toMatchObject({ need: 400, applied: null, takenBack: null });
	const { shares, follow } = following();
	const fitted = await fitToMemory(app, follow);
	if (!fitted.enough || !fitted.better) throw new Error('These weights are better.');
	expect(shares).toEqual([...shares].sort((a, b) => a - b));
	expect(shares.at(-1)).toBeGreaterThan(0.9);
	expect(fitted.after.logLoss).toBeLessThan(fitted.before.logLoss);
	const counts = async () => ({
		today: await dueWithin(app, 1),
		week: await dueWithin(app, 7),
		month: await dueWithin(app, 30)
	});
	const before = await app.store.allCards();
	expect(fitted.preview.now).toEqual(await counts());

	await useWeights(app, fitted.weights);
	expect(await counts()).toEqual(fitted.preview.then);
	expect(fitted.preview.then).not.toEqual(fitted.preview.now);
	const { reviews } = await standing();
	expect(await standing()).toMatchObject({ applied: { day: app.today, reviews }, takenBack: null });

	await useWeights(app, null);
	expect((await app.store.allCards()).map(({ dueDay }) => dueDay)).toEqual(
		before.map(({ dueDay }) => dueDay)
	);
	const { takenBack } = await standing();
	await undoWeights(app, takenBack!);
	expect(await counts()).toEqual(fitted.preview.then);
	expect((await standing()).applied).not.toBeNull();
});

it('comes to the same on the page as in a worker, and where no worker starts', async () => {
	const app = await someoneWhoLearnt();
	const { connection } = app.store;
	const ask = { work: 'fit' as const, today: app.today, banks: [...app.shelf.ids] };
	const apart = await workOutApart<'fit'>(connection, ask, following().follow);
	expect(apart).toMatchObject({ enough: true, better: true });
	const { shares, follow } = following();
	expect(await workOutHere<'fit'>(connection, ask, follow)).toEqual(apart);
	expect(shares.length).toBeGreaterThan(5);
	const counted = await workOutApart<'standing'>(
		connection,
		{ work: 'standing', today: app.today },
		following().follow
	);
	expect(counted).toEqual(await fitStandingReader(app)());
	vi.stubGlobal('Worker', undefined);
	expect(await workOutApart<'fit'>(connection, ask, following().follow)).toEqual(apart);
});

it('is called off in the worker and on the page, and changes nothing', async () => {
	const app = await someoneWhoLearnt();
	const { connection } = app.store;
	const before = (await app.store.head()).writes;
	const ask = { work: 'fit' as const, today: app.today, banks: [...app.shelf.ids] };
	for (const workOut of [workOutApart, workOutHere]) {
		const { calling, follow } = following();
		const tell = (share: number) => void (share > 0 && calling.abort());
		const work = workOut<'fit'>(connection, ask, { ...follow, tell });
		await expect(work).rejects.toBeInstanceOf(Cancelled);
		await expect(workOut<'fit'>(connection, ask, follow)).rejects.toBeInstanceOf(Cancelled);
	}
	expect((await app.store.head()).writes).toBe(before);
});

it('asks for more reviews where there are too few', async () => {
	const app = await someoneWhoLearnt(300);
	const fitted = await fitToMemory(app, following().follow);
	const { reviews } = await fitStandingReader(app)();
	expect(fitted).toEqual({ enough: false, have: reviews, need: 400 });
});

it('says what the worker met when the database cannot be read', async () => {
	const name = `fit-of-a-later-time-${crypto.randomUUID()}`;
	(await openDB(name, 9999)).close();
	const connection = { current: { name } } as FootnoteApp['store']['connection'];
	const work = workOutApart<'standing'>(
		connection,
		{ work: 'standing', today: 1 },
		following().follow
	);
	await expect(work).rejects.toBeInstanceOf(StorageFault);
	await deleteDB(name);
});
