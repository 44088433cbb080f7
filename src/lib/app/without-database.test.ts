import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { givenUp } from '../core/memory/testing/given-up';
import { BankStore } from '../store/banks/bank-store';
import { Journal } from '../store/journal/journal';
import type { DatabaseUnavailable } from '../store/database-unavailable';
import { autoBackup } from './auto-backup';
import { checkData } from './data-check';
import { FootnoteApp } from './footnote-app.svelte';
import { lostLog } from './lost-log';
import { replaceByBackup } from './restore-backup';
import { backupFile, resetProgress } from './settings-data';

let name: string;
let serial = 0;
const open: FootnoteApp[] = [];
const ownFactory = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;
const { open: ownOpen } = IDBFactory.prototype;
const { append } = Journal.prototype;

async function start(without = false): Promise<FootnoteApp> {
	const app = await FootnoteApp.open(name, undefined, without);
	open.push(app);
	return app;
}

async function shut(app: FootnoteApp): Promise<void> {
	const journal = await app.journal;
	// A worker that has ended gives its handle back a little later; the file is turned away from before.
	await journal?.turn();
	journal?.close();
	app.store.connection.close();
}

/** A page that is loaded again begins with nothing in memory. */
async function reload(app: FootnoteApp): Promise<FootnoteApp> {
	await shut(app);
	return startAfresh();
}

async function startAfresh(): Promise<FootnoteApp> {
	const { indexedDB: memory } = await import('fake-indexeddb');
	for (const { name } of await memory.databases())
		await new Promise((resolve) => (memory.deleteDatabase(name!).onsuccess = resolve));
	if (wrong) breakBrowser(wrong);
	return start();
}

async function answer(app: FootnoteApp, ...questions: string[]): Promise<string[]> {
	const ids: string[] = [];
	for (const question of questions) {
		const stamp = app.stamp();
		ids.push(stamp.id);
		await app.append([givenUp(stamp, question)]);
	}
	return ids;
}

const idsIn = async (app: FootnoteApp) => (await app.store.allEvents()).map(({ id }) => id);
const mark = () => JSON.parse(localStorage.getItem(`footnote-kept:${name}`) ?? 'null');
const untilMarked = (answers: number) =>
	expect.poll(() => mark()?.answers, { timeout: 5000 }).toBe(answers);

/** What is wrong with the browser, which is so for the next page as well. */
let wrong: (() => void) | null = null;
function breakBrowser(how: () => void): void {
	wrong = how;
	Object.defineProperty(globalThis, 'indexedDB', ownFactory);
	how();
}

/** The browser has no databases at all. */
const takeAway = () =>
	breakBrowser(() =>
		Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true })
	);

/** The browser refuses to open databases whose name this is true of. */
const refuse = (error: string, isRefused = (database: string) => database.startsWith(name)) =>
	breakBrowser(() => {
		IDBFactory.prototype.open = function (database, version) {
			if (isRefused(database)) throw new DOMException('Refused for a test.', error);
			return ownOpen.call(this, database, version);
		};
	});

function mend(): void {
	breakBrowser(() => (IDBFactory.prototype.open = ownOpen));
}

const refusal = (without = false): Promise<DatabaseUnavailable> =>
	start(without).then(
		() => expect.unreachable('It opened.'),
		(error: unknown) => error as DatabaseUnavailable
	);

beforeEach(() => {
	name = `without-${Date.now()}-${serial++}`;
});

afterEach(async () => {
	mend();
	vi.restoreAllMocks();
	Journal.prototype.append = append;
	for (const app of open.splice(0)) await shut(app).catch(() => undefined);
	await deleteDB(name);
	await deleteDB(`${name}-banks`);
	localStorage.clear();
	sessionStorage.clear();
});

