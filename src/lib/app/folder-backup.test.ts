import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { givenUp } from '../core/memory/testing/given-up';
import { keepBackup } from '../store/backup/backup-folder';
import { automaticFolder, listBackups } from '../store/backup/backup-list';
import { readBackup } from '../store/backup/read-backup';
import { writeBackup } from '../store/backup/write-backup';
import { readPlaces } from '../store/places';
import { autoBackup } from './auto-backup';
import { clock } from './clock';
import {
	allowFolder,
	chosenFolder,
	chooseFolder,
	dailyToFolder,
	leaveFolder
} from './folder-backup';
import { beginAnew, bringBack } from './bring-back';
import { FootnoteApp } from './footnote-app.svelte';
import { lostLog } from './lost-log';
import { noteDownload, outsideState, putReminderOff } from './outside-backup';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 25, 12);
let serial = 0;
let name: string;
let app: FootnoteApp;
let folder: FileSystemDirectoryHandle;

beforeEach(async () => {
	name = `folder-${Date.now()}-${serial++}`;
	app = await FootnoteApp.open(name);
	const root = await navigator.storage.getDirectory();
	folder = await root.getDirectoryHandle(`picked-${name}`, { create: true });
	// A folder of the origin's own stands in for one of the computer's.
	vi.stubGlobal('showDirectoryPicker', async () => folder);
	vi.spyOn(clock, 'nowMs').mockReturnValue(NOW);
});

afterEach(async () => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
	app.store.connection.close();
	const root = await navigator.storage.getDirectory();
	await root.removeEntry(`picked-${name}`, { recursive: true });
	await deleteDB(name);
});

const at = (ms: number) => vi.mocked(clock.nowMs).mockReturnValue(ms);

const answer = (question: string) => app.append([givenUp(app.stamp(), question)]);
const kept = () => listBackups(folder, app.device.slice(0, 8));

describe('a chosen folder', () => {
	it('gets a backup at once, and one each day on which something was written', async () => {
		await answer('one');
		expect(await chooseFolder(app)).toBe(1);
		expect(await chosenFolder(app)).toEqual({
			name: folder.name,
			permission: 'granted',
			failed: null
		});
		at(NOW + DAY_MS);
		await dailyToFolder(app);
		expect(await kept()).toHaveLength(1);
		await answer('two');
		await dailyToFolder(app);
		expect((await kept()).map(({ answers }) => answers)).toEqual([2, 1]);
		await answer('three');
		await dailyToFolder(app);
		expect(await kept()).toHaveLength(2);
		const file = await (await folder.getFileHandle((await kept())[0]!.name)).getFile();
		expect(await readBackup(file)).toMatchObject({ ok: true, backup: { events: { length: 2 } } });
	});

	it('gets one backup where the day’s comes due while the first is being written', async () => {
		await answer('one');
		await Promise.all([chooseFolder(app), dailyToFolder(app), dailyToFolder(app)]);
		expect(await kept()).toHaveLength(1);
	});

	it('keeps twelve days, ten weeks and nine months, and files of others', async () => {
		await answer('one');
		await folder.getFileHandle('letter.txt', { create: true });
		const written = await writeBackup([], [], NOW);
		const owner = app.device.slice(0, 8);
		for (let days = 1; days < 30; days++) {
			const label = { atMs: NOW - days * DAY_MS, reason: 'daily', answers: 0 } as const;
			await keepBackup(folder, written, { ...label, owner });
		}
		await keepBackup(folder, written, {
			atMs: NOW - 29 * DAY_MS,
			reason: 'daily',
			answers: 0,
			owner: '00000000'
		});
		await chooseFolder(app);
		const ages = (await kept()).map(({ atMs }) => (NOW - atMs) / DAY_MS);
		expect(ages).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 17, 24, 25]);
		expect(await listBackups(folder, '00000000')).toHaveLength(1);
		await expect(folder.getFileHandle('letter.txt')).resolves.toBeDefined();
	});

	it('whose permission has lapsed is left alone until it is allowed again', async () => {
		await answer('one');
		await chooseFolder(app);
		const asked = FileSystemHandle.prototype as unknown as { queryPermission(): Promise<string> };
		const query = vi.spyOn(asked, 'queryPermission').mockResolvedValue('prompt');
		expect((await chosenFolder(app))?.permission).toBe('ask');
		at(NOW + DAY_MS);
		await answer('two');
		await dailyToFolder(app);
		expect(await kept()).toHaveLength(1);
		query.mockRestore();
		expect(await allowFolder(app)).toBe(2);
		expect(await kept()).toHaveLength(2);
	});

	it('that is gone or full is told, and can be left', async () => {
		await answer('one');
		await chooseFolder(app);
		const create = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable');
		create.mockRejectedValue(new DOMException('The disk is full.', 'QuotaExceededError'));
		at(NOW + DAY_MS);
		await answer('two');
		await dailyToFolder(app);
		expect((await chosenFolder(app))?.failed).toBe('The disk is full.');
		create.mockRestore();
		await dailyToFolder(app);
		expect((await chosenFolder(app))?.failed).toBeNull();
		await leaveFolder(app);
		expect(await chosenFolder(app)).toBeNull();
		expect(await kept()).toHaveLength(2);
	});

	it('that gives back other than what was written is told in words, and keeps no such file', async () => {
		await answer('one');
		await chooseFolder(app);
		const { getFile } = FileSystemFileHandle.prototype;
		vi.spyOn(FileSystemFileHandle.prototype, 'getFile').mockImplementation(async function (
			this: FileSystemFileHandle
		) {
			const file = await getFile.call(this);
			return new File([file.slice(0, 30)], file.name);
		});
		at(NOW + DAY_MS);
		await answer('two');
		await dailyToFolder(app);
		expect((await chosenFolder(app))?.failed).toBe('what was read back is not what was written');
		expect(await kept()).toHaveLength(1);
	});

	it('is not kept when the learner closes the picker', async () => {
		vi.stubGlobal('showDirectoryPicker', () =>
			Promise.reject(new DOMException('closed', 'AbortError'))
		);
		expect(await chooseFolder(app)).toBeNull();
		expect(await readPlaces(name)).toEqual({});
	});
});

