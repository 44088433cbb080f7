import { expect } from './support/journey';
import { standingAnswers } from './support/learner-database';
import { SessionPage } from './support/session-page';
import { article, reading } from './support/shipped-banks';
import { cutOff, test, visit } from './support/switched-host';

test.use({ serviceWorkers: 'allow' });

for (const folder of ['/', '/school/notes/']) {
	test.describe(`At ${folder}`, folder === '/' ? {} : { tag: '@full' }, () => {
		test.use({ folder });

		test('After the first visit every screen and both banks work without a network', async ({
			page,
			host
		}) => {
			await visit(page);
			await cutOff(page, host);
			await expect(page.getByText('You are offline.')).toBeVisible();
			const banks = [article, reading].map(({ id, title }) => [`bank/${id}/`, title] as const);
			for (const [path, heading] of [
				['', /\S/],
				['review/', /\S/],
				['missed/', /\S/],
				['progress/', 'Progress'],
				['questions/', 'All questions'],
				['settings/', /\S/],
				['open/', /\S/],
				['import/', 'Bring in questions'],
				['author/', 'Your banks'],
				...banks
			] as const) {
				await page.goto(`./${path}`);
				await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
				await expect(page.getByRole('heading', { name: 'There is no such' })).toBeHidden();
				await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
			}
			// Without its slash as well, as people type it.
			await page.goto('./settings');
			await expect(page).toHaveURL(/\/settings\/$/);
		});

		test('An address that is no page says so without a network', async ({ page, host }) => {
			await visit(page);
			await cutOff(page, host);
			for (const path of ['nowhere', 'no/such/', 'bank/no-such-bank/']) {
				await page.goto(`./${path}`);
				await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^There is no such/);
			}
		});
	});
}

test('A session taken without a network keeps its answers, in the tab of the first visit too', async ({
	page,
	host
}) => {
	await visit(page);
	await cutOff(page, host);
	await page.getByRole('button', { name: 'Take the quiz' }).click();
	const session = new SessionPage(page);
	await session.answer('right');
	await session.next();
	await session.answer('wrong');
	await page.reload();
	await expect(session.verdict).toHaveText(/Not right/);
	expect(await standingAnswers(page)).toHaveLength(2);
});
