import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe-finds';
import { expect, openToday, test } from './support/journey';
import { readStore } from './support/learner-database';
import { learntBackup } from './support/learnt-log';
import { chooseBackup, openSettings, restoring } from './support/settings-page';

const section = (page: Page) => page.getByRole('region', { name: 'Fitted to your memory' });

async function bringBack(page: Page, backup: string): Promise<void> {
	await openSettings(page);
	await chooseBackup(page, backup, 'learnt.json');
	await restoring(page).getByRole('button', { name: 'Restore', exact: true }).click();
	await expect(page.getByText(/^✓ Restored: /)).toBeVisible();
}

const dueDays = async (page: Page) =>
	(await readStore(page, 'cards')).map(({ card }) => [card.question, card.dueDay]);

/** What the table of due questions says in its column, from today to thirty days. */
const column = async (page: Page, at: number) =>
	Promise.all(
		['Today', 'In 7 days', 'In 30 days'].map(async (name) =>
			Number(await section(page).getByRole('row', { name }).getByRole('cell').nth(at).textContent())
		)
	);

test('Before there are enough reviews the settings say how many there are, and why it takes more', async ({
	page
}) => {
	await openSettings(page);
	await expect(section(page).getByText('0 of 400 reviews so far')).toBeVisible();
	await expect(section(page).getByText(/better, or luck/)).toBeVisible();
	await expect(section(page).getByRole('button')).toHaveCount(0);
	await bringBack(page, learntBackup(200));
	await expect(section(page).getByText(/^1\d\d of 400 reviews so far$/)).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
});

