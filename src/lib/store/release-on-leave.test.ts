import { deleteDB, openDB, unwrap } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from './open-database';
import { releaseOnLeave } from './release-on-leave';

const NAME = 'release-on-leave';
let page: IDBDatabase;

beforeEach(async () => {
	const database = await openDB(NAME, 1, {
		upgrade: (fresh) => void fresh.createObjectStore('notes')
	});
	page = unwrap(database);
	releaseOnLeave(page);
});
afterEach(async () => {
	page.close();
	await deleteDB(NAME);
});

const leave = (persisted: boolean) =>
	dispatchEvent(new PageTransitionEvent('pagehide', { persisted }));

/** How a transaction ended that was open when the page was left; it asks for more until it is told to stop. */
async function endOfOne(persisted: boolean): Promise<'complete' | 'abort'> {
	const transaction = page.transaction('notes', 'readwrite');
	const notes = transaction.objectStore('notes');
	const ended = new Promise<'complete' | 'abort'>((resolve) => {
		transaction.oncomplete = () => resolve('complete');
		transaction.onabort = () => resolve('abort');
	});
	const putting = notes.put('a note', 1);
	await new Promise((resolve) => (putting.onsuccess = resolve));
	notes.get(1);
	leave(persisted);
	return ended;
}

it('What is under way in a page that is put aside is given up', async () => {
	expect(await endOfOne(true)).toBe('abort');
	expect(await endOfOne(true)).toBe('abort');
});

it('What is under way in a page that ends is left to the browser', async () => {
	expect(await endOfOne(false)).toBe('complete');
});

it('What had ended before is left alone, and a page that is shown again goes on', async () => {
	await endOfOne(false);
	leave(true);
	expect(await endOfOne(false)).toBe('complete');
});

it("The learner's database is let go, and its work is done anew", async () => {
	const connection = await openDatabase(`${NAME}-learner`);
	let tries = 0;
	const told = await connection.use(async (database) => {
		const transaction = database.transaction('meta', 'readwrite');
		const reading = transaction.store.count();
		if (tries++ === 0) leave(true);
		await Promise.all([reading, transaction.done]);
		return 'done';
	});
	expect([told, tries]).toEqual(['done', 2]);
	connection.close();
	await deleteDB(`${NAME}-learner`);
});
