import { deleteDB } from 'idb';
import { expect, it } from 'vitest';
import { LearnerStore } from './learner-store';
import { openDatabase } from './open-database';

it.each([0, 1, 999, 1000, 1001, 2000, 2400])('counts the answers of %i days', async (count) => {
	const name = `answers-${crypto.randomUUID()}`;
	const connection = await openDatabase(name);
	const store = new LearnerStore(connection);
	const tx = connection.current.transaction('days', 'readwrite');
	// Now and then a day without one.
	for (let n = 0; n < count; n++)
		void tx.store.put({
			day: 19_000 + n + Math.floor(n / 7),
			answered: 1 + (n % 3),
			right: 1,
			durationMs: 1
		});
	await tx.done;
	const days = await store.days(0);
	expect(days).toHaveLength(count);
	expect(await store.answersKept()).toEqual({
		answers: days.reduce((sum, { answered }) => sum + answered, 0),
		firstDay: days[0]?.day ?? null,
		lastDay: days.at(-1)?.day ?? null
	});
	connection.close();
	await deleteDB(name);
});
