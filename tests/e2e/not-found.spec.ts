import { expect, test } from './support/journey';
import { reading } from './support/shipped-banks';

test('A page that is not there says so and leads on', async ({ page }) => {
	const response = await page.goto('/no/such/page');
	expect(response!.status()).toBe(404);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
	await expect(page.getByText('/no/such/page')).toBeVisible();
	await expect(page).toHaveTitle('There is no such page · Footnote');
	await page.getByRole('main').getByRole('link', { name: 'Today' }).click();
	await expect(page.getByRole('button', { name: 'Take the quiz' })).toBeVisible();
});

test('A bank that is not there says so and names those that are', async ({ page }) => {
	await page.goto('/bank/no-such-bank/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such bank');
	await expect(page.getByText('“no-such-bank”')).toBeVisible();
	await page.getByRole('link', { name: reading.title }).click();
	await expect(page.getByRole('heading', { level: 1, name: reading.title })).toBeVisible();
});

test('A session of which nothing is known says so and leads home', async ({ page }) => {
	for (const address of ['/session/?id=nothing-of-that-name', '/session/']) {
		await page.goto(address);
		await expect(page.getByRole('heading', { name: 'There is no such session' })).toBeVisible();
		await expect(page).toHaveTitle('There is no such session · Footnote');
	}
	await page.getByRole('link', { name: 'To Today' }).click();
	await expect(page.getByRole('button', { name: 'Take the quiz' })).toBeVisible();
});
