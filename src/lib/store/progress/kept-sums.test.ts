import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
	progressFigures,
	type StandingFigures
} from '../../core/insight/progress/progress-figures';
import { CLAIM_BANKS } from '../../core/insight/progress/testing/claim-banks';
import { variedAnswers } from '../../core/insight/progress/testing/varied-answers';
import { arbitraryHistories } from '../../core/memory/arbitrary-histories';
import type { LearnerEvent, Undone } from '../../core/memory/event';
import { foldLog } from '../../core/memory/fold';
import { weightsLike } from '../../core/memory/weights-like';
import { EmptiedDatabase } from '../emptied-database';
import { Pace } from '../pace';
import { replaceCopies } from '../replace-copies';
import { segmentOf } from '../segment';
import { progressApart, progressHere } from './progress-apart';
import { workOutProgress, type WorkedOut } from './progress-work';
import { shareTeller } from './share-told';
import { inSumsDatabase } from './sums-database';
import { forgetSums, keepSums, readSums, type SumsRecord } from './sums-store';
import {
	answerOn,
	BANKS,
	days,
	FIRST_DAY,
	learners,
	segmentCount,
	write,
	type Learner
} from './testing/learners';
import { shelfOf } from './testing/shelf-of';

const TODAY = 20_050;
const { newLearner, clear } = learners();
afterEach(clear);

/** Opens the progress screen, as its worker does, and holds its figures to those of a walk through the whole log. */
async function look({ name, store }: Learner): Promise<WorkedOut> {
	const found = await workOutProgress(
		store.connection,
		{ banks: BANKS, today: TODAY },
		await readSums(name),
		{ share: () => undefined },
		async () => undefined
	);
	const { settings } = await store.head();
	const events = await store.allEvents();
	const cards = await store.allCards();
	const whole = progressFigures({ events, cards, banks: BANKS, settings, today: TODAY });
	expect(found.figures).toEqual(whole);
	if (found.toKeep) await keepSums(name, found.toKeep);
	return found;
}

const later = (serial: number) => {
	const { id, atMs, offsetMin, day } = answerOn(TODAY, serial);
	return { id, atMs, offsetMin, day, device: 'd' };
};
const undoneBy = (target: LearnerEvent, serial: number): Undone => ({
	...later(serial),
	...('question' in target ? { bank: target.bank!, question: target.question! } : {}),
	...{ type: 'undone', target: target.id }
});

/** One who was on the progress screen before: thirty answers, of which six segments are sealed and summed up. */
async function seenBefore(): Promise<Learner & { log: LearnerEvent[] }> {
	const learner = await newLearner();
	const log = days(0, 10);
	await write(learner, log);
	const { segmentsRead } = await look(learner);
	expect(segmentsRead).toBe(await segmentCount(learner));
	expect(segmentsRead).toBeGreaterThan(5);
	return { ...learner, log };
}

