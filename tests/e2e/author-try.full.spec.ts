import { EXAMPLE_BANK } from '../../src/lib/core/bank/example-bank';
import { axeFinds } from './support/axe-finds';
import { expect, test } from './support/journey';
import { readStore } from './support/learner-database';
import { fileOf, openInEditor, TITLE } from './support/own-banks';

test('Trying a bank says all through that nothing is kept, and leads back to the editor', async ({
	page,
	session
}) => {
	await openInEditor(page, fileOf('tides.yaml', EXAMPLE_BANK));
	await page.getByRole('link', { name: 'Try it' }).click();
	const band = page.getByRole('complementary', { name: 'Trying a bank' });
	await expect(band).toContainText('Only trying Nothing you answer is kept.');
	await expect(page).toHaveTitle(/^Question 1 of \d+ · Trying a bank · Footnote$/);
	expect(await axeFinds(page)).toEqual([]);

	await session.answer('right');
	await expect(band).toBeInViewport();
	// When it comes back is nothing to tell.
	await expect(page.getByRole('main')).not.toContainText(/comes back|due/i);
	expect(await axeFinds(page)).toEqual([]);
	const over = page.getByRole('heading', { level: 1, name: 'That was all of it' });
	await session.goOn.click();
	while (!(await over.isVisible())) {
		await session.answer('right');
		await session.goOn.click();
		await expect(session.check.or(over)).toBeVisible();
	}
	await expect(band).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	expect(await readStore(page, 'events')).toEqual([]);
	expect(await readStore(page, 'sessions')).toEqual([]);

	await band.getByRole('link', { name: 'Back to the editor' }).click();
	await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
});
