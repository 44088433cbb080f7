import { deleteDB } from 'idb';
import { cdp } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { givenUp } from '../core/memory/testing/given-up';
import { Journal } from '../store/journal/journal';
import { LearnerStore } from '../store/learner-store';
import { writeBackup } from '../store/backup/write-backup';
import { beginAnew, bringBackFile } from './bring-back';
import { FootnoteApp } from './footnote-app.svelte';
import { lostLog } from './lost-log';
import { replaceByBackup } from './restore-backup';
import { resetProgress } from './settings-data';

let app: FootnoteApp;
let name: string;
let serial = 0;

async function answer(...questions: string[]): Promise<string[]> {
	const ids: string[] = [];
	for (const question of questions) {
		const stamp = app.stamp();
		ids.push(stamp.id);
		await app.append([givenUp(stamp, question)]);
	}
	return ids;
}

const mark = () => JSON.parse(localStorage.getItem(`footnote-kept:${name}`) ?? 'null');
const untilMarked = (answers: number) =>
	expect.poll(() => mark()?.answers, { timeout: 5000 }).toBe(answers);

async function shut(): Promise<void> {
	app.store.connection.close();
	(await app.journal)?.close();
}

/** The browser clears database and files, and starts again. */
async function loseAll(): Promise<void> {
	await shut();
	await deleteDB(name);
	await clearFiles();
	app = await FootnoteApp.open(name);
}

const clearFiles = () =>
	cdp().send('Storage.clearDataForOrigin', {
		origin: location.origin,
		storageTypes: 'file_systems'
	});

beforeEach(async () => {
	name = `mark-${Date.now()}-${serial++}`;
	app = await FootnoteApp.open(name);
});

afterEach(async () => {
	vi.restoreAllMocks();
	await shut();
	await deleteDB(name);
	localStorage.clear();
});

describe('the mark of how much was kept', () => {
	it('tells a learner who lost everything from a new one, until they begin anew', async () => {
		expect(await lostLog(app)).toBeNull();
		await answer('one', 'two');
		await untilMarked(2);
		await loseAll();
		const lost = await lostLog(app);
		expect(lost).toMatchObject({ backup: null, unread: false, answers: 2, day: mark().day });
		await beginAnew(app, lost!);
		expect(await lostLog(app)).toBeNull();
		await loseAll();
		expect(await lostLog(app)).toBeNull();
	});

	it('does not say that all is gone where the journal could not be read, which is asked twice', async () => {
		await answer('one', 'two');
		await untilMarked(2);
		await shut();
		await deleteDB(name);
		const tooSlow = vi.spyOn(Journal, 'open').mockResolvedValue(null);
		app = await FootnoteApp.open(name);
		expect(await lostLog(app)).toMatchObject({ backup: null, unread: true, answers: 2 });
		await shut();
		await deleteDB(name);
		tooSlow.mockRestore();
		vi.spyOn(Journal, 'open').mockResolvedValueOnce(null);
		app = await FootnoteApp.open(name);
		expect(await lostLog(app)).toBeNull();
		expect(await app.store.allEvents()).toHaveLength(2);
	});

	it('is settled by a file that brings all back, and keeps what a smaller one leaves missing', async () => {
		await answer('one', 'two', 'three');
		await untilMarked(3);
		const events = await app.store.allEvents();
		await loseAll();
		const { file: some } = await writeBackup(events.slice(0, 2), [], 1);
		expect(await bringBackFile(app, some)).toBeNull();
		expect(app.missing).toMatchObject({ before: { answers: 3 }, here: { answers: 2 } });
		expect(mark().answers).toBe(3);
		const { file: all } = await writeBackup(events, [], 1);
		expect(await bringBackFile(app, all)).toBeNull();
		expect(app.missing).toBeNull();
		expect(await lostLog(app)).toBeNull();
		expect(await bringBackFile(app, new Blob(['nothing']))).toMatchObject({ code: 'not-json' });
	});

	it('tells once of fewer answers than there were', async () => {
		const [first] = await answer('one', 'two', 'three');
		await untilMarked(3);
		await shut();
		await clearFiles();
		app = await FootnoteApp.open(name);
		await app.store.connection.current.delete('events', first!);
		await app.store.rebuild();
		await shut();
		await clearFiles();
		app = await FootnoteApp.open(name);
		expect(app.missing).toMatchObject({ before: { answers: 3 }, here: { answers: 2 } });
		expect(await lostLog(app)).toBeNull();
		// What is kept now hides nothing of it.
		await answer('four');
		await app.renewed();
		expect(app.missing).toBeNull();
		await shut();
		app = await FootnoteApp.open(name);
		expect(app.missing).toBeNull();
	});

	it('is not moved by what the learner does: an answer taken back, a reset, a smaller log', async () => {
		const [first] = await answer('one', 'two');
		await untilMarked(2);
		const undo = { type: 'undone', bank: 'b', question: 'one', session: 's', target: first! };
		await app.append([{ ...app.stamp(), ...undo } as never]);
		expect(mark().answers).toBe(1);
		await resetProgress(app);
		await shut();
		app = await FootnoteApp.open(name);
		expect(app.missing).toBeNull();

		await answer('three', 'four');
		await untilMarked(3);
		const old = localStorage.getItem(`footnote-kept:${name}`)!;
		const [event] = await app.store.allEvents();
		await replaceByBackup(app, { events: [event!], sessions: [], exportedMs: 1 });
		expect(mark().answers).toBe(1);
		// As where the tab ended before the mark was written.
		localStorage.setItem(`footnote-kept:${name}`, old);
		await shut();
		app = await FootnoteApp.open(name);
		expect(app.missing).toBeNull();
	});

	it('is not needed: where localStorage is refused all works without', async () => {
		await shut();
		vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
			throw new DOMException('refused', 'SecurityError');
		});
		vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
			throw new DOMException('refused', 'SecurityError');
		});
		app = await FootnoteApp.open(name);
		await answer('one');
		await loseAll();
		expect(app.missing).toBeNull();
		expect(await lostLog(app)).toBeNull();
		await answer('two');
	});
});

