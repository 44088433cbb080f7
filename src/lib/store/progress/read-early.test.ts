import { deleteDB, openDB } from 'idb';
import { afterEach, expect, it } from 'vitest';
import { progressFigures } from '../../core/insight/progress/progress-figures';
import { DATABASE_VERSION } from '../database-schema';
import { FEW_SEGMENTS } from './few-segments';
import { figuresFrom } from './progress-work';
import { gatherOn, readEarly, type Early } from './read-early';
import { sumUpApart } from './sum-up-apart';
import { forgetSums, readSums } from './sums-store';
import { BANKS, days, learners, segmentCount, write, type Learner } from './testing/learners';

const TODAY = 20_150;
const { newLearner, clear } = learners();
afterEach(clear);

async function summedUp(): Promise<Learner> {
	const learner = await newLearner();
	await write(learner, days(0, 20));
	await sumUpApart(learner.store.connection);
	return learner;
}

const figuresOn = (early: Early) =>
	gatherOn(early, (gathering) =>
		figuresFrom(
			gathering,
			{ banks: BANKS, today: TODAY },
			{ share: () => undefined },
			async () => undefined
		)
	);

async function wholeOf({ store }: Learner) {
	const { settings } = await store.head();
	const [events, cards] = [await store.allEvents(), await store.allCards()];
	return progressFigures({ events, cards, banks: BANKS, settings, today: TODAY });
}

it('makes the figures of the whole log of what was read before', async () => {
	const learner = await summedUp();
	const early = readEarly(learner.name);
	await early.summed;
	// No sums could be found any more.
	await forgetSums(learner.name);
	const found = await figuresOn(early);
	expect(found!.figures).toEqual(await wholeOf(learner));
	expect(found!.segmentsRead).toBeLessThan(await segmentCount(learner));
});

it('has what came after the kept sums in it', async () => {
	const learner = await summedUp();
	await write(learner, days(40, 5));
	const found = await figuresOn(readEarly(learner.name));
	expect(found!.figures).toEqual(await wholeOf(learner));
});

it('gives nothing where something was written since', async () => {
	const learner = await summedUp();
	const early = readEarly(learner.name);
	await early.summed;
	await write(learner, days(40, 1));
	expect(await figuresOn(early)).toBeNull();
});

it('gives nothing where the log was written anew, or is another one', async () => {
	for (const key of ['writtenAnew', 'generation'] as const) {
		const learner = await summedUp();
		const early = readEarly(learner.name);
		await early.summed;
		await learner.store.setMeta(key, 'another');
		expect(await figuresOn(early)).toBeNull();
	}
});

it('gives nothing where nothing was summed up, or not of this log', async () => {
	const learner = await newLearner();
	await write(learner, days(0, 20));
	expect(await figuresOn(readEarly(learner.name))).toBeNull();
	await sumUpApart(learner.store.connection);
	expect(await readSums(learner.name)).not.toBeNull();
	await learner.store.setMeta('writtenAnew', 'another');
	expect(await figuresOn(readEarly(learner.name))).toBeNull();
});

it('leaves much that came after the kept sums to who is asked for it', async () => {
	const learner = await summedUp();
	const before = await segmentCount(learner);
	await write(learner, days(40, 20));
	expect((await segmentCount(learner)) - before).toBeGreaterThanOrEqual(FEW_SEGMENTS);
	expect(await figuresOn(readEarly(learner.name))).toBeNull();
});

it('gives nothing where what works with it fails', async () => {
	const learner = await summedUp();
	const failing = () => Promise.reject(new Error('Nobody can go on from these.'));
	expect(await gatherOn(readEarly(learner.name), failing)).toBeNull();
});

it('neither makes a database nor brings an older one up to date, though there are sums of it', async () => {
	const learner = await summedUp();
	const { name } = learner;
	learner.store.connection.close();
	await deleteDB(name);
	expect(await figuresOn(readEarly(name))).toBeNull();
	const versions = async () =>
		(await indexedDB.databases()).filter((one) => one.name === name).map(({ version }) => version);
	expect(await versions()).toEqual([]);
	(await openDB(name, DATABASE_VERSION - 1)).close();
	expect(await figuresOn(readEarly(name))).toBeNull();
	expect(await versions()).toEqual([DATABASE_VERSION - 1]);
});

it('keeps nobody from taking the database away, and lets it go', async () => {
	const learner = await summedUp();
	const early = readEarly(learner.name);
	await early.summed;
	learner.store.connection.close();
	await deleteDB(learner.name);
	expect(await figuresOn(early)).toBeNull();
});
