import { afterEach, describe, expect, it } from 'vitest';
import { givenUp } from '../core/memory/testing/given-up';
import type { Answered } from '../core/memory/event';
import { checkStore } from './check-store';
import { LearnerStore } from './learner-store';
import { openDatabase } from './open-database';

let serial = 0;
const open: LearnerStore[] = [];

async function freshStore(): Promise<LearnerStore> {
	const store = new LearnerStore(await openDatabase(`writing-${Date.now()}-${serial++}`));
	open.push(store);
	return store;
}

afterEach(() => {
	for (const { connection } of open.splice(0)) connection.close();
});

const answer = (n: number): Answered =>
	givenUp(
		{
			id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
			atMs: n,
			offsetMin: 0,
			day: 0,
			device: 'd'
		},
		'q'
	);

/** The n-th call that puts a record throws. @returns how many calls there were */
async function refusing(nth: number, work: () => Promise<unknown>): Promise<number> {
	const { add, put } = IDBObjectStore.prototype;
	let calls = 0;
	const refused = (method: typeof put) =>
		function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
			if (++calls === nth) throw new DOMException('refused', 'QuotaExceededError');
			return method.apply(this, args);
		};
	IDBObjectStore.prototype.add = refused(add);
	IDBObjectStore.prototype.put = refused(put);
	try {
		await work();
	} finally {
		Object.assign(IDBObjectStore.prototype, { add, put });
	}
	return calls;
}

describe('a request that is refused at once', () => {
	it.each<[string, (store: LearnerStore) => Promise<unknown>]>([
		['an answer', (store) => store.append([answer(2)])],
		[
			'an answer to a card that was read before',
			async (store) => {
				await store.card('b', 'q');
				await store.append([answer(2)]);
			}
		],
		['several answers', (store) => store.append([answer(2), answer(3)])]
	])('keeps nothing of %s', async (_, write) => {
		const calls = await refusing(Infinity, async () => write(await freshStore()));
		expect(calls).toBeGreaterThan(3);
		for (let nth = 1; nth <= calls; nth++) {
			const store = await freshStore();
			await store.append([answer(1)]);
			await refusing(nth, () => expect(write(store)).rejects.toMatchObject({ kind: 'full' }));
			expect(await store.allEvents()).toEqual([answer(1)]);
			expect(await checkStore(store.connection)).toEqual([]);
		}
	});
});