test('Weights fitted to a memory are tried, looked at, used, and taken back, and the due days with them', async ({
	page
}) => {
	await bringBack(page, learntBackup(900));
	const before = await dueDays(page);
	const fit = section(page).getByRole('button', { name: 'Fit to my memory' });
	await fit.click();
	const outcome = section(page).getByRole('group', {
		name: /^The fitted values predict your next reviews (slightly |clearly )?better$/
	});
	await expect(outcome).toBeFocused();
	await expect(outcome.getByText(/your newest \d+, which they had not seen/)).toBeVisible();
	const losses = outcome.getByRole('row', { name: 'Log loss' }).getByRole('cell');
	const [old, fitted] = await losses.allTextContents();
	expect(Number(fitted)).toBeLessThan(Number(old));
	await expect(outcome.getByText(/themselves made from/)).toBeHidden();
	await expect(
		outcome.getByText(/The values that you would use are made from all \d+ reviews/)
	).toBeVisible();
	const [now, then] = [await column(page, 0), await column(page, 1)];
	expect(now).not.toEqual(then);
	expect(await axeFinds(page)).toEqual([]);
	// Nothing has changed so far, nor does it when it is left.
	expect(await dueDays(page)).toEqual(before);
	await outcome.getByRole('button', { name: 'Leave it' }).click();
	await expect(outcome).toBeHidden();
	await expect(fit).toBeFocused();
	expect(await dueDays(page)).toEqual(before);

	await fit.click();
	await outcome.getByRole('button', { name: 'Use these' }).click();
	await expect(section(page).getByText(/^Since .* fitted to \d{3} reviews/)).toBeVisible();
	await expect(
		section(page).getByText(/The values in use are made from all \d+ reviews/)
	).toBeVisible();
	await expect(section(page).getByRole('button', { name: 'Fit again' })).toBeFocused();
	expect(await dueDays(page)).not.toEqual(before);
	// What it brought can still be looked at.
	await expect(losses).toHaveText([old!, fitted!]);
	await expect(outcome.getByRole('columnheader', { name: 'Before' })).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	// And while it is taken back, too: they are what it is to be decided by whether to have them after all.
	await section(page).getByRole('button', { name: 'Back to the usual ones' }).click();
	await expect(outcome.getByRole('columnheader', { name: 'Before' })).toBeHidden();
	await expect(losses).toHaveText([old!, fitted!]);
	expect(await dueDays(page)).toEqual(before);
	await section(page).getByRole('button', { name: 'Use the fitted ones after all' }).click();
	await expect(outcome.getByRole('columnheader', { name: 'Before' })).toBeVisible();
	await expect(losses).toHaveText([old!, fitted!]);
	await openToday(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${then[0]} due for review`);

	await openSettings(page);
	await section(page).getByRole('button', { name: 'Back to the usual ones' }).click();
	await expect(section(page).getByText('Saved: the usual values are in use again.')).toBeVisible();
	expect(await dueDays(page)).toEqual(before);
	await section(page).getByRole('button', { name: 'Use the fitted ones after all' }).click();
	await expect(section(page).getByText(/^Since .* fitted to \d{3} reviews/)).toBeVisible();
	expect(await dueDays(page)).not.toEqual(before);

	// Tried again, those in use have seen what they are tried on.
	await section(page).getByRole('button', { name: 'Fit again' }).click();
	const again = section(page).getByRole('group', { name: /predict your next reviews/ });
	await expect(again.getByText(/those in use now gave it/)).toBeVisible();
	await expect(again.getByText(/themselves made from \d+ of these/)).toBeVisible();
});

test('A fit tells how far it is, and is called off', async ({ page }) => {
	await bringBack(page, learntBackup(900));
	const fit = section(page).getByRole('button', { name: 'Fit to my memory' });
	await expect(fit).toBeVisible();
	// A worker whose script does not come is as slow as one with a very long log.
	let held = 0;
	await page.route(/fit-worker/, () => void held++);
	await fit.click();
	const bar = section(page).getByRole('progressbar', { name: 'Fitting to your memory' });
	await expect(bar).toBeVisible();
	expect(held).toBe(1);
	expect(await axeFinds(page)).toEqual([]);
	await section(page).getByRole('button', { name: 'Cancel' }).click();
	await expect(section(page).getByText('Called off. Nothing was changed.')).toBeVisible();
	await expect(bar).toBeHidden();
	await expect(fit).toBeFocused();
});

test('Weights that are not better are not offered', async ({ page }) => {
	await bringBack(page, learntBackup(900, 'b'));
	const before = (await readStore(page, 'events')).length;
	await section(page).getByRole('button', { name: 'Fit to my memory' }).click();
	const outcome = section(page).getByRole('group', { name: /do not predict/ });
	await expect(outcome).toBeFocused();
	await expect(outcome.getByText(/So nothing was changed/)).toBeVisible();
	await expect(outcome.getByRole('button')).toHaveCount(0);
	expect((await readStore(page, 'events')).length).toBe(before);
});

test('What a retention costs is tried with two sliders, drawn, and saved only when it is wanted', async ({
	page
}) => {
	await bringBack(page, learntBackup(600));
	const learning = page.getByRole('region', { name: 'Learning' });
	await learning.getByText('What it costs you').click();
	const sentence = learning.getByText(/^At 90\s% you would review about \d+ a day/);
	await expect(sentence).toBeVisible();
	await expect(sentence).toContainText('95 % would take');
	const retention = learning.getByRole('slider', { name: 'Retention to try' });
	const fresh = learning.getByRole('slider', { name: 'New questions a day to try' });
	const use = learning.getByRole('button', { name: 'Use these' });
	await expect(use).toHaveAccessibleDescription(/^These are in use now/);
	await retention.fill('95');
	await expect(use).toHaveAccessibleDescription(/would be 95\s% \(now 90\s%\)/);
	await expect(learning.getByText(/^At 95\s% you would review/)).toContainText('90 % would take');
	await fresh.fill('0');
	await expect(learning.getByText(/know about \d+ of 1\d\d questions in a year/)).toBeVisible();
	await expect(
		learning.getByRole('img', {
			name: /^At 80\s% you would review about \d+ a day, at 97\s% about \d+\.$/
		})
	).toBeVisible();
	await expect(
		learning.getByRole('img', {
			name: /^Of \d+ questions you would know about \d+ in a year at 80\s%, and \d+ at 97\s%\.$/
		})
	).toBeVisible();
	await learning.getByText('As a table').first().click();
	await expect(learning.getByRole('row', { name: /^97\s%/ })).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	const changes = async () =>
		(await readStore(page, 'events')).filter(({ type }) => type === 'settings-changed');
	expect(await changes()).toEqual([]);
	await learning.getByRole('button', { name: 'Use these' }).click();
	await expect(learning.getByText('Saved: 95 % wanted, 0 new a day.')).toBeVisible();
	expect((await changes()).map((event) => 'settings' in event && event.settings)).toEqual([
		{ desiredRetention: 0.95, newPerDay: 0 }
	]);
	await expect(learning.getByRole('slider', { name: 'Wanted retention' })).toHaveValue('95');
});
