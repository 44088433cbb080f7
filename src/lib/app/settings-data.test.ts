import { deleteDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { givenUp } from '../core/memory/testing/given-up';
import { FootnoteApp } from './footnote-app.svelte';
import { automaticBackups } from './automatic-backups';
import {
	addBackup,
	NotKept,
	previewBackup,
	replaceByBackup,
	takeReplacementBack
} from './restore-backup';
import { backupFile, progress, resetProgress, undoReset } from './settings-data';

let serial = 0;
const opened: { name: string; app: FootnoteApp }[] = [];

async function freshApp(): Promise<FootnoteApp> {
	const name = `settings-${Date.now()}-${serial++}`;
	const app = await FootnoteApp.open(name);
	opened.push({ name, app });
	return app;
}

afterEach(async () => {
	for (const { name, app } of opened.splice(0)) {
		app.store.connection.close();
		await deleteDB(name);
	}
});

/** As a file keeps it, which knows no minus zero. */
const asKept = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

async function answer(app: FootnoteApp, question: string): Promise<void> {
	await app.append([givenUp(app.stamp(), question)]);
}

describe('resetting progress', () => {
	it('forgets every question, and brings all of it back when undone', async () => {
		const app = await freshApp();
		await answer(app, 'one');
		await answer(app, 'two');
		const before = await app.store.allCards();
		const reset = await resetProgress(app);
		expect(await progress(app)).toEqual({ questions: 0, answers: 0 });
		await undoReset(app, reset);
		expect(await progress(app)).toEqual({ questions: 2, answers: 2 });
		expect(await app.store.allCards()).toEqual(before);
	});
});

describe('a backup', () => {
	it('tells what it holds and how much of it is new to another browser', async () => {
		const [here, there] = [await freshApp(), await freshApp()];
		await answer(here, 'one');
		await answer(here, 'two');
		const { name, file, answers } = await backupFile(here);
		expect(name).toMatch(/^footnote-\d{4}-\d{2}-\d{2}\.footnote$/);
		expect(answers).toBe(2);
		const read = await previewBackup(there, file);
		if (!read.ok) throw new Error(read.problem.code);
		const date = name.slice('footnote-'.length, -'.footnote'.length);
		expect(read.preview).toMatchObject({ answers: 2, fresh: 2, saved: date });
		expect(read.preview.span).toEqual({ from: date, to: date });
		await addBackup(there, read.preview.backup);
		expect(await previewBackup(there, file)).toMatchObject({ preview: { fresh: 0 } });
	});

	it('takes the place of what is here, which is kept before and comes back when that is undone', async () => {
		const [here, there] = [await freshApp(), await freshApp()];
		for (const question of ['one', 'two', 'three']) await answer(here, question);
		await answer(there, 'four');
		const before = await here.store.allEvents();
		const read = await previewBackup(here, (await backupFile(there)).file);
		if (!read.ok) throw new Error(read.problem.code);
		expect(read.preview.here).toMatchObject({ answers: 3, only: 3 });
		const kept = await replaceByBackup(here, read.preview.backup);
		expect(await progress(here)).toEqual({ questions: 1, answers: 1 });
		expect(await automaticBackups(here.store)).toMatchObject([{ answers: 3, reason: 'restore' }]);
		await takeReplacementBack(here, kept!.name);
		expect(asKept(await here.store.allEvents())).toEqual(asKept(before));
		expect(await progress(here)).toEqual({ questions: 3, answers: 3 });
		// That, too, was kept before.
		expect(await automaticBackups(here.store)).toHaveLength(2);
	});

	it('does not take the place of what cannot be kept', async () => {
		const [here, there] = [await freshApp(), await freshApp()];
		await answer(here, 'one');
		await answer(there, 'two');
		const read = await previewBackup(here, (await backupFile(there)).file);
		if (!read.ok) throw new Error(read.problem.code);
		const refused = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable');
		refused.mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
		await expect(replaceByBackup(here, read.preview.backup)).rejects.toThrow(NotKept);
		refused.mockRestore();
		expect(await here.store.allCards()).toMatchObject([{ question: 'one' }]);
	});

	it('is heard of by another tab, which is told to load again', async () => {
		const here = await freshApp();
		await answer(here, 'one');
		const { name } = opened.at(-1)!;
		const other = await FootnoteApp.open(name);
		const { file } = await backupFile(here);
		await answer(here, 'two');
		const read = await previewBackup(here, file);
		if (!read.ok) throw new Error(read.problem.code);
		await replaceByBackup(here, read.preview.backup);
		await expect.poll(() => other.replaced).toBe(true);
		await expect(answer(other, 'three')).rejects.toMatchObject({ kind: 'replaced' });
		expect(here.replaced).toBe(false);
		other.store.connection.close();
	});

	it('does not count answers that were taken back', async () => {
		const app = await freshApp();
		await answer(app, 'one');
		const [event] = await app.store.allEvents();
		await app.append([
			{ ...app.stamp(), type: 'undone', bank: 'b', question: 'one', target: event?.id ?? '' }
		]);
		expect((await backupFile(app)).answers).toBe(0);
	});

	it('tells no dates when the times in the file are none', async () => {
		const app = await freshApp();
		await answer(app, 'one');
		const events = (await app.store.allEvents()).map((event) => ({ ...event, atMs: 9e15 }));
		const backup = { format: 'footnote-backup', version: 1, exportedMs: 'yesterday', events };
		const text = JSON.stringify({ ...backup, sessions: [] });
		const read = await previewBackup(app, new Blob([text]));
		expect(read).toMatchObject({ ok: true, preview: { span: null, saved: null, answers: 1 } });
	});
});
