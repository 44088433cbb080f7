import { deleteDB } from 'idb';
import { afterEach, expect, it } from 'vitest';
import { givenUp } from '../core/memory/testing/given-up';
import type { LearnerEvent } from '../core/memory/event';
import { isFault, type Finding, type FindingCode } from '../core/memory/finding';
import type { Head } from '../store/database-schema';
import { automaticBackups } from './automatic-backups';
import { checkData, repairData } from './data-check';
import { FootnoteApp } from './footnote-app.svelte';

const opened: { name: string; app: FootnoteApp }[] = [];

/** Four answers to three questions, in both copies. */
async function someoneWhoLearns(): Promise<FootnoteApp> {
	const name = `check-data-${crypto.randomUUID()}`;
	const app = await FootnoteApp.open(name);
	opened.push({ name, app });
	await app.changeSettings({ newPerDay: 7 });
	for (const question of ['one', 'two', 'three', 'one'])
		await app.append([givenUp(app.stamp(), question)]);
	return app;
}

afterEach(async () => {
	for (const { name, app } of opened.splice(0)) {
		app.store.connection.close();
		(await app.journal)?.close();
		await deleteDB(name);
	}
});

const faults = (findings: Finding[]) => findings.filter(isFault);
const all = async ({ store }: FootnoteApp) => ({
	events: await store.allEvents(),
	cards: await store.allCards(),
	days: await store.days(0)
});

it('finds a log in order that was written as the app writes, and counts it', async () => {
	const app = await someoneWhoLearns();
	const check = await checkData(app);
	expect(faults(check.findings)).toEqual([]);
	expect(check).toMatchObject({ answers: 4, cards: 3, fromTheFuture: 0, twoCopies: true });
});

type Damage = [
	name: string,
	code: FindingCode,
	damage: (app: FootnoteApp) => Promise<unknown>,
	broughtBack?: { database?: number; journal?: number }
];

const use = (app: FootnoteApp, work: Parameters<typeof app.store.connection.use>[0]) =>
	app.store.connection.use(work);

const damages: Damage[] = [
	[
		'a card that was changed',
		'card-differs',
		(app) =>
			use(app, async (db) => {
				const [record] = await db.getAll('cards');
				await db.put('cards', { ...record!, card: { ...record!.card, dueDay: 99_999 } });
			})
	],
	[
		'a card that its index does not find',
		'card-misplaced',
		(app) =>
			use(app, async (db) => {
				const { due: _due, ...record } = (await db.getAll('cards'))[0]!;
				await db.put('cards', record);
			})
	],
	['cards that are gone', 'card-missing', (app) => use(app, (db) => db.clear('cards'))],
	[
		'a day that counts an answer too many',
		'day-differs',
		(app) =>
			use(app, async (db) => {
				const [day] = await db.getAll('days');
				await db.put('days', { ...day!, answered: day!.answered + 1 });
			})
	],
	[
		'settings that are not those of the log',
		'settings-differ',
		async ({ store }) => {
			const head: Head = await store.head();
			await store.setMeta('head', { ...head, settings: { ...head.settings, newPerDay: 99 } });
		}
	],
	[
		'an answer that the database has lost',
		'only-in-journal',
		(app) => use(app, async (db) => db.delete('events', (await db.getAllKeys('events'))[2]!)),
		{ database: 1 }
	],
	[
		'an answer without its day',
		'event-malformed',
		(app) =>
			use(app, async (db) => {
				const event = (await db.getAll('events'))[2];
				await db.put('events', { ...event, day: undefined } as unknown as LearnerEvent);
			}),
		{ database: 1 }
	],
	[
		'a journal that is gone',
		'only-in-database',
		async ({ journal }) => {
			const held = await journal;
			const { own } = await held!.list();
			await held!.turn();
			await held!.remove([own]);
		},
		{ journal: 5 }
	]
];

it.each(damages)('finds and mends %s', async (_name, code, damage, broughtBack) => {
	const app = await someoneWhoLearns();
	const before = await all(app);
	await damage(app);
	const found = await checkData(app);
	expect(faults(found.findings).map((finding) => finding.code)).toContain(code);

	const repair = await repairData(app, found.findings);
	expect(repair).toMatchObject({ backup: 'made', database: 0, journal: 0, ...broughtBack });
	expect(repair.before).toEqual(found.findings);
	expect(faults(repair.after.findings)).toEqual([]);
	expect(await all(app)).toEqual(before);
	expect(app.settings.newPerDay).toBe(7);
	expect((await automaticBackups(app.store))!.map(({ reason }) => reason)).toEqual(['repair']);
});

it('tells what it could not mend: an answer that is damaged in one copy and gone from the other', async () => {
	const app = await someoneWhoLearns();
	for (const [, code, damage] of damages)
		if (code === 'event-malformed' || code === 'only-in-database' || code === 'card-missing')
			await damage(app);
	const { findings } = await checkData(app);
	const { after } = await repairData(app, findings);
	expect(faults(after.findings).map(({ code }) => code)).toEqual(['event-malformed']);
	expect(after).toMatchObject({ answers: 3, cards: 2 });
});

it('repairs what is derived where no backup can be kept', async () => {
	const app = await someoneWhoLearns();
	const before = await all(app);
	await use(app, (db) => db.clear('cards'));
	const getDirectory = navigator.storage.getDirectory;
	navigator.storage.getDirectory = () => Promise.reject(new DOMException('No.', 'SecurityError'));
	try {
		const repair = await repairData(app, (await checkData(app)).findings);
		expect(repair.backup).toBe('failed');
		expect(faults(repair.after.findings)).toEqual([]);
	} finally {
		navigator.storage.getDirectory = getDirectory;
	}
	expect(await all(app)).toEqual(before);
});

it('tells other tabs, which then look again', async () => {
	const app = await someoneWhoLearns();
	const second = await FootnoteApp.open(opened[0]!.name);
	opened.unshift({ name: opened[0]!.name, app: second });
	await use(app, (db) => db.clear('days'));
	const { version } = second;
	await repairData(app, (await checkData(app)).findings);
	await expect.poll(() => second.version).toBeGreaterThan(version);
});