describe('the age of what is kept outside the browser', () => {
	it('counts from the last download or folder backup, and can be put off for a week', async () => {
		await answer('one');
		await noteDownload(app, 1);
		at(NOW + 8 * DAY_MS);
		expect(await outsideState(app)).toEqual({ days: 8, since: 0, isDue: false });
		await answer('two');
		expect(await outsideState(app)).toEqual({ days: 8, since: 1, isDue: true });
		await putReminderOff(app);
		expect((await outsideState(app)).isDue).toBe(false);
		at(NOW + 16 * DAY_MS);
		expect((await outsideState(app)).isDue).toBe(true);
		await chooseFolder(app);
		expect(await outsideState(app)).toEqual({ days: 0, since: 0, isDue: false });
	});
});

describe('a log found empty', () => {
	/** The browser deletes the database and the journal, and leaves the backups. */
	async function loseAll(): Promise<void> {
		app.store.connection.close();
		await deleteDB(name);
		const backups = await automaticFolder(name);
		const root = await navigator.storage.getDirectory();
		const own = await (await root.getDirectoryHandle('footnote')).getDirectoryHandle(name);
		const journal = await own.getDirectoryHandle('journal');
		// The file of the tab that is still open cannot be removed, only emptied of what it held.
		await app.store.copies?.exclusively(async () => {
			const held = await app.journal;
			await held?.turn();
			held?.close();
		});
		for await (const file of journal.keys()) await journal.removeEntry(file).catch(() => undefined);
		expect((await listBackups(backups)).length).toBeGreaterThan(0);
		app = await FootnoteApp.open(name);
	}

	it('is no new learner’s where a backup is there, which brings it back', async () => {
		expect(await lostLog(app)).toBeNull();
		await answer('one');
		await answer('two');
		await autoBackup(app.store, 'daily');
		expect(await lostLog(app)).toBeNull();
		await loseAll();
		expect(await app.store.allEvents()).toEqual([]);
		const lost = await lostLog(app);
		expect(lost?.backup).toMatchObject({ answers: 2, reason: 'daily', atMs: NOW });
		await bringBack(app, lost!.backup!.name);
		expect(await app.store.allEvents()).toHaveLength(2);
		expect(await lostLog(app)).toBeNull();
	});

	it('is asked about once', async () => {
		await answer('one');
		await autoBackup(app.store, 'daily');
		await loseAll();
		await beginAnew(app, (await lostLog(app))!);
		expect(await lostLog(app)).toBeNull();
	});
});