describe('where the browser gives no database', () => {
	it.each<[string, () => void]>([
		['there is none', takeAway],
		['it forbids them', () => refuse('SecurityError')],
		['it refuses them as in a private window', () => refuse('InvalidStateError')]
	])(
		'answers are kept in the journal, and all are back at the next start: %s',
		async (_, break_) => {
			break_();
			const first = await start();
			expect(first.inMemory).toMatchObject({ why: 'missing', keptIn: 'journal', banksToo: true });
			const ids = await answer(first, 'one', 'two', 'three');
			await first.changeSettings({ newPerDay: 3 });
			const again = await reload(first);
			expect((await idsIn(again)).slice(0, 3)).toEqual(ids);
			expect(await again.store.allCards()).toHaveLength(3);
			expect(again.settings.newPerDay).toBe(3);
			// Nothing was missing: a memory begins empty each time.
			expect(again.healed.database).toBe(0);
			expect(await lostLog(again)).toBeNull();
		}
	);

	it('no answer counts as saved that the journal did not take, and none is asked for twice', async () => {
		takeAway();
		const app = await start();
		Journal.prototype.append = () => Promise.reject(new DOMException('no', 'UnknownError'));
		await expect(answer(app, 'one')).rejects.toMatchObject({ name: 'StorageFault', kind: 'lost' });
		await expect(app.changeSettings({ newPerDay: 3 })).rejects.toMatchObject({ kind: 'lost' });
		await expect(
			app.saveOpenSession({
				id: 's',
				plan: { mode: 'test', bank: 'b', seed: 'x', items: [] },
				open: 1,
				startedMs: 1,
				drafts: {},
				marked: [],
				spentMs: {}
			})
		).rejects.toMatchObject({ kind: 'lost' });
		expect(app.secondCopy).toBe('failing');
		Journal.prototype.append = append;
		const [id] = await answer(app, 'two');
		const again = await reload(app);
		// What was owed was paid before it.
		expect(await idsIn(again)).toHaveLength(3);
		expect(await idsIn(again)).toContain(id);
	});

	it('a second tab has at its start what the first one answered, and is told that there is another', async () => {
		takeAway();
		const one = await start();
		await answer(one, 'one');
		// The memory of a page is its own; two of one test share it under one name.
		const { indexedDB: memory } = await import('fake-indexeddb');
		const own = one.store.connection.current;
		own.close();
		await new Promise((resolve) => (memory.deleteDatabase(name).onsuccess = resolve));
		const two = await start();
		expect(await idsIn(two)).toHaveLength(1);
		await answer(two, 'two');
		await expect.poll(() => one.inMemory?.otherTab).toBe(true);
	});

	it('a log that another tab put in the place of this one refuses what this one still writes', async () => {
		takeAway();
		const app = await start();
		await answer(app, 'one');
		const other = new BroadcastChannel(name);
		other.postMessage('replaced');
		await expect.poll(() => app.replaced).toBe(true);
		other.close();
		await expect(answer(app, 'two')).rejects.toMatchObject({ kind: 'replaced' });
	});

	it('what the browser cleared of the journal is told, though no database ever knew of it', async () => {
		takeAway();
		const app = await start();
		await answer(app, 'one', 'two');
		await untilMarked(2);
		expect(mark().database).toBe(false);
		await shut(app);
		const folder = await (
			await navigator.storage.getDirectory()
		).getDirectoryHandle('footnote', { create: true });
		await expect
			.poll(() =>
				folder.removeEntry(name, { recursive: true }).then(
					() => true,
					() => false
				)
			)
			.toBe(true);
		const again = await startAfresh();
		expect(await lostLog(again)).toMatchObject({ backup: null, answers: 2 });
	});

	it('banks can be opened, in memory, and the check of the data looks on the page itself', async () => {
		takeAway();
		const app = await start();
		expect(app.shelf.failure).toBeNull();
		expect(await new BankStore(`${name}-banks`).summaries()).toEqual([]);
		await answer(app, 'one');
		expect(await checkData(app)).toMatchObject({ twoCopies: false, findings: [] });
	});

	it('a log that the journal could not be told of does not take the place of another', async () => {
		takeAway();
		const app = await start();
		const ids = await answer(app, 'one', 'two');
		const { mark: markGeneration } = Journal.prototype;
		Journal.prototype.mark = () => Promise.reject(new DOMException('late', 'AbortError'));
		await expect(
			replaceByBackup(app, { events: [], sessions: [], exportedMs: 1 } as never)
		).rejects.toThrow('late');
		Journal.prototype.mark = markGeneration;
		expect(await idsIn(app)).toEqual(ids);
		const later = await answer(app, 'three');
		expect(await idsIn(await reload(app))).toEqual([...ids, ...later]);
	});

	it('what another tab answered is in the backup of a log that is replaced', async () => {
		takeAway();
		const app = await start();
		const ids = await answer(app, 'one');
		const journal = (await Journal.open(name))!.journal;
		const theirs = givenUp(app.stamp(), 'two');
		await journal.append({ events: [theirs], sessions: [] });
		const before = await app.replace({ events: [], sessions: [] }, ({ events }) =>
			Promise.resolve(events)
		);
		journal.close();
		expect(before.map(({ id }) => id)).toEqual([...ids, theirs.id]);
	});

	it('a journal kept without a database fills one that the browser gives later', async () => {
		takeAway();
		const app = await start();
		const ids = await answer(app, 'one', 'two');
		mend();
		const again = await reload(app);
		expect(again.inMemory).toBeNull();
		expect(again.healed.database).toBe(2);
		expect(await idsIn(again)).toEqual(ids);
		await untilMarked(2);
		expect(mark().database).toBeUndefined();
	});
});

