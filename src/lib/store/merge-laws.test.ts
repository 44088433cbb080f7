import * as fc from 'fast-check';
import { deleteDB } from 'idb';
import { expect, it } from 'vitest';
import { arbitraryHistories } from '../core/memory/arbitrary-histories';
import { canonicalText } from '../core/memory/canonical-text';
import type { LearnerEvent } from '../core/memory/event';
import { foldLog } from '../core/memory/fold';
import { unionOf } from '../core/memory/union-of';
import { LearnerStore } from './learner-store';
import { openDatabase } from './open-database';

/** What a learner would see, from an empty database that was written in this way. */
async function afterwards(write: (store: LearnerStore) => Promise<unknown>): Promise<string> {
	const name = `merge-${crypto.randomUUID()}`;
	const store = new LearnerStore(await openDatabase(name));
	try {
		await write(store);
		const { settings, newest, banks } = await store.head();
		return seen(await store.allEvents(), await store.allCards(), await store.days(0), {
			settings,
			newest,
			banks: Object.fromEntries(banks)
		});
	} finally {
		store.connection.close();
		await deleteDB(name);
	}
}

function seen(
	events: readonly LearnerEvent[],
	cards: readonly { bank: string; question: string }[],
	days: readonly { day: number }[],
	head: object
): string {
	const byPlace = cards.toSorted((a, b) =>
		`${a.bank}\n${a.question}` < `${b.bank}\n${b.question}` ? -1 : 1
	);
	return canonicalText({
		events,
		cards: byPlace,
		days: days.toSorted((a, b) => a.day - b.day),
		head
	});
}

it('keeps the same of three devices in whatever order and however often they are merged', async () => {
	await fc.assert(
		fc.asyncProperty(arbitraryHistories(40), async (logs) => {
			const [a, b, c] = logs as [LearnerEvent[], LearnerEvent[], LearnerEvent[]];
			const { events } = unionOf(...logs);
			const merged = await afterwards(async (store) => {
				for (const log of [a, b, c]) await store.merge(log, []);
			});
			const turned = await afterwards(async (store) => {
				for (const log of [c, b, c, a, b]) await store.merge(log.toReversed(), []);
			});
			// One device goes on writing and takes in the others only afterwards.
			const late = await afterwards(async (store) => {
				for (const event of a) await store.append([event]);
				await store.merge(b, []);
				await store.merge(c, []);
			});
			expect(turned).toBe(merged);
			expect(late).toBe(merged);
			const { cards, days } = foldLog(events);
			const head = (JSON.parse(merged) as { head: object }).head;
			expect(merged).toBe(seen(events, [...cards.values()], [...days.values()], head));
		}),
		{ numRuns: 15 }
	);
});

it('keeps the same of events that come one at a time in any order', async () => {
	await fc.assert(
		fc.asyncProperty(
			arbitraryHistories(25).chain((logs) => {
				const { events } = unionOf(...logs);
				return fc.shuffledSubarray(events, { minLength: events.length });
			}),
			async (arrivals) => {
				const merged = await afterwards((store) => store.merge(arrivals, []));
				const single = await afterwards(async (store) => {
					for (const event of arrivals) await store.append([event]);
				});
				expect(single).toBe(merged);
			}
		),
		{ numRuns: 15 }
	);
});