describe('a database that is emptied under the open app', () => {
	it('is healed, and the learner is told how many answers came back', async () => {
		await answer('one', 'two');
		await untilMarked(2);
		app.store.connection.current.close();
		await deleteDB(name);
		await answer('three');
		expect(app.emptied).toEqual({ brought: 2, gone: 0, waiting: true });
		await untilMarked(3);
		expect(app.missing).toBeNull();
	});

	it('without what its journal held leaves a notice, and the mark until it was read', async () => {
		await answer('one', 'two');
		await untilMarked(2);
		(await app.journal)!.readOwn = async () => ({ entries: [], length: 0, damaged: 0 });
		app.store.connection.current.close();
		await deleteDB(name);
		expect(await app.store.allCards()).toEqual([]);
		expect(app.emptied).toEqual({ brought: 0, gone: 2, waiting: true });
		await app.renewed();
		expect(mark().answers).toBe(2);
		app.closeNotices();
		expect(app.emptied).toBeNull();
		expect(mark().answers).toBe(0);
	});

	/** Empties it while the app opens, once, when the journal is first asked for that. */
	function emptyAtStart(asked: 'read') {
		const requests: IDBOpenDBRequest[] = [];
		const open = IDBFactory.prototype.open;
		vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...ask) {
			const request = open.apply(this, ask);
			if (ask[0] === name) requests.push(request);
			return request;
		});
		const real = Journal.prototype[asked] as (...ask: unknown[]) => Promise<unknown>;
		let isDone = false;
		vi.spyOn(Journal.prototype, asked).mockImplementation(async function (
			this: Journal,
			...ask: unknown[]
		) {
			const answer = await real.apply(this, ask);
			if (!isDone) {
				isDone = true;
				requests.at(-1)!.result.close();
				await deleteDB(name);
			}
			return answer as never;
		});
		return () => isDone;
	}

	it('while it is opened gets all back at once, from the files of all tabs', async () => {
		await answer('one', 'two');
		await untilMarked(2);
		await shut();
		app = await FootnoteApp.open(name);
		// So that this answer goes to a file of its own.
		await (await app.journal)!.turn();
		await answer('three');
		await untilMarked(3);
		await shut();
		// It has looked at both files.
		app = await FootnoteApp.open(name);
		await shut();
		const isDone = emptyAtStart('read');
		app = await FootnoteApp.open(name);
		expect(isDone()).toBe(true);
		expect((await app.store.allCards()).map(({ question }) => question).sort()).toEqual([
			'one',
			'three',
			'two'
		]);
		expect(app.healed.database).toBe(3);
		expect([app.emptied, app.missing]).toEqual([null, null]);
		expect(mark().answers).toBe(3);
	});

	it('after it was compared, and before the first screen, as well', async () => {
		await answer('one', 'two');
		await untilMarked(2);
		await (await app.journal)!.turn();
		await answer('three');
		await untilMarked(3);
		await shut();
		const answersKept = LearnerStore.prototype.answersKept;
		let isDone = false;
		vi.spyOn(LearnerStore.prototype, 'answersKept').mockImplementation(async function (
			this: LearnerStore
		) {
			if (!isDone) {
				isDone = true;
				this.connection.current.close();
				await deleteDB(name);
			}
			return answersKept.apply(this);
		});
		app = await FootnoteApp.open(name);
		expect(isDone).toBe(true);
		expect(await app.store.allCards()).toHaveLength(3);
		expect(app.healed.database).toBe(3);
		expect([app.emptied, app.missing]).toEqual([null, null]);
		expect(mark().answers).toBe(3);
	});
});
