import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { shippedBanks } from 'virtual:banks';
import { EXAMPLE_BANK, exampleWith } from '../core/bank/example-bank';
import { BankStore } from '../store/banks/bank-store';
import { openedBank } from '../store/banks/example-opened';
import { BankShelf } from './bank-shelf';

let name: string;
let store: BankStore;
let shelf: BankShelf;
const shipped = shippedBanks[0]!;

beforeEach(() => {
	name = `shelf-${crypto.randomUUID()}`;
	store = new BankStore(name);
	shelf = new BankShelf(store);
});
afterEach(async () => {
	await store.close();
	await deleteDB(name);
});

const ids = () => shelf.summaries.map(({ id }) => id);
/** A bank by the name of one that comes with the app. */
const likeShipped = (revision: number) =>
	openedBank(
		exampleWith('id: tides', `id: ${shipped.id}`).replace('revision: 1', `revision: ${revision}`)
	);

it('has the banks that come with the app, and those that were opened before them', async () => {
	const own = shippedBanks.map(({ id }) => id);
	expect(ids()).toEqual(own);
	await store.put(openedBank(), null);
	await shelf.refresh();
	expect(ids()).toEqual(['tides', ...own]);
	expect(shelf.summary('tides')).toMatchObject({
		questionCount: openedBank().bank.questions.length
	});
	expect(await shelf.bank('tides')).toEqual(openedBank().bank);
	expect((await shelf.all()).map(({ id }) => id)).toEqual(ids());
	expect(await shelf.bank('nothing')).toBeNull();
});

it('reads a bank as it is at this moment, with the mark of that content', async () => {
	const opened = openedBank();
	await store.put(opened, null);
	await shelf.refresh();
	await shelf.bank('tides');
	const marked = () => shelf.summary('tides')!.content;
	expect(await shelf.bankNow('tides')).toEqual({ bank: opened.bank, content: marked() });

	// By another tab, of which the shelf has not heard.
	const revised = openedBank(exampleWith('revision: 1', 'revision: 2'), 1000, 3000);
	await store.put(revised, opened.summary);
	const now = (await shelf.bankNow('tides'))!;
	expect([now.bank, now.content === marked()]).toEqual([revised.bank, false]);
	await shelf.refresh();
	expect(now.content).toBe(marked());

	const own = (await shelf.bankNow(shipped.id))!;
	expect([own.bank.id, own.content]).toEqual([shipped.id, shelf.summary(shipped.id)!.content]);
	await store.remove('tides');
	expect(await shelf.bankNow('nothing')).toBeNull();
});

it('is not sure of the content of a bank that it had to parse anew', async () => {
	const { bank, ...opened } = openedBank();
	await store.put({ bank, ...opened }, null);
	// As an older version of the app has left it.
	const db = await openDB(name);
	await db.put('summaries', { ...opened.summary, shape: 0 });
	db.close();
	await shelf.refresh();
	expect(await shelf.bankNow('tides')).toEqual({ bank, content: null });
});

it('has the higher revision of a bank that comes with the app, and the app’s own of two equal ones', async () => {
	const equal = likeShipped(shipped.revision);
	await store.put(equal, null);
	await shelf.refresh();
	expect(shelf.summary(shipped.id)).toMatchObject({ title: shipped.title, opened: null });

	await store.put(likeShipped(shipped.revision + 1), equal.summary);
	await shelf.refresh();
	expect(shelf.summary(shipped.id)).toMatchObject({ revision: shipped.revision + 1 });
	expect((await shelf.bank(shipped.id))!.title).toBe(openedBank().bank.title);
	expect(ids().filter((id) => id === shipped.id)).toHaveLength(1);

	await store.remove(shipped.id);
	await shelf.refresh();
	expect((await shelf.bank(shipped.id))!.title).toBe(shipped.title);
});

it('loads a newer revision anew, and another bank once', async () => {
	await store.put(openedBank(), null);
	await shelf.refresh();
	const before = await shelf.bank('tides');
	await shelf.refresh();
	expect(await shelf.bank('tides')).toBe(before);
	const text = EXAMPLE_BANK.replace('revision: 1', 'revision: 2');
	await store.put(openedBank(text, 1000, 2000), openedBank().summary);
	await shelf.refresh();
	expect((await shelf.bank('tides'))!.revision).toBe(2);
});

it('tells where the opened banks cannot be read, and has the others all the same', async () => {
	// Of a newer version of the app.
	const newer = indexedDB.open(name, 9);
	await new Promise((done) => (newer.onsuccess = done));
	newer.result.close();
	await shelf.refresh();
	expect(shelf.failure).toMatchObject({ name: 'StorageFault' });
	expect(ids()).toEqual(shippedBanks.map(({ id }) => id));
});

it('tells each content of a bank from another, though its questions are the same', async () => {
	const contentOf = () => shelf.summary('tides')!.content;
	const first = openedBank();
	await store.put(first, null);
	await shelf.refresh();
	const before = contentOf();
	await shelf.refresh();
	expect(contentOf()).toBe(before);

	const { summary } = first;
	const renamed = { ...summary, title: 'Ebb and flow', changedMs: summary.changedMs + 1 };
	await store.put({ ...first, summary: renamed }, summary);
	await shelf.refresh();
	expect(contentOf()).not.toBe(before);
	expect(shelf.summary('tides')!.digest).toBe(summary.digest);
});