describe('where the browser keeps nothing', () => {
	beforeEach(() => {
		takeAway();
		vi.spyOn(Journal, 'open').mockResolvedValue(null);
	});

	it('answers live as long as the page, a file takes them along, and brings them back', async () => {
		const app = await start();
		expect(app.inMemory).toMatchObject({ why: 'missing', keptIn: 'nothing' });
		await answer(app, 'one', 'two');
		expect(await app.store.allCards()).toHaveLength(2);
		const { file } = await backupFile(app);
		const again = await reload(app);
		expect(await idsIn(again)).toEqual([]);
		// That was known before: nothing is told to be lost.
		expect(await lostLog(again)).toBeNull();
		const { previewBackup, addBackup } = await import('./restore-backup');
		const read = await previewBackup(again, file);
		if (!read.ok) return expect.unreachable(read.problem.code);
		await addBackup(again, read.preview.backup);
		expect(await again.store.allCards()).toHaveLength(2);
		expect(again.inMemory?.saved).toBe(2);
	});

	it('another tab that replaced its log has nothing to do with this one', async () => {
		const app = await start();
		const other = new BroadcastChannel(name);
		other.postMessage('replaced');
		other.postMessage('written');
		await expect.poll(() => app.inMemory?.otherTab).toBe(true);
		other.close();
		expect(app.replaced).toBe(false);
		await answer(app, 'one');
	});
});

