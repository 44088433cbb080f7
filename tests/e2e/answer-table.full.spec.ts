import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openSession, test } from './support/journey';
import { openSettings } from './support/settings-page';
import { article, refsOfType } from './support/shipped-banks';

async function saved(page: Page, label: string): Promise<{ name: string; text: string }> {
	const downloading = page.waitForEvent('download');
	await page
		.getByRole('group', { name: 'Your answers as a table' })
		.getByRole('button', { name: label })
		.click();
	const download = await downloading;
	const name = download.suggestedFilename();
	await expect(page.getByText(`Saved as ${name}, with 3 rows.`)).toBeVisible();
	return { name, text: readFileSync(await download.path(), 'utf8') };
}

test('All that was answered is saved as a table, for a spreadsheet and for a program', async ({
	page,
	session
}) => {
	await openSession(page, refsOfType(article, 'single', 2));
	await session.answerAll((_question, turn) => (turn === 1 ? 'wrong' : 'right'));
	await openSettings(page);
	const csv = await saved(page, 'Save as CSV');
	expect(csv.name).toMatch(/^footnote-\d{4}-\d{2}-\d{2}\.csv$/);
	const [names, ...rows] = csv.text.trimEnd().split('\r\n');
	expect(names).toMatch(/^id,type,taken_back,at,/);
	expect(rows).toHaveLength(3);

	const lines = await saved(page, 'Save as JSON Lines');
	expect(lines.name).toMatch(/\.jsonl$/);
	const events = lines.text
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line) as Record<string, unknown>);
	expect(events.map(({ outcome, attempt }) => [outcome, attempt])).toEqual([
		['right', 1],
		['wrong', 1],
		['right', 2]
	]);
	const schema = (await (await page.request.get('schema/events-1.json')).json()) as {
		required: string[];
	};
	expect(Object.keys(events[0]!)).toEqual(schema.required);
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('The table is saved on a small screen, by keyboard', async ({ page, session }) => {
	await openSession(page, refsOfType(article, 'single', 3));
	await session.answerAll();
	await page.setViewportSize({ width: 320, height: 640 });
	await openSettings(page);
	const button = page.getByRole('button', { name: 'Save as CSV' });
	await button.focus();
	const downloading = page.waitForEvent('download');
	await page.keyboard.press('Enter');
	expect((await downloading).suggestedFilename()).toMatch(/\.csv$/);
	await expect(button).toBeFocused();
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(width).toBeLessThanOrEqual(320);
});
