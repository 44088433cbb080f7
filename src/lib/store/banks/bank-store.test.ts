import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BANK_SHAPE } from '../../core/bank/bank';
import { EXAMPLE_BANK, exampleWith } from '../../core/bank/example-bank';
import { examplePng, PICTURED_BANK } from '../../core/bank/example-image';
import { BankOvertaken, BankStore } from './bank-store';
import type { BankDatabase } from './bank-database';
import { openedBank } from './example-opened';
import { loadOpened } from './load-opened';
import { NotStorable } from './storable';

let name: string;
let store: BankStore;

beforeEach(() => {
	name = `banks-${crypto.randomUUID()}`;
	store = new BankStore(name);
});
afterEach(async () => {
	await store.close();
	await deleteDB(name);
});

/** Changes what is kept behind the store's back, as an older version of the app or a damage would. */
async function change(
	work: (value: Record<string, unknown>) => void,
	where: 'summaries' | 'banks'
) {
	const db = await openDB<BankDatabase>(name, 2);
	const value = (await db.get(where, 'tides')) as unknown as Record<string, unknown>;
	work(value);
	await db.put(where, value as never);
	db.close();
}

const newer = (revision = 2, changedMs = 3000) =>
	openedBank(
		exampleWith('revision: 1', `revision: ${revision}`).replace('How many high', 'How often high'),
		1000,
		changedMs
	);

