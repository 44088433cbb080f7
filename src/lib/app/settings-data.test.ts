import { deleteDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { FootnoteApp } from './footnote-app.svelte';
import { backupFile, previewBackup, progress, resetProgress, undoReset } from './settings-data';

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

async function answer(app: FootnoteApp, question: string): Promise<void> {
	await app.append([
		{
			...app.stamp(),
			type: 'answered',
			bank: 'b',
			question,
			questionType: 'single',
			wording: 'w',
			key: 'k',
			response: { type: 'dont-know' },
			score: 0,
			outcome: 'wrong',
			durationMs: 10,
			hint: 'none',
			mode: 'study',
			session: 's',
			attempt: 1
		}
	]);
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
		await there.restore(read.preview.backup.events, read.preview.backup.sessions);
		expect(await previewBackup(there, file)).toMatchObject({ preview: { fresh: 0 } });
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
