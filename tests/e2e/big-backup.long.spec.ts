import { writeBackup } from '../../src/lib/store/backup/write-backup';
import { sampleLog } from '../bench/sample-log';
import { expect, openSession, test } from './support/journey';
import { chooseBackup, keptIds, openSettings, restoring } from './support/settings-page';
import { article, refsOfType } from './support/shipped-banks';

/** A backup of that many events in as many cards as a tenth of them. */
async function bigBackup(events: number): Promise<Buffer> {
	const log = sampleLog({ cards: events / 10, events, banks: 2, due: 10, today: 20_780 });
	const { file } = await writeBackup(log, [], Date.UTC(2026, 10, 1));
	return Buffer.from(await file.arrayBuffer());
}

test('Fifty thousand entries are read, added and saved while the page answers, and each is called off', async ({
	page,
	session
}) => {
	test.slow();
	await openSession(page, refsOfType(article, 'single', 1));
	await session.answerAll();
	await openSettings(page);
	const before = await keptIds(page);
	const file = await bigBackup(50_000);
	/** The longest that the page could not take a press, in ms. */
	const longestWait = () =>
		page.evaluate(() => {
			const waits = globalThis as { longest?: number };
			const told = waits.longest ?? 0;
			waits.longest = 0;
			return told;
		});
	await page.evaluate(() => {
		const waits = globalThis as { longest?: number };
		let last = performance.now();
		setInterval(() => {
			const now = performance.now();
			waits.longest = Math.max(waits.longest ?? 0, now - last);
			last = now;
		}, 10);
	});
	const bar = (name: string) => page.getByRole('progressbar', { name });
	const cancel = page.getByRole('button', { name: 'Cancel', exact: true });
	const off = page.getByText('Called off. Nothing was changed.');
	const waits: Record<string, number> = {};

	// So many more that the reading is not over before Cancel can be pressed.
	await chooseBackup(page, await bigBackup(200_000));
	await expect(bar('Reading the backup')).toBeVisible();
	await cancel.click();
	await expect(off).toBeVisible();
	waits.reading = await longestWait();

	await chooseBackup(page, file);
	await restoring(page).getByRole('button', { name: 'Add to what is here' }).click();
	await expect(bar('Adding the backup')).toBeVisible();
	await cancel.click();
	await expect(off).toBeVisible();
	expect(await keptIds(page)).toEqual(before);

	await chooseBackup(page, file);
	await longestWait();
	await restoring(page).getByRole('button', { name: 'Add to what is here' }).click();
	await expect(page.getByText('Restored: 50,000 entries added.')).toBeVisible({ timeout: 60_000 });
	waits.adding = await longestWait();

	await page.getByRole('button', { name: 'Save a backup' }).click();
	await expect(bar('Making the backup')).toBeVisible();
	await cancel.click();
	await expect(off).toBeVisible();
	waits.saving = await longestWait();
	test.info().annotations.push({ type: 'longest waits, ms', description: JSON.stringify(waits) });
});
