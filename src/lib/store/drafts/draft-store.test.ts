import { deleteDB, openDB } from 'idb';
import { examplePng } from '../../core/bank/example-image';
import { cardOf, writeCard } from '../../core/bank/image-card';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DraftOvertaken, DraftStore } from './draft-store';

const ABOUT = { title: 'On tides', facts: 1, questions: 2 };
let name: string;
let store: DraftStore;

beforeEach(() => {
	name = `drafts-${crypto.randomUUID()}`;
	store = new DraftStore(name);
});
afterEach(async () => {
	await store.close();
	await deleteDB(name);
});

const created = (text = 'id: tides\n', atMs = 1000) =>
	store.create({ 'bank.yaml': text }, ABOUT, null, atMs);

it('keeps drafts, the last changed first and those put away at the end', async () => {
	const [one, two, three] = [await created('a', 1), await created('b', 2), await created('c', 3)];
	await store.retire(three.id, 10);
	await store.save(one.id, { 'bank.yaml': 'aa' }, ABOUT, 0, 5);
	expect((await store.list()).map(({ id }) => id)).toEqual([one.id, two.id, three.id]);
	expect(await store.read(one.id)).toMatchObject({
		texts: { 'bank.yaml': 'aa' },
		saves: 1,
		createdMs: 1,
		changedMs: 5
	});
	await store.retire(three.id, null);
	expect((await store.list()).map(({ id }) => id)).toEqual([one.id, three.id, two.id]);
});

it('makes several drafts at once, or none where one of them cannot be kept', async () => {
	const beginning = (text: string, images = new Map<string, Blob>()) => ({
		texts: { 'bank.yaml': text },
		about: ABOUT,
		from: null,
		images
	});
	const bytes = examplePng() as Uint8Array<ArrayBuffer>;
	const picture = new Map([[cardOf(bytes).digest, new Blob([bytes])]]);
	const made = await store.createAll([beginning('a', picture), beginning('b')], 7);
	expect(made.map(({ texts }) => texts['bank.yaml'])).toEqual(['a', 'b']);
	expect(await store.list()).toHaveLength(2);
	// What no database can keep.
	const bad = new Map([['x', (() => undefined) as unknown as Blob]]);
	await expect(store.createAll([beginning('c'), beginning('d', bad)], 8)).rejects.toThrow();
	expect(await store.list()).toHaveLength(2);
});

it('refuses a tab that saves over what it has not seen, and changes nothing', async () => {
	const { id } = await created();
	const other = new DraftStore(name);
	expect(await other.save(id, { 'bank.yaml': 'theirs' }, ABOUT, 0, 2)).toBe(1);
	await expect(store.save(id, { 'bank.yaml': 'ours' }, ABOUT, 0, 3)).rejects.toThrow(
		DraftOvertaken
	);
	expect((await store.read(id))!.texts).toEqual({ 'bank.yaml': 'theirs' });
	await other.close();
});

it('is opened again where a connection is closed under it', async () => {
	const { id } = await created();
	// As a newer version of the app would ask for: `blocking` closes the connection.
	const newer = indexedDB.open(name, 3);
	await new Promise((done) => (newer.onsuccess = done));
	newer.result.close();
	await expect(store.read(id)).rejects.toMatchObject({ name: 'StorageFault' });
	await deleteDB(name);
	expect(await store.read(id)).toBeNull();
});

it('takes a draft away for good with its states', async () => {
	const { id } = await created();
	await store.keepRevision(id, { 'bank.yaml': 'x' }, ABOUT, 'opened', 1);
	await store.remove(id);
	expect([await store.read(id), await store.revisions(id)]).toEqual([null, []]);
});

it('keeps a state once, in order, and each that was published', async () => {
	const { id } = await created();
	const keep = (text: string, atMs: number, reason: 'worked-on' | 'published' = 'worked-on') =>
		store.keepRevision(id, { 'bank.yaml': text }, ABOUT, reason, atMs);
	await keep('one', 5);
	await keep('one', 6);
	await keep('one', 7, 'published');
	await keep('two', 7);
	expect((await store.revisions(id)).map(({ atMs, reason }) => [atMs, reason])).toEqual([
		[8, 'worked-on'],
		[7, 'published'],
		[5, 'worked-on']
	]);
	for (let n = 0; n < 70; n++) await keep(`state ${n}`, 100 + n);
	const kept = await store.revisions(id);
	expect(kept).toHaveLength(61);
	expect(kept[0]!.atMs).toBe(169);
	expect(kept.some(({ reason }) => reason === 'published')).toBe(true);
});

const picture = (width: number) => {
	const bytes = examplePng(width) as Uint8Array<ArrayBuffer>;
	const card = cardOf(bytes);
	return {
		digest: card.digest,
		card: writeCard(card),
		blob: new Blob([bytes], { type: 'image/png' })
	};
};

it('brings drafts of before there were pictures along', async () => {
	const old = await openDB(name, 1, {
		upgrade(database) {
			database.createObjectStore('drafts', { keyPath: 'id' });
			database.createObjectStore('revisions', { keyPath: ['draft', 'atMs'] });
		}
	});
	await old.put('drafts', { id: 'a', texts: { 'bank.yaml': 'x' }, about: ABOUT, saves: 3 });
	await old.put('revisions', { draft: 'a', atMs: 1, reason: 'opened', about: ABOUT, texts: {} });
	old.close();
	expect(await store.read('a')).toMatchObject({ texts: { 'bank.yaml': 'x' }, saves: 3 });
	expect(await store.revisions('a')).toHaveLength(1);
	expect(await store.images('a')).toEqual(new Map());
	await store.addImage('a', 'd', new Blob(['x']));
	expect((await store.images('a')).size).toBe(1);
});

it('keeps pictures as they came, each with its own draft', async () => {
	const { digest, card, blob } = picture(3);
	const texts = { 'bank.yaml': 'id: a', 'a.png': card };
	const one = await store.create(texts, ABOUT, null, 1, new Map([[digest, blob]]));
	const two = await created();
	await store.addImage(two.id, digest, blob);
	const found = await store.image(digest);
	expect(found?.type).toBe('image/png');
	expect(new Uint8Array(await found!.arrayBuffer())).toEqual(examplePng(3));
	expect(await store.image('none')).toBeNull();
	await store.remove(one.id);
	expect([...(await store.images(one.id)).keys()]).toEqual([]);
	expect([...(await store.images(two.id)).keys()]).toEqual([digest]);
});

it('takes a picture away when neither the draft nor a state of it has it any more', async () => {
	const [now, before, never] = [picture(1), picture(2), picture(3)];
	const { id } = await created();
	for (const { digest, blob } of [now, before, never]) await store.addImage(id, digest, blob);
	await store.save(id, { 'bank.yaml': 'x', 'now.png': now.card }, ABOUT, 0, 2);
	const earlier = { 'bank.yaml': 'x', 'before.png': before.card };
	await store.keepRevision(id, earlier, ABOUT, 'worked-on', 3);
	await store.tidyImages(id);
	expect(new Set((await store.images(id)).keys())).toEqual(new Set([now.digest, before.digest]));
});