describe('the progress screen', () => {
	it('reads, from its second opening on, only what came since', async () => {
		const learner = await seenBefore();
		expect(await look(learner)).toMatchObject({ segmentsRead: 0, toKeep: null });
		await learner.store.append([answerOn(TODAY - 9, 90)]);
		expect(await look(learner)).toMatchObject({ segmentsRead: 0, toKeep: null });
		const before = await segmentCount(learner);
		await write(learner, days(20, 4));
		const since = (await segmentCount(learner)) - before;
		expect(since).toBeGreaterThan(1);
		expect((await look(learner)).segmentsRead).toBe(since);
		expect((await look(learner)).segmentsRead).toBe(0);
	});

	it('does not read what is summed up', async () => {
		const learner = await seenBefore();
		const { figures } = await look(learner);
		const db = learner.store.connection.current;
		const [first] = await db.getAll('segments');
		// Nothing but the sums can know of it from here on.
		await db.put('segments', { ...first!, events: [] });
		const again = await workOutProgress(
			learner.store.connection,
			{ banks: BANKS, today: TODAY },
			await readSums(learner.name),
			{ share: () => undefined },
			async () => undefined
		);
		expect(again.figures).toEqual(figures);
	});

	it('keeps no sums of a log that lies in no segment yet', async () => {
		const learner = await newLearner();
		await learner.store.append(days(0, 1));
		expect(await look(learner)).toMatchObject({ segmentsRead: 0, toKeep: null });
	});

	it.each<[string, (learner: Learner, log: LearnerEvent[]) => Promise<unknown>]>([
		['everything was reset', ({ store }) => store.append([{ ...later(1), type: 'reset' }])],
		[
			'a reset was taken back',
			async ({ store }) => {
				const reset: LearnerEvent = { ...later(1), type: 'reset' };
				await store.append([reset]);
				await store.append([undoneBy(reset, 2)]);
			}
		],
		[
			'the last answer was taken back',
			({ store }, log) => store.append([undoneBy(log.at(-1)!, 1)])
		],
		[
			'the wanted retention was changed',
			({ store }) =>
				store.append([
					{ ...later(1), type: 'settings-changed', settings: { desiredRetention: 0.8 } }
				])
		]
	])('goes on from its sums where %s', async (_, change) => {
		const learner = await seenBefore();
		await change(learner, learner.log);
		expect((await look(learner)).segmentsRead).toBe(0);
	});

	it.each<[string, (learner: Learner, log: LearnerEvent[]) => Promise<unknown>]>([
		['an old answer was taken back', ({ store }, log) => store.append([undoneBy(log[2]!, 1)])],
		[
			'other weights were fitted',
			({ store }) =>
				store.append([
					{ ...later(1), type: 'settings-changed', settings: { weights: weightsLike(2) } }
				])
		],
		[
			'another device brought one old answer',
			({ store }) => store.merge([answerOn(FIRST_DAY, 77)], [])
		],
		[
			'another device brought many old answers',
			({ store }) =>
				store.merge(
					days(0, 12).map((event) => ({ ...event, id: `${event.id.slice(0, -1)}f` })),
					[]
				)
		],
		['the log was written anew', ({ store }) => store.writeAnew([], [])],
		[
			'the log was written anew with an answer more',
			({ store }) => store.writeAnew([answerOn(FIRST_DAY, 77)], [])
		],
		[
			'another log stands in its place',
			({ store }) =>
				replaceCopies(
					store,
					{ events: days(1, 10), sessions: [] },
					() => Promise.resolve(null),
					new Pace()
				)
		],
		[
			'another log came without the news of it',
			async ({ name, store }) => {
				const record = await readSums(name);
				const events = days(0, 10).map((event) => ({ ...event, durationMs: 77_000 }));
				const keep = () => Promise.resolve(null);
				await replaceCopies(store, { events, sessions: [] }, keep, new Pace());
				await expect.poll(() => readSums(name)).toBeNull();
				await keepSums(name, record!);
			}
		],
		['a segment is gone', ({ store }) => store.connection.current.delete('segments', ['here', 3])],
		[
			'the newest segment ends elsewhere',
			async ({ store }) => {
				const db = store.connection.current;
				const segments = await db.getAll('segments');
				const last = segments.at(-1)!;
				await db.put('segments', segmentOf('here', last.number, last.events.slice(0, -1)));
			}
		],
		['the database is another one', ({ store }) => store.setMeta('device', 'there')],
		[
			'the database was found empty, and healed',
			async ({ store }) => {
				await store.connection.current.delete('meta', 'device');
				const emptied = new EmptiedDatabase(store, 'here', Promise.resolve(null));
				await emptied.heal(store.connection);
			}
		],
		[
			'it has seen fewer writes',
			async ({ store }) => {
				await store.setMeta('head', { ...(await store.head()), writes: 1 });
			}
		],
		...(
			[
				['by other rules', (record) => ({ ...record, sums: { ...record.sums, rules: '0' } })],
				['of nothing', () => ({ segments: [] }) as unknown as SumsRecord],
				[
					'up to nowhere',
					(record) => ({ ...record, sums: { ...record.sums, upTo: undefined as never } })
				],
				['without what they say', (record) => ({ ...record, sums: undefined as never })],
				[
					'half',
					(record) => ({
						...record,
						sums: { ...record.sums, sums: { ...record.sums.sums, walk: {} } } as typeof record.sums
					})
				]
			] satisfies [string, (record: SumsRecord) => SumsRecord][]
		).map(
			([how, changed]) =>
				[
					`the sums were made ${how}`,
					async ({ name }: Learner) => {
						const record = changed((await readSums(name))!);
						await inSumsDatabase((db) => db.put('sums', record, name));
					}
				] as [string, (learner: Learner) => Promise<unknown>]
		)
	])('reads the whole log again where %s, and keeps its sums', async (_, change) => {
		const learner = await seenBefore();
		await change(learner, learner.log);
		expect((await look(learner)).segmentsRead).toBe(await segmentCount(learner));
		expect(await look(learner)).toMatchObject({ segmentsRead: 0, toKeep: null });
	});

	it('goes on from its sums when what came late and is in them is sealed', async () => {
		const learner = await seenBefore();
		await learner.store.merge([answerOn(FIRST_DAY, 77)], []);
		await look(learner);
		const before = await segmentCount(learner);
		await write(learner, days(20, 3));
		const since = (await segmentCount(learner)) - before;
		expect(since).toBeGreaterThan(0);
		expect((await look(learner)).segmentsRead).toBe(since);
	});

	it('is right whenever it is opened, whatever is written, sealed and merged in between', async () => {
		let [spared, whole] = [0, 0];
		await fc.assert(
			fc.asyncProperty(
				arbitraryHistories(40),
				fc.array(fc.constantFrom('write', 'write', 'seal', 'merge', 'look', 'look'), {
					minLength: 8,
					maxLength: 30
				}),
				async (histories, steps) => {
					const learner = await newLearner();
					const left = variedAnswers(histories.flat());
					for (const step of steps) {
						if (step === 'write')
							for (const event of left.splice(0, 3)) await learner.store.append([event]);
						else if (step === 'seal') await write(learner, []);
						else if (step === 'merge') await learner.store.merge(left.splice(0, 5), []);
						else {
							const { segmentsRead } = await look(learner);
							if (segmentsRead < (await segmentCount(learner))) spared++;
							else whole++;
						}
					}
					await clear();
				}
			),
			{ numRuns: 40 }
		);
		expect(spared).toBeGreaterThan(20);
		expect(whole).toBeGreaterThan(20);
	});

	it('leaves out no segment that a damaged disk has taken out of the index', async () => {
		const learner = await newLearner();
		await write(learner, days(0, 10));
		const db = learner.store.connection.current;
		const [first] = await db.getAll('segments');
		await db.put('segments', { ...first!, last: null as never });
		const { figures } = await look(learner);
		expect(figures.time).toMatchObject({ all: { answers: 30 } });
	});

	it('tells what needs no answers first where many are to be read, and only then', async () => {
		const { name, store } = await newLearner();
		await write({ store }, days(0, 20));
		const shelf = shelfOf(CLAIM_BANKS);
		const told: StandingFigures[] = [];
		const listening = {
			share: () => undefined,
			standing: (figures: StandingFigures) => void told.push(figures)
		};
		const { figures } = await progressApart(store.connection, shelf, TODAY, listening);
		const { knowledge, forecast } = figures;
		expect(told).toEqual([{ knowledge, forecast }]);
		await expect.poll(() => readSums(name)).not.toBeNull();
		await progressApart(store.connection, shelf, TODAY, listening);
		expect(told.length).toBe(1);
	});

	it('waits for sums that another is making, telling what needs none, and goes on from them', async () => {
		const learner = await newLearner();
		const { name, store } = learner;
		await write(learner, days(0, 20));
		const { toKeep, figures } = await look(learner);
		await forgetSums(name);
		const { answers } = toKeep!.sums.sums.calendar[0]!;
		// Nobody but the other can have counted this.
		toKeep!.sums.sums.calendar[0]!.answers = answers + 1000;
		const other = shareTeller(name);
		const heard: number[] = [];
		const standing: StandingFigures[] = [];
		let isFound = false;
		const found = await navigator.locks.request(`footnote-sums-${name}`, async () => {
			const asked = progressApart(store.connection, shelfOf(CLAIM_BANKS), TODAY, {
				share: (share) => void heard.push(share),
				standing: (ahead) => void standing.push(ahead)
			}).finally(() => (isFound = true));
			await expect.poll(() => standing.length).toBe(1);
			await expect
				.poll(() => {
					other.tell(0.5);
					return heard;
				})
				.toContain(0.5);
			expect(isFound).toBe(false);
			await keepSums(name, toKeep!);
			return [asked];
		});
		other.end();
		const { knowledge, forecast, calendar } = (await found[0]!).figures;
		expect(standing).toEqual([
			{ knowledge, forecast },
			{ knowledge, forecast }
		]);
		expect(figures.calendar).toMatchObject({ answers: 60 });
		expect(calendar).toMatchObject({ answers: 1060 });
		expect(heard).toEqual(heard.toSorted((a, b) => a - b));
	});

	it('sums up itself where the other ends without sums', async () => {
		const learner = await newLearner();
		const { name, store } = learner;
		await write(learner, days(0, 20));
		const standing: StandingFigures[] = [];
		const [asked] = await navigator.locks.request(`footnote-sums-${name}`, async () => {
			const asked = progressApart(store.connection, shelfOf(CLAIM_BANKS), TODAY, {
				share: () => undefined,
				standing: (ahead) => void standing.push(ahead)
			});
			await expect.poll(() => standing.length).toBe(1);
			return [asked];
		});
		expect((await asked!).figures.calendar).toMatchObject({ answers: 60 });
		await expect.poll(() => readSums(name)).not.toBeNull();
	});

	it('has its worker keep the sums once the figures are there, and none on the page', async () => {
		const { name, store } = await newLearner();
		await write({ store }, days(0, 10));
		const shelf = shelfOf(CLAIM_BANKS);
		const none = { share: () => undefined };
		const here = await progressHere(store.connection, shelf, TODAY, none);
		await expect.poll(() => readSums(name)).toBeNull();
		const first = await progressApart(store.connection, shelf, TODAY, none);
		await expect.poll(() => readSums(name)).not.toBeNull();
		const second = await progressApart(store.connection, shelf, TODAY, none);
		expect([first, second]).toEqual([here, here]);
		expect(foldLog(await store.allEvents()).cards.size).toBe(3);
	});
});
