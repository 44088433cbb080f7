import { deleteDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepBackup, rotateBackups } from '../store/backup/backup-folder';
import { automaticFolder, listBackups } from '../store/backup/backup-list';
import { readBackup } from '../store/backup/read-backup';
import { writeBackup } from '../store/backup/write-backup';
import { autoBackup } from './auto-backup';
import { automaticBackups, openAutomaticBackup } from './automatic-backups';
import { clock } from './clock';
import { FootnoteApp } from './footnote-app.svelte';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 25, 12);
const LABEL = { atMs: NOW, reason: 'daily', answers: 0 } as const;
let serial = 0;
const opened: { name: string; app: FootnoteApp }[] = [];

async function freshApp() {
	const name = `auto-backup-${Date.now()}-${serial++}`;
	const app = await FootnoteApp.open(name);
	const entry = { name, app };
	opened.push(entry);
	return entry;
}

afterEach(async () => {
	vi.restoreAllMocks();
	const root = await (
		await navigator.storage.getDirectory()
	).getDirectoryHandle('footnote', {
		create: true
	});
	for (const { name, app } of opened.splice(0)) {
		app.store.connection.close();
		await deleteDB(name);
		await root.removeEntry(name, { recursive: true }).catch(() => undefined);
	}
});

const flag = (app: FootnoteApp) =>
	app.append([{ ...app.stamp(), type: 'flagged', bank: 'b', question: 'q', on: true }]);

describe('automatic backups', () => {
	it('are made once a day, of all that is there, and only when there is something', async () => {
		const { app } = await freshApp();
		const now = vi.spyOn(clock, 'nowMs').mockReturnValue(NOW);
		expect(await autoBackup(app.store, 'daily')).toBeNull();
		await flag(app);
		const made = await autoBackup(app.store, 'daily');
		expect(made?.name).toBe('footnote-2026-11-25-120000000-daily-0.footnote');
		now.mockReturnValue(NOW + DAY_MS - 1);
		expect(await autoBackup(app.store, 'daily')).toBeNull();
		now.mockReturnValue(NOW + DAY_MS);
		await flag(app);
		await autoBackup(app.store, 'daily');
		const list = (await automaticBackups(app.store))!;
		expect(list.map(({ atMs, reason }) => [atMs, reason])).toEqual([
			[NOW + DAY_MS, 'daily'],
			[NOW, 'daily']
		]);
		const read = await readBackup(await openAutomaticBackup(app.store, list[0]!.name));
		const kept = await app.store.allEvents();
		expect(read.ok && read.backup.events).toEqual(JSON.parse(JSON.stringify(kept)));
	});

	it('are not made again while nothing was written', async () => {
		const { app } = await freshApp();
		const now = vi.spyOn(clock, 'nowMs').mockReturnValue(NOW);
		await flag(app);
		await autoBackup(app.store, 'daily');
		now.mockReturnValue(NOW + 3 * DAY_MS);
		expect(await autoBackup(app.store, 'daily')).toBeNull();
		await flag(app);
		expect(await autoBackup(app.store, 'daily')).not.toBeNull();
	});

	it('tell how many answers they hold by their names alone, those of before tell none', async () => {
		const { name } = await freshApp();
		const folder = await automaticFolder(name);
		const written = await writeBackup([], [], NOW);
		await keepBackup(folder, written, { ...LABEL, answers: 1234 });
		const old = 'footnote-2026-11-24-120000000-reset.footnote';
		const writable = await (await folder.getFileHandle(old, { create: true })).createWritable();
		await writable.write(written.file);
		await writable.close();
		expect((await listBackups(folder)).map(({ answers }) => answers)).toEqual([1234, null]);
	});

	it('of two devices in one folder are looked after apart', async () => {
		const { name } = await freshApp();
		const folder = await automaticFolder(name);
		const written = await writeBackup([], [], NOW);
		for (let days = 0; days < 14; days++)
			for (const owner of ['0000000a', '0000000b'])
				await keepBackup(folder, written, { ...LABEL, atMs: NOW - days * DAY_MS, owner });
		await rotateBackups(folder, NOW, 0, '0000000a');
		expect((await listBackups(folder, '0000000a')).length).toBe(3);
		expect((await listBackups(folder, '0000000b')).length).toBe(14);
		expect(await listBackups(folder)).toEqual([]);
	});

	it('are made before a restore, however lately there was another', async () => {
		const { app } = await freshApp();
		await flag(app);
		await autoBackup(app.store, 'daily');
		expect(await autoBackup(app.store, 'restore')).toMatchObject({ reason: 'restore' });
		expect((await automaticBackups(app.store))!.map(({ reason }) => reason).sort()).toEqual([
			'daily',
			'restore'
		]);
	});

	it('have no place where a page can write no files, as in Safari before 26; those from before are shown', async () => {
		const { app } = await freshApp();
		await flag(app);
		const { prototype } = FileSystemFileHandle;
		const real = Object.getOwnPropertyDescriptor(prototype, 'createWritable')!;
		const without = async () => {
			Reflect.deleteProperty(prototype, 'createWritable');
			try {
				return await automaticBackups(app.store);
			} finally {
				Object.defineProperty(prototype, 'createWritable', real);
			}
		};
		expect(await automaticBackups(app.store)).toEqual([]);
		expect(await without()).toBeNull();
		await autoBackup(app.store, 'daily');
		expect(await without()).toHaveLength(1);
	});

	it('that do not come back whole are told, and leave no file behind', async () => {
		const { app, name } = await freshApp();
		await flag(app);
		const folder = await automaticFolder(name);
		const { file } = await writeBackup(await app.store.allEvents(), [], NOW);
		await expect(keepBackup(folder, { file, sha256: '0' }, LABEL)).rejects.toThrow();
		await expect(
			keepBackup(folder, { file: file.slice(0, -9), sha256: '0' }, LABEL)
		).rejects.toThrow();
		expect(await listBackups(folder)).toEqual([]);
	});

	it('are rotated, and the oldest go first where room is short, but for three', async () => {
		const { name } = await freshApp();
		const folder = await automaticFolder(name);
		const written = await writeBackup([], [], NOW);
		for (let days = 0; days < 20; days++)
			await keepBackup(folder, written, { ...LABEL, atMs: NOW - days * DAY_MS });
		await folder.getFileHandle('a-file-of-someone-else', { create: true });
		const ages = async () =>
			(await listBackups(folder)).map(({ atMs }) => Math.round((NOW - atMs) / DAY_MS));
		await rotateBackups(folder, NOW, Infinity);
		expect(await ages()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 17]);
		await rotateBackups(folder, NOW, written.file.size * 5);
		expect(await ages()).toEqual([0, 1, 2, 3, 4]);
		await rotateBackups(folder, NOW, 0);
		expect(await ages()).toEqual([0, 1, 2]);
		await expect(folder.getFileHandle('a-file-of-someone-else')).resolves.toBeDefined();
	});
});