describe('a database that is there and does not open', () => {
	it.each(['SecurityError', 'InvalidStateError', 'UnknownError', 'DataError'])(
		'is told, and is not taken for a missing one: %s',
		async (error) => {
			const app = await start();
			await answer(app, 'one');
			await untilMarked(1);
			await shut(app);
			refuse(error);
			expect(await refusal()).toMatchObject({ name: 'DatabaseUnavailable' });
		}
	);

	it('is told also where the browser has no databases any more', async () => {
		await answer(await start(), 'one');
		await untilMarked(1);
		takeAway();
		expect(await refusal()).toMatchObject({ name: 'DatabaseUnavailable' });
	});

	it('gets at its next good start all that was answered without it, and keeps what it had', async () => {
		const app = await start();
		const before = await answer(app, 'one', 'two');
		await untilMarked(2);
		await shut(app);

		refuse('UnknownError');
		expect(await refusal()).toMatchObject({ reason: 'damaged' });
		const without = await start(true);
		expect(without.inMemory).toMatchObject({
			why: 'refused',
			keptIn: 'journal',
			banksToo: false
		});
		expect(await idsIn(without)).toEqual(before);
		const then = await answer(without, 'two', 'three');
		// In this tab it is not asked again.
		const reloaded = await reload(without);
		expect(await idsIn(reloaded)).toEqual([...before, ...then]);
		const last = await answer(reloaded, 'four');
		// What the database held stays marked.
		expect(mark()).toMatchObject({ answers: 2 });
		expect(mark().database).toBeUndefined();

		mend();
		const good = await reload(reloaded);
		expect(good.inMemory).toBeNull();
		expect(good.healed.database).toBe(3);
		expect(await idsIn(good)).toEqual([...before, ...then, ...last]);
		expect(await good.store.allCards()).toHaveLength(4);
		expect(await checkData(good)).toMatchObject({ findings: [], twoCopies: true });
	});

	it('is not said to have lost what was taken back or reset without it', async () => {
		const app = await start();
		const [id] = await answer(app, 'one', 'two');
		await untilMarked(2);
		await shut(app);
		refuse('UnknownError');
		const without = await start(true);
		await without.append([{ ...without.stamp(), type: 'undone', target: id! }]);
		await resetProgress(without);
		mend();
		const good = await reload(without);
		expect(good.missing).toBeNull();
		expect(await lostLog(good)).toBeNull();
		expect(await idsIn(good)).toHaveLength(4);
	});

	it('without a journal begins with nothing, and says so instead of calling it lost', async () => {
		const app = await start();
		await answer(app, 'one');
		await untilMarked(1);
		// An empty log beside a backup is what a lost one looks like.
		expect(await autoBackup(app.store, 'restore')).not.toBeNull();
		await shut(app);
		refuse('UnknownError');
		vi.spyOn(Journal, 'open').mockResolvedValue(null);
		const without = await start(true);
		expect(without.inMemory).toMatchObject({ why: 'refused', keptIn: 'nothing' });
		expect(await lostLog(without)).toBeNull();
		await answer(without, 'two');
		vi.restoreAllMocks();
		mend();
		const good = await reload(without);
		expect(good.missing).toBeNull();
		expect(await idsIn(good)).toHaveLength(1);
	});

	it('is left alone where a newer version wrote it, or the disk is full, whatever is chosen', async () => {
		refuse('QuotaExceededError');
		expect(await refusal(true)).toMatchObject({ reason: 'full' });
		refuse('VersionError');
		expect(await refusal(true)).toMatchObject({ reason: 'newer' });
	});

	it('is not written beside where the journal does not tell which log stands', async () => {
		const app = await start();
		const before = await answer(app, 'one');
		const { events, sessions } = await app.store.readAll();
		const { mark: markGeneration } = Journal.prototype;
		// Cut off after the database took the new log, and before the journal was told.
		Journal.prototype.mark = () => Promise.reject(new DOMException('cut off', 'AbortError'));
		await replaceByBackup(app, { events, sessions, exportedMs: 1 } as never);
		Journal.prototype.mark = markGeneration;
		await shut(app);
		refuse('UnknownError');
		const without = await start(true);
		expect(without.inMemory?.keptIn).toBe('nothing');
		mend();
		const good = await reload(without);
		expect(await idsIn(good)).toEqual(before);
		expect(await checkData(good)).toMatchObject({ findings: [] });
	});

	it('leaves the databases of banks as they are', async () => {
		await answer(await start(), 'one');
		await untilMarked(1);
		refuse('UnknownError', (database) => database === name);
		const without = await start(true);
		expect(without.shelf.failure).toBeNull();
		expect((await indexedDB.databases()).map((each) => each.name)).toContain(`${name}-banks`);
		expect(await without.banks.summaries()).toEqual([]);
	});
});
