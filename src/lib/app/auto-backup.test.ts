import { deleteDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
	automaticFolder,
	keepBackup,
	listBackups,
	rotateBackups
} from '../store/backup/backup-folder';
import { readBackup } from '../store/backup/read-backup';
import { writeBackup } from '../store/backup/write-backup';
import { autoBackup, automaticBackups, openAutomaticBackup } from './auto-backup';
import { clock } from './clock';
import { FootnoteApp } from './footnote-app.svelte';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 25, 12);
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
		expect(made?.name).toBe('footnote-2026-11-25-120000000-daily.footnote');
		now.mockReturnValue(NOW + DAY_MS - 1);
		expect(await autoBackup(app.store, 'daily')).toBeNull();
		now.mockReturnValue(NOW + DAY_MS);
		await flag(app);
		await autoBackup(app.store, 'daily');
		const list = await automaticBackups(app.store);
		expect(list.map(({ atMs, reason }) => [atMs, reason])).toEqual([
			[NOW + DAY_MS, 'daily'],
			[NOW, 'daily']
		]);
		const read = await readBackup(await openAutomaticBackup(app.store, list[0]!.name));
		const kept = await app.store.allEvents();
		expect(read.ok && read.backup.events).toEqual(JSON.parse(JSON.stringify(kept)));
	});

	it('are made before a restore, however lately there was another', async () => {
		const { app } = await freshApp();
		await flag(app);
		await autoBackup(app.store, 'daily');
		expect(await autoBackup(app.store, 'restore')).toMatchObject({ reason: 'restore' });
		expect((await automaticBackups(app.store)).map(({ reason }) => reason).sort()).toEqual([
			'daily',
			'restore'
		]);
	});

	it('that do not come back whole are told, and leave no file behind', async () => {
		const { app, name } = await freshApp();
		await flag(app);
		const folder = await automaticFolder(name);
		const { file } = await writeBackup(await app.store.allEvents(), [], NOW);
		await expect(keepBackup(folder, { file, sha256: '0' }, NOW, 'daily')).rejects.toThrow();
		await expect(
			keepBackup(folder, { file: file.slice(0, -9), sha256: '0' }, NOW, 'daily')
		).rejects.toThrow();
		expect(await listBackups(folder)).toEqual([]);
	});

	it('are rotated, and the oldest go first where room is short, but for three', async () => {
		const { name } = await freshApp();
		const folder = await automaticFolder(name);
		const written = await writeBackup([], [], NOW);
		for (let days = 0; days < 20; days++)
			await keepBackup(folder, written, NOW - days * DAY_MS, 'daily');
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
