import type { BrowserContext, Page } from '@playwright/test';
import { axeFinds } from './support/axe-finds';
import { expect, openSession, openToday, test } from './support/journey';
import { standingAnswers } from './support/learner-database';
import { article, refsOfType } from './support/shipped-banks';

/** What is opened from now on has a newer version of the database, as after an update. */
async function update(context: BrowserContext): Promise<void> {
	await context.addInitScript(() => {
		const open = IDBFactory.prototype.open;
		IDBFactory.prototype.open = function (name, version) {
			const isLog = name === 'footnote' && version !== undefined;
			return open.call(this, name, isLog ? version + 1 : version);
		};
	});
}

/** Holds the database open in a page that does not know of newer versions, and does not let go by itself. */
async function holdDatabase(page: Page): Promise<void> {
	await page.goto('/icon.svg');
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('footnote');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					// So that it is not collected, and closed with that.
					Object.assign(globalThis, { held: opening.result });
					resolve();
				};
			})
	);
}

const blocked = (page: Page) =>
	page.getByRole('alert').filter({ hasText: 'Another tab holds your notes' });
const superseded = (page: Page) =>
	page.getByRole('alert').filter({ hasText: 'Footnote was updated in another tab.' });

test('A tab of an older version that holds the database is named, and waited for', async ({
	page,
	context,
	session
}) => {
	await openSession(page, refsOfType(article, 'single', 2));
	await session.answerAll();
	await holdDatabase(page);
	await update(context);
	const newer = await context.newPage();
	await newer.goto('/');
	await expect(blocked(newer)).toContainText(
		'Close it or reload it, and this one goes on by itself'
	);
	expect(await axeFinds(newer)).toEqual([]);

	await page.close();
	await expect(newer.getByText('2 of 212 met')).toBeVisible();
	await expect(blocked(newer)).toBeHidden();
	expect(await standingAnswers(newer)).toHaveLength(2);
});

test('A tab that another one has left behind says so, keeps what is answered in it, and goes on after a reload', async ({
	page,
	context,
	session
}) => {
	await openSession(page, refsOfType(article, 'single', 3));
	await session.answer('right');
	await session.next();
	await update(context);
	const newer = await context.newPage();
	await openToday(newer);

	await expect(superseded(page)).toContainText('Reload this one to go on; your answers are kept.');
	expect(await axeFinds(page)).toEqual([]);
	// Who has not seen it, and answers: the database is closed to this tab, the second copy is not.
	const question = await session.question();
	await page.getByRole('radio').first().check();
	await session.submit('mouse');
	await expect(page.getByRole('alert').filter({ hasText: 'The second copy has it' })).toBeVisible();
	expect(await standingAnswers(page)).toHaveLength(1);
	expect(await axeFinds(page)).toEqual([]);

	await superseded(page).getByRole('button', { name: 'Reload' }).click();
	await expect(page.getByText('brought back from the second copy')).toBeVisible();
	await expect(superseded(page)).toBeHidden();
	const kept = await standingAnswers(page);
	expect(kept).toHaveLength(2);
	expect(kept.map((event) => event.type === 'answered' && event.question)).toContain(question.id);
	await expect(session.progress).toBeVisible();
});
