import { expect, openSession, openToday, test } from './support/journey';
import { pretendOlderKey, readStore } from './support/learner-database';
import { article, refsOfType } from './support/shipped-banks';

const items = refsOfType(article, 'single', 2);

test('A question whose right answer changed comes back the same day and says so, once', async ({
	page,
	session
}) => {
	await openSession(page, items);
	await session.answerAll();
	await pretendOlderKey(page);
	await openToday(page);
	const notice = page.getByRole('region', { name: 'The banks were updated' });
	await expect(notice).toContainText('2 with another right answer; they come back today.');
	expect((await readStore(page, 'events')).filter(({ type }) => type === 'revised')).toHaveLength(
		2
	);

	await page.getByRole('button', { name: 'Review 2 due' }).click();
	await expect(page.getByText('Its answer has changed since you last met it')).toBeVisible();
	await session.answer('right');
	await openToday(page);
	await expect(notice).toBeHidden();
});

test('A tab whose database is upgraded by another one says so and asks for a reload', async ({
	page,
	context
}) => {
	await openToday(page);
	const other = await context.newPage();
	await other.goto('/icon.svg');
	await other.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('footnote', 99);
				opening.onsuccess = () => (opening.result.close(), resolve());
				opening.onerror = () => reject(opening.error);
			})
	);
	await expect(page.getByRole('alert')).toContainText('Footnote was updated in another tab');
});
