import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe-finds';
import { expect, openSession, test } from './support/journey';
import { readStore } from './support/learner-database';
import type { SessionPage } from './support/session-page';
import { article, refsOfType } from './support/shipped-banks';

/** Three answers, and the settings open. */
async function learnAndOpenSettings(page: Page, session: SessionPage): Promise<void> {
	await openSession(page, refsOfType(article, 'single', 3));
	await session.answerAll();
	await page.goto('/settings/');
	await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
}

const section = (page: Page) => page.getByRole('region', { name: 'Are your data in order?' });
const check = (page: Page) => section(page).getByRole('button', { name: 'Check my data' });
const result = (page: Page) => section(page).getByRole('status').first();

type Fault = 'a day off' | 'a card off' | 'an answer gone' | 'an answer damaged';

/** Damages the database behind the app's back. */
async function damage(page: Page, faults: Fault[]): Promise<void> {
	await page.evaluate(
		(faults) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('footnote');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const tx = db.transaction(['events', 'cards', 'days'], 'readwrite');
					const firstOf = (store: string, change: (value: Record<string, unknown>) => void) => {
						const records = tx.objectStore(store);
						records.getAll().onsuccess = ({ target }) => {
							const [value] = (target as IDBRequest<Record<string, unknown>[]>).result;
							change(value!);
							records.put(value);
						};
					};
					if (faults.includes('a day off')) firstOf('days', (day) => (day.answered = 40));
					if (faults.includes('a card off'))
						firstOf('cards', (record) => ((record.card as { dueDay: number }).dueDay += 30));
					if (faults.includes('an answer damaged'))
						firstOf('events', (event) => delete event.session);
					if (faults.includes('an answer gone')) {
						const events = tx.objectStore('events');
						events.getAllKeys().onsuccess = ({ target }) =>
							events.delete((target as IDBRequest<IDBValidKey[]>).result.at(-1)!);
					}
					tx.oncomplete = () => (db.close(), resolve());
					tx.onabort = () => reject(tx.error);
				};
			}),
		faults
	);
}

/** Takes the second copy's lines away, as soon as the worker of the page that was left has let them go. */
async function emptyJournal(page: Page): Promise<void> {
	await expect(async () => {
		await page.evaluate(async () => {
			let folder = await navigator.storage.getDirectory();
			for (const name of ['footnote', 'footnote', 'journal'])
				folder = await folder.getDirectoryHandle(name);
			for await (const name of folder.keys()) await folder.removeEntry(name);
		});
	}).toPass();
}

test('A learner’s data are checked and found in order', async ({ page, session }) => {
	await learnAndOpenSettings(page, session);
	// Apart from the page, which would stand still for a long log.
	const working = page.waitForEvent('worker', (worker) => worker.url().includes('check-worker'));
	await check(page).focus();
	await page.keyboard.press('Enter');
	await working;
	await expect(result(page)).toHaveText(
		/All is in order: 3 answers in both copies, 3 cards match\.$/
	);
	await expect(check(page)).toBeFocused();
	await expect(section(page).getByRole('button', { name: 'Repair' })).toBeHidden();
	expect(await axeFinds(page)).toEqual([]);
});

test('Faults are told with what they mean, and a repair mends them after a backup', async ({
	page,
	session
}) => {
	await learnAndOpenSettings(page, session);
	const before = {
		events: await readStore(page, 'events'),
		cards: await readStore(page, 'cards'),
		days: await readStore(page, 'days')
	};
	await damage(page, ['a day off', 'a card off', 'an answer gone', 'an answer damaged']);
	await check(page).click();
	await expect(result(page)).toHaveText(
		/^Something is not as it should be: one answer looked at, \d+ faults found\.$/
	);
	for (const words of [
		'One entry in the database that cannot be read',
		'2 entries that only the second copy has',
		'One day with a wrong number of answers',
		'As long as one does, it can be brought back.',
		'It works all of it out anew from your answers.'
	])
		await expect(section(page).getByText(words)).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);

	await section(page).getByRole('button', { name: 'Repair' }).click();
	await expect(result(page)).toHaveText(
		/Repaired\. All is in order: 3 answers in both copies, 3 cards match\.$/
	);
	await expect(check(page)).toBeFocused();
	await expect(
		section(page).getByText('2 entries were brought back into the database from the second copy.')
	).toBeVisible();
	await expect(section(page).getByText('A backup was made first')).toBeVisible();
	expect(await readStore(page, 'events')).toEqual(before.events);
	expect(await readStore(page, 'cards')).toEqual(before.cards);
	expect(await readStore(page, 'days')).toEqual(before.days);
	expect(await axeFinds(page)).toEqual([]);
});

test('What neither copy has is told, and what is there can be saved', async ({ page, session }) => {
	await openSession(page, refsOfType(article, 'single', 3));
	await session.answerAll();
	// No tab of the app, which would hold its file of the journal.
	await page.goto('/icon.svg');
	await emptyJournal(page);
	await damage(page, ['an answer damaged']);
	await page.goto('/settings/');
	await check(page).click();
	await section(page).getByRole('button', { name: 'Repair' }).click();
	await expect(result(page)).toHaveText('Repaired, but for one fault that is still there.');
	await expect(section(page).getByText('If you have a backup from before')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);

	const downloading = page.waitForEvent('download');
	await section(page).getByRole('button', { name: 'Save what is here' }).click();
	expect((await downloading).suggestedFilename()).toMatch(/^footnote-.*\.footnote$/);
	await expect(section(page).getByText(/^✓ Saved as footnote-/)).toBeVisible();
});

test('Where the database cannot be read the check says so, and the second copy can be saved', async ({
	page,
	session
}) => {
	await learnAndOpenSettings(page, session);
	// As a browser does with a record that it cannot decode.
	await page.evaluate(() => {
		IDBObjectStore.prototype.get = IDBObjectStore.prototype.getAll = () => {
			throw new DOMException('Failed to read a value.', 'DataError');
		};
	});
	await check(page).click();
	await expect(section(page).getByRole('alert')).toContainText('Nothing was changed.');
	await expect(section(page).getByRole('button', { name: 'Repair' })).toBeHidden();
	expect(await axeFinds(page)).toEqual([]);
	const downloading = page.waitForEvent('download');
	await section(page).getByRole('button', { name: 'Save what is here' }).click();
	const lines = gunzipSync(readFileSync(await (await downloading).path())).toString();
	expect(lines.match(/"type":"answered"/g)).toHaveLength(3);
});

test('What a wrong clock has left is told as worth knowing, and as no fault', async ({
	page,
	session
}) => {
	await page.clock.install({ time: new Date('2026-03-09T10:00:00+01:00') });
	await learnAndOpenSettings(page, session);
	await page.clock.setSystemTime(new Date('2026-03-05T10:00:00+01:00'));
	await page.goto('/settings/');
	await check(page).click();
	await expect(result(page)).toHaveText(/All is in order: 3 answers in both copies/);
	await section(page).getByText('Worth knowing').click();
	await expect(
		section(page).getByText('3 questions were last answered on a day that has not come yet')
	).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
});
