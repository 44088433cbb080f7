import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { ankiPackage, type AnkiFixture } from '../../src/lib/exchange/testing/anki-fixture';
import { axeFinds } from './support/axe-finds';
import { expect, openToday, test } from './support/journey';

const DAY_MS = 86_400_000;

/** Thirty cards, each answered four times up to a month ago; one was suspended, one flagged, and one put back to new. */
async function years(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
	const sides = Array.from({ length: 30 }, (_, at) => [`Capital ${at + 1}?`, `City ${at + 1}`]);
	const nowMs = Date.now();
	const fixture: AnkiFixture = {
		noteTypes: [
			{
				id: 1,
				name: 'Basic',
				fields: ['Front', 'Back'],
				templates: [
					{ name: 'Card 1', front: '{{Front}}', back: '{{FrontSide}}<hr id=answer>{{Back}}' }
				]
			}
		],
		decks: [{ id: 1, name: 'Capitals' }],
		notes: sides.map((fields, at) => ({ id: at + 1, guid: `note-${at}`, type: 1, fields })),
		cards: sides.map((_, at) => ({
			id: nowMs - 900 * DAY_MS + at,
			note: at + 1,
			deck: 1,
			queue: at === 0 ? -1 : 2,
			flags: at === 1 ? 3 : 0
		})),
		reviews: sides.flatMap((_, at) =>
			[800, 799, 400, 31].map((ago, nth) => {
				const isReset = at === 2 && nth === 3;
				return {
					at: nowMs - ago * DAY_MS + at * 1000,
					card: nowMs - 900 * DAY_MS + at,
					// Forgotten a month ago by ten of them.
					ease: isReset ? 0 : nth === 3 && at % 3 === 1 ? 1 : 3,
					took: 4000,
					type: isReset ? 4 : nth === 0 ? 0 : 1,
					factor: isReset ? 0 : 2500
				};
			})
		)
	};
	return {
		name: 'capitals.apkg',
		mimeType: 'application/octet-stream',
		buffer: Buffer.from(await ankiPackage(fixture, 3))
	};
}

const offer = (page: Page) => page.getByRole('article');
const along = (page: Page) =>
	offer(page).getByRole('checkbox', { name: /Bring my review history along/ });
const heading = (page: Page, name: string | RegExp) =>
	page.getByRole('heading', { level: 2, name });

async function choose(page: Page, file: Awaited<ReturnType<typeof years>>): Promise<void> {
	await page.goto('/import/');
	await page.getByLabel('Choose a file…').setInputFiles([file]);
	await expect(heading(page, 'Capitals')).toBeFocused();
}

test('Years of learning in Anki come along, are due at once, and go again as a whole', async ({
	page
}) => {
	test.slow();
	const file = await years();
	await choose(page, file);
	await expect(along(page)).toBeChecked();
	const [from, to] = [800, 31].map((ago) => new Date(Date.now() - ago * DAY_MS).getFullYear());
	await expect(offer(page)).toContainText(`119 reviews of 30 cards, from ${from} to ${to}`);
	await expect(offer(page)).toContainText('1 card that you suspended stays suspended.');
	await expect(offer(page)).toContainText('Cards that were set back to new begin anew there: 1.');
	expect(await axeFinds(page)).toEqual([]);

	await page.getByRole('button', { name: 'Add to my shelf' }).click();
	await expect(heading(page, '“Capitals” is on your shelf')).toBeFocused();
	const told = page.getByRole('region', { name: '“Capitals” is on your shelf' });
	await expect(told).toContainText('119 reviews came along.');
	await expect(told).toContainText('10 questions are due today.');
	await page.getByText('What became of the file').click();
	await expect(told).toContainText('Cards that were set back to new begin anew there: 1.');
	expect(await axeFinds(page)).toEqual([]);

	await choose(page, file);
	await expect(offer(page)).toContainText('nothing in it would change');
	await page.getByRole('button', { name: 'Add my review history' }).click();
	await expect(heading(page, 'Your history of “Capitals” is here')).toBeFocused();
	await expect(page.getByText('0 reviews came along.')).toBeVisible();
	await expect(page.getByText('119 were here already.')).toBeVisible();
});

test('Taken back, the log is what it was; without the history all cards are new', async ({
	page
}) => {
	test.slow();
	const file = await years();
	await choose(page, file);
	await page.getByRole('button', { name: 'Add to my shelf' }).click();
	await expect(page.getByText('119 reviews came along.')).toBeVisible();
	await page.getByRole('button', { name: 'Take it all back' }).click();
	await expect(heading(page, 'Taken back')).toBeFocused();
	await expect(page.getByText('is out of your log again')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await page.reload();
	await openToday(page);
	await expect(page.getByRole('link', { name: 'Capitals' })).toHaveCount(0);

	await choose(page, file);
	await along(page).uncheck();
	await page.getByRole('button', { name: 'Add to my shelf' }).click();
	await expect(heading(page, '“Capitals” is on your shelf')).toBeFocused();
	await expect(page.getByText('came along')).toHaveCount(0);
	await expect(page.getByRole('button', { name: /Take the first quiz/ })).toBeVisible();

	// On second thoughts.
	await choose(page, file);
	await page.getByRole('button', { name: 'Add my review history' }).click();
	await expect(page.getByText('119 reviews came along.')).toBeVisible();
	await page.getByRole('link', { name: 'To what is due' }).click();
	await expect(page.getByRole('main')).toContainText('10');
});

test('A bank goes out to Anki with its learner’s progress, and comes back with it', async ({
	page
}) => {
	test.slow();
	await choose(page, await years());
	await page.getByRole('button', { name: 'Add to my shelf' }).click();
	await page.getByRole('link', { name: 'To the bank’s page' }).click();
	await page.getByText('Save for another program…').click();
	const format = page.getByRole('combobox', { name: 'Format' });
	const progress = page.getByRole('checkbox', { name: 'With my progress' });
	await format.selectOption({ label: 'Aiken' });
	await expect(progress).toHaveCount(0);
	await format.selectOption('anki');
	const save = async () => {
		const [deck] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: /^Save for (?!another)/ }).click()
		]);
		return { ...(await years()), buffer: readFileSync(await deck.path()) };
	};
	await expect(progress).not.toBeChecked();
	const without = await save();
	await progress.check();
	expect(await axeFinds(page)).toEqual([]);
	const whole = await save();

	await choose(page, without);
	await expect(along(page)).toHaveCount(0);
	await choose(page, whole);
	await expect(offer(page)).toContainText('119 reviews of 30 cards');
	await expect(offer(page)).toContainText('1 card that you suspended stays suspended.');
	await expect(offer(page)).toContainText('1 card that you flagged stays flagged.');
	await expect(offer(page)).toContainText('Cards that were set back to new begin anew there: 1.');
});