describe('the banks that were opened', () => {
	it('keeps a bank, its summary and its texts', async () => {
		const opened = openedBank();
		await store.put(opened, null);
		const other = new BankStore(name);
		expect(await other.summaries()).toEqual([opened.summary]);
		expect(await other.bank('tides')).toEqual(opened.bank);
		expect(await other.texts('tides')).toEqual({ 'bank.yaml': EXAMPLE_BANK });
		await other.close();
	});

	it('keeps its pictures, and gives them back with the bank that is taken away', async () => {
		const [one, two] = [examplePng(2), examplePng(3)] as Uint8Array<ArrayBuffer>[];
		const opened = openedBank(PICTURED_BANK, 1000, 1000, { 'harbour.png': one!, 'two.png': two! });
		await store.put(opened, null);
		const [digest] = [...opened.images.keys()];
		const bytes = async () => {
			const blob = await store.image(digest!);
			return blob && new Uint8Array(await blob.arrayBuffer());
		};
		expect(await bytes()).toEqual(one);
		const gone = await store.remove('tides');
		expect(await bytes()).toBeNull();
		await store.put(gone!, null);
		expect(await bytes()).toEqual(one);
		// A newer revision brings its own.
		await store.put(newer(), opened.summary);
		expect(await bytes()).toBeNull();
	});

	it('refuses a bank without one of its pictures, and keeps nothing', async () => {
		const two = examplePng() as Uint8Array<ArrayBuffer>;
		const opened = openedBank(PICTURED_BANK, 1000, 1000, { 'harbour.png': two, 'two.png': two });
		await expect(store.put({ ...opened, images: new Map() }, null)).rejects.toThrow(NotStorable);
		expect(await store.summaries()).toEqual([]);
	});

	it('brings banks of before there were pictures along', async () => {
		const { summary, bank, texts } = openedBank();
		const old = await openDB(name, 1, {
			upgrade(database) {
				for (const table of ['summaries', 'banks', 'texts'])
					database.createObjectStore(table, { keyPath: 'id' });
			}
		});
		await old.put('summaries', summary);
		await old.put('banks', bank);
		await old.put('texts', { id: 'tides', texts });
		old.close();
		expect(await store.bank('tides')).toEqual(bank);
		expect(await store.remove('tides')).toEqual({ summary, bank, texts, images: new Map() });
	});

	it('has nothing of a bank that is not there', async () => {
		expect([await store.bank('tides'), await store.texts('tides')]).toEqual([null, null]);
		expect(await store.remove('tides')).toBeNull();
	});

	it('lists the last added first', async () => {
		const named = (id: string, addedMs: number) =>
			openedBank(exampleWith('id: tides', `id: ${id}`), addedMs);
		for (const opened of [named('one', 1), named('three', 3), named('two', 2)])
			await store.put(opened, null);
		expect((await store.summaries()).map(({ id }) => id)).toEqual(['three', 'two', 'one']);
	});

	it('puts a newer revision in the place of the one that it was compared with', async () => {
		const first = openedBank();
		await store.put(first, null);
		await store.put(newer(), first.summary);
		expect((await store.summaries()).map(({ revision }) => revision)).toEqual([2]);
		expect((await store.bank('tides'))!.questions).toEqual(newer().bank.questions);
	});

	it('refuses one that was compared with another than what is here, and changes nothing', async () => {
		const first = openedBank();
		await store.put(first, null);
		await store.put(newer(3, 4000), first.summary);
		await expect(store.put(newer(), first.summary)).rejects.toThrow(BankOvertaken);
		await expect(store.put(newer(), null)).rejects.toThrow(BankOvertaken);
		expect((await store.summaries())[0]!.revision).toBe(3);
	});

	it('gives what it takes away, to be put back', async () => {
		await store.put(openedBank(), null);
		const gone = await store.remove('tides');
		expect([await store.summaries(), await store.bank('tides')]).toEqual([[], null]);
		await store.put(gone!, null);
		expect(await store.bank('tides')).toEqual(openedBank().bank);
	});

	describe('several at once', () => {
		const other = () => openedBank(exampleWith('id: tides', 'id: other'), 2000);

		it('are kept together, and taken back together with what was there before', async () => {
			const first = openedBank();
			await store.put(first, null);
			const banks = [newer(), other()];
			const before = await store.putAll([
				{ opened: banks[0]!, over: first.summary },
				{ opened: banks[1]!, over: null }
			]);
			expect((await store.summaries()).map(({ id }) => id)).toEqual(['other', 'tides']);
			expect(before).toEqual([first]);
			await store.takeBack(
				banks.map(({ summary }) => summary),
				before
			);
			expect(await store.summaries()).toEqual([first.summary]);
			expect(await store.bank('tides')).toEqual(first.bank);
			expect(await store.texts('other')).toBeNull();
		});

		it('are none of them kept where one was overtaken', async () => {
			await store.put(openedBank(), null);
			const both = [
				{ opened: other(), over: null },
				{ opened: newer(), over: null }
			];
			await expect(store.putAll(both)).rejects.toThrow(BankOvertaken);
			expect((await store.summaries()).map(({ id }) => id)).toEqual(['tides']);
		});

		it('are none of them taken back where one was changed since', async () => {
			const banks = [other(), openedBank()];
			const before = await store.putAll(banks.map((opened) => ({ opened, over: null })));
			await store.put(newer(), banks[1]!.summary);
			const added = banks.map(({ summary }) => summary);
			await expect(store.takeBack(added, before)).rejects.toThrow(BankOvertaken);
			expect((await store.summaries()).map(({ id }) => id)).toEqual(['other', 'tides']);
		});
	});

	it.each([
		['of another bank than its summary tells', { bank: { ...openedBank().bank, id: 'other' } }],
		['with code in it', { bank: { ...openedBank().bank, title: () => 'x' } }],
		['without its text', { texts: {} }],
		['without a title', { summary: { ...openedBank().summary, title: undefined } }]
	])('refuses a bank %s, and keeps nothing', async (_what, wrong) => {
		const opened = { ...openedBank(), ...wrong } as ReturnType<typeof openedBank>;
		await expect(store.put(opened, null)).rejects.toThrow(NotStorable);
		expect(await store.summaries()).toEqual([]);
	});

	it('passes over a summary that is damaged', async () => {
		await store.put(openedBank(), null);
		await change((summary) => delete summary.title, 'summaries');
		expect(await store.summaries()).toEqual([]);
	});
});

describe('a bank that was parsed by another version of the app', () => {
	const load = async () => loadOpened(store, (await store.summaries())[0]!);

	it('is parsed anew when it is asked for, and kept so', async () => {
		await store.put(openedBank(), null);
		await change((summary) => {
			summary.shape = BANK_SHAPE + 1;
			summary.digest = 'made otherwise';
		}, 'summaries');
		await change((bank) => (bank.questions = 'another shape'), 'banks');
		expect(await store.bank('tides')).toBeNull();
		expect(await load()).toEqual(openedBank().bank);
		expect(await store.bank('tides')).toEqual(openedBank().bank);
		expect(await store.summaries()).toEqual([openedBank().summary]);
	});

	it('is parsed anew where it was damaged', async () => {
		await store.put(openedBank(), null);
		await change((bank) => (bank.questions = []), 'banks');
		expect(await load()).toEqual(openedBank().bank);
	});

	it('is none where nothing can be made of its texts any more', async () => {
		await store.put(openedBank(), null);
		await change((summary) => (summary.shape = 0), 'summaries');
		const db = await openDB<BankDatabase>(name, 2);
		await db.put('texts', { id: 'tides', texts: { 'bank.yaml': 'id: [' } });
		db.close();
		expect(await load()).toBeNull();
	});
});
