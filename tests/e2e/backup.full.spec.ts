import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openSession, openToday, test } from './support/journey';
import { chooseBackup, keptIds, openSettings, restoring } from './support/settings-page';
import { article, reading, refsOfType } from './support/shipped-banks';

async function saveBackup(page: Page): Promise<Buffer> {
	await openSettings(page);
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a backup' }).click();
	return readFileSync(await (await downloading).path());
}

const replacing = (page: Page) => page.getByRole('dialog', { name: 'Replace what is here?' });

/** Two answers, saved; then three more. */
async function twoThenThree(
	page: Page,
	session: { answerAll: () => Promise<unknown> }
): Promise<Buffer> {
	await openSession(page, refsOfType(article, 'single', 2));
	await session.answerAll();
	const file = await saveBackup(page);
	await openSession(page, refsOfType(reading, 'true-false', 3));
	await session.answerAll();
	await openSettings(page);
	return file;
}

test('A backup takes the place of what is here, with numbers first and an undo at once', async ({
	page,
	session
}) => {
	const file = await twoThenThree(page, session);
	const before = await keptIds(page);
	await chooseBackup(page, file);
	await restoring(page).getByRole('button', { name: 'Replace what is here…' }).click();
	await expect(replacing(page)).toContainText(
		'What is here now goes: 5 answers and 2 sessions. 3 entries of this log are not in the backup.'
	);
	await expect(replacing(page)).toContainText('What comes: 2 answers and one session.');
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await replacing(page).getByRole('button', { name: 'Keep what is here' }).click();
	await expect(replacing(page)).toBeHidden();
	expect(await keptIds(page)).toEqual(before);

	await chooseBackup(page, file);
	await restoring(page).getByRole('button', { name: 'Replace what is here…' }).click();
	await replacing(page).getByRole('button', { name: 'Replace it' }).click();
	const notice = page.getByRole('group', { name: /^What was here has been replaced/ });
	await expect(notice).toBeFocused();
	await expect(notice).toContainText('2 answers and one session are here now');
	expect(await keptIds(page)).toHaveLength(2);

	// Nothing that was replaced comes back from the second copy.
	await openToday(page);
	await expect(page.getByText('brought back from the second copy')).toHaveCount(0);
	expect(await keptIds(page)).toHaveLength(2);

	await openSettings(page);
	await page.getByText('that Footnote made by itself').click();
	const kept = page.getByRole('listitem').filter({ hasText: 'before a restore' });
	await expect(kept).toContainText('5 answers');
	await kept.getByRole('button', { name: /^Restore the backup of / }).click();
	await restoring(page).getByRole('button', { name: 'Add to what is here' }).click();
	await expect(page.getByText('Restored: 3 entries added.')).toBeVisible();
	expect(await keptIds(page)).toEqual(before);
});

test('A replacement is undone at once, and another tab is told to load again', async ({
	page,
	session,
	context
}) => {
	const file = await twoThenThree(page, session);
	const before = await keptIds(page);
	const other = await context.newPage();
	await openToday(other);
	await chooseBackup(page, file);
	await restoring(page).getByRole('button', { name: 'Replace what is here…' }).click();
	await replacing(page).getByRole('button', { name: 'Replace it' }).click();
	await expect(other.getByRole('alert')).toContainText('Another tab has put a backup in the place');
	await page.getByRole('button', { name: 'Undo the replacement' }).click();
	await expect(page.getByText('What was here before is back.')).toBeVisible();
	expect(await keptIds(page)).toEqual(before);
	await other.getByRole('button', { name: 'Reload the page' }).click();
	await expect(other.getByRole('heading', { level: 2, name: 'Banks', exact: true })).toBeVisible();
	await expect(other.getByRole('alert')).toHaveCount(0);
});

test('A chosen folder gets the backup, and the settings say how old it is', async ({
	page,
	session
}) => {
	// A folder of the origin's own stands in for one of the computer's.
	await page.addInitScript(() => {
		Reflect.set(globalThis, 'showDirectoryPicker', async () =>
			(await navigator.storage.getDirectory()).getDirectoryHandle('A stick', { create: true })
		);
	});
	await openSession(page, refsOfType(article, 'single', 2));
	await session.answerAll();
	await openSettings(page);
	await expect(page.getByText('Never saved outside this browser, 2 answers so far.')).toBeVisible();
	await page.getByRole('button', { name: 'Choose a folder…' }).click();
	await expect(page.getByText('Written to the folder, with 2 answers.')).toBeVisible();
	await expect(page.getByText('goes to the folder “A stick”')).toBeVisible();
	await expect(
		page.getByText('Last saved outside this browser: today, nothing answered since.')
	).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	const names = await page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const found: string[] = [];
		for await (const name of (await root.getDirectoryHandle('A stick')).keys()) found.push(name);
		return found;
	});
	expect(names).toEqual([expect.stringMatching(/^footnote-.*-daily-2-[0-9a-f]{8}\.footnote$/)]);
	await page.getByRole('button', { name: 'Write there no more' }).click();
	await expect(page.getByRole('button', { name: 'Choose a folder…' })).toBeVisible();
});

