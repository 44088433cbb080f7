import { deleteDB } from 'idb';
import { afterEach, expect, it, vi } from 'vitest';
import { isMet } from '../core/memory/card';
import { simulatePast, USUAL_SCHEDULE } from '../core/insight/simulate/simulated-past';
import { logOfBank } from '../core/insight/simulate/simulated-log';
import { Cancelled } from '../store/pace';
import { comingYear, countUnmet, yearStartOf } from './coming-year';
import { FootnoteApp } from './footnote-app.svelte';

const opened: { name: string; app: FootnoteApp }[] = [];

async function someoneWhoLearnt(): Promise<FootnoteApp> {
	const name = `year-${crypto.randomUUID()}`;
	const app = await FootnoteApp.open(name);
	opened.push({ name, app });
	const bank = (await app.shelf.bank('china-russia-ties-2020'))!;
	const past = simulatePast('year', 300, { ...USUAL_SCHEDULE, newPerDay: 2 });
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

const unfollowed = () => ({ tell: () => undefined, signal: new AbortController().signal });

it('plays the coming year through with the questions of the learner, in a worker as on the page', async () => {
	const app = await someoneWhoLearnt();
	const met = (await app.store.allCards()).filter(isMet).length;
	const start = await yearStartOf(app, unfollowed());
	expect(start).toMatchObject({ today: app.today, learnt: met, answerSeconds: 6 });
	const shares: number[] = [];
	const follow = { ...unfollowed(), tell: (share: number) => void shares.push(share) };
	const costs = await comingYear(app, start, { newPerDay: 0, unmet: 10_000 }, follow);
	expect(costs.map(({ retention }) => Math.round(retention * 100))).toEqual(
		Array.from({ length: 18 }, (_, n) => 80 + n)
	);
	expect(costs.every((cost) => cost.met === met)).toBe(true);
	expect(costs.at(-1)!.reviewsPerDay).toBeGreaterThan(costs[0]!.reviewsPerDay);
	expect(shares.length).toBeGreaterThan(18);
	vi.stubGlobal('Worker', undefined);
	expect(await yearStartOf(app, unfollowed())).toEqual(start);
	expect(await comingYear(app, start, { newPerDay: 0, unmet: 10_000 }, unfollowed())).toEqual(
		costs
	);
});

it('knows the limit of a day, and is called off', async () => {
	const app = await someoneWhoLearnt();
	const start = await yearStartOf(app, unfollowed());
	await app.changeSettings({ reviewsPerDay: 1 });
	const costs = await comingYear(app, start, { newPerDay: 5, unmet: 10_000 }, unfollowed());
	expect(costs.every(({ reviewsPerDay }) => reviewsPerDay <= 1)).toBe(true);
	const calling = new AbortController();
	const work = comingYear(
		app,
		start,
		{ newPerDay: 50, unmet: 10_000 },
		{ tell: () => calling.abort(), signal: calling.signal }
	);
	await expect(work).rejects.toBeInstanceOf(Cancelled);
});

it('counts what was never met in the banks on the shelf', async () => {
	const app = await someoneWhoLearnt();
	const met = (await app.store.allCards()).filter(isMet).length;
	const all = app.shelf.summaries.reduce((sum, { questionCount }) => sum + questionCount, 0);
	expect(await countUnmet(app)).toBe(all - met);
});