test('Today reminds after a week, saves, and is put off', async ({ page, session }) => {
	await page.clock.install({ time: new Date('2026-03-02T12:00:00+01:00') });
	await openSession(page, refsOfType(article, 'single', 2));
	await session.answerAll();
	const reminder = page.getByRole('region', { name: 'A backup outside this browser' });
	await openToday(page);
	await expect(reminder).toHaveCount(0);

	await page.clock.setFixedTime(new Date('2026-03-11T12:00:00+01:00'));
	await openToday(page);
	await expect(reminder).toContainText('Never saved outside this browser, 2 answers so far.');
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await reminder.getByRole('button', { name: 'Not this week' }).click();
	await expect(reminder).toHaveCount(0);
	await openToday(page);
	await expect(page.getByRole('region', { name: 'The week' })).toBeVisible();
	await expect(reminder).toHaveCount(0);

	await page.clock.setFixedTime(new Date('2026-03-19T12:00:00+01:00'));
	await openToday(page);
	const downloading = page.waitForEvent('download');
	await reminder.getByRole('button', { name: 'Save a backup' }).click();
	expect(gunzipSync(readFileSync(await (await downloading).path())).length).toBeGreaterThan(0);
	await expect(reminder).toContainText('Saved as footnote-2026-03-19.footnote, with 2 answers.');
	await openToday(page);
	await expect(page.getByRole('region', { name: 'The week' })).toBeVisible();
	await expect(reminder).toHaveCount(0);
});

test('A backup that the computer’s file list opens Footnote with is shown', async ({
	page,
	session
}) => {
	const file = await twoThenThree(page, session);
	// What Chromium does for an installed app, which a test cannot install.
	await page.addInitScript(
		(bytes) => {
			const files = [
				{ getFile: async () => new File([new Uint8Array(bytes)], 'from-my-stick.footnote') }
			];
			const setConsumer = (take: (launch: { files: object[] }) => void) => take({ files });
			Object.defineProperty(globalThis, 'launchQueue', { value: { setConsumer } });
		},
		[...file]
	);
	await openSettings(page);
	await expect(restoring(page)).toContainText('from-my-stick.footnote holds 2 answers');
});

test('A log that was lost with its second copy is offered back by the backup’s name', async ({
	page,
	session
}) => {
	await openSession(page, refsOfType(article, 'single', 2));
	await session.answerAll();
	await openSettings(page);
	const list = page.getByText('that Footnote made by itself');
	// One is made for sure before a reset, which is taken back.
	await page.getByRole('button', { name: 'Reset my progress…' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Reset my progress' }).click();
	await expect(list).toBeVisible();

	// Away from the app: its pages hold the database and the journal.
	const lose = async () => {
		await page.goto('/manifest.webmanifest');
		await page.evaluate(async () => {
			await new Promise((resolve, reject) => {
				const deleting = indexedDB.deleteDatabase('footnote');
				deleting.onsuccess = resolve;
				deleting.onerror = () => reject(deleting.error);
			});
			const root = await navigator.storage.getDirectory();
			const own = await (await root.getDirectoryHandle('footnote')).getDirectoryHandle('footnote');
			await own.removeEntry('journal', { recursive: true });
		});
	};
	await lose();
	await page.goto('/');
	await expect(
		page.getByRole('heading', { level: 1, name: 'Your log is not where it was' })
	).toBeVisible();
	await expect(page.getByRole('alert')).toContainText(
		/of \d+ \w+ \d{4} at \d\d:\d\d, with 2 answers/
	);
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await page.getByRole('button', { name: 'Restore that backup' }).click();
	await expect(page.getByRole('region', { name: 'The week' })).toBeVisible();
	expect(await keptIds(page)).toHaveLength(2);

	await lose();
	await page.goto('/');
	await page.getByRole('button', { name: 'Begin anew' }).click();
	await expect(page.getByRole('heading', { level: 2, name: 'Banks', exact: true })).toBeVisible();
	await openToday(page);
	expect(await keptIds(page)).toEqual([]);
});
