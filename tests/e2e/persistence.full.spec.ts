import type { BrowserContext, Page } from '@playwright/test';
import { axeFinds } from './support/axe-finds';
import { expect, openSession, test } from './support/journey';
import { article, refsOfType } from './support/shipped-banks';

/** Has the browser say yes or no, and be of another make; `asked` counts how often it was asked. */
async function pretend(
	context: BrowserContext,
	{ agrees, vendor }: { agrees: boolean; vendor?: string }
): Promise<void> {
	await context.addInitScript(
		({ agrees, vendor }) => {
			const given = () => localStorage.getItem('given') === 'yes';
			navigator.storage.persisted = () => Promise.resolve(given());
			navigator.storage.persist = () => {
				localStorage.setItem('asked', `${Number(localStorage.getItem('asked')) + 1}`);
				if (agrees) localStorage.setItem('given', 'yes');
				return Promise.resolve(agrees);
			};
			if (vendor !== undefined)
				Object.defineProperty(Navigator.prototype, 'vendor', { get: () => vendor });
		},
		{ agrees, vendor }
	);
}

const asked = (page: Page) => page.evaluate(() => Number(localStorage.getItem('asked')));
const offer = (page: Page) => page.getByRole('complementary', { name: 'Keeping your answers' });
const storage = (page: Page) => page.getByRole('region', { name: 'Storage', exact: true });

test('A browser that asks nobody is asked once, at the end of the first session', async ({
	page,
	context,
	session
}) => {
	await pretend(context, { agrees: false });
	await openSession(page, refsOfType(article, 'single', 2));
	await session.answer('right');
	expect(await asked(page)).toBe(0);
	await session.next();
	await session.answer('right');
	await session.next();
	await expect(session.end).toBeVisible();
	await expect.poll(() => asked(page)).toBe(1);
	await expect(offer(page)).toBeHidden();

	await openSession(page, refsOfType(article, 'true-false', 1));
	await session.answerAll();
	await page.goto('/settings/');
	await expect(storage(page).getByText('Not protected')).toBeVisible();
	expect(await asked(page)).toBe(1);
	await storage(page).getByRole('button', { name: 'Ask the browser to protect it' }).click();
	await expect(storage(page).getByRole('alert')).toContainText('The browser did not agree.');
	expect(await asked(page)).toBe(2);
});

test('From the settings the browser can be asked at any time', async ({ page, context }) => {
	await pretend(context, { agrees: true });
	await page.goto('/settings/');
	await storage(page).getByRole('button', { name: 'Ask the browser to protect it' }).click();
	const told = storage(page).getByText('Protected: the browser will not clear it by itself.');
	await expect(told).toBeFocused();
	await expect(storage(page).getByRole('button', { name: /^Ask/ })).toBeHidden();
	expect(await axeFinds(page)).toEqual([]);
});

test('Where the browser would ask the learner, an offer in plain words comes before it', async ({
	page,
	context,
	session
}) => {
	await pretend(context, { agrees: true, vendor: '' });
	await openSession(page, refsOfType(article, 'single', 1));
	await session.answerAll();
	await expect(offer(page)).toContainText('it may clear them when the disk runs full');
	expect(await axeFinds(page)).toEqual([]);
	expect(await asked(page)).toBe(0);
	await offer(page)
		.getByRole('button', { name: /^Keep my answers safe/ })
		.click();
	const told = offer(page).getByText('The browser will not clear your answers by itself.');
	await expect(told).toBeFocused();
	expect(await asked(page)).toBe(1);
	expect(await axeFinds(page)).toEqual([]);

	await page.reload();
	await expect(session.end).toBeVisible();
	await expect(offer(page)).toBeHidden();
	await page.goto('/settings/');
	await expect(
		storage(page).getByText('Protected: the browser will not clear it by itself.')
	).toBeVisible();
});

test('A “no, thanks” is for good', async ({ page, context, session }) => {
	await pretend(context, { agrees: true, vendor: '' });
	await openSession(page, refsOfType(article, 'single', 1));
	await session.answerAll();
	await offer(page).getByRole('button', { name: 'No, thanks' }).click();
	await expect(offer(page)).toBeHidden();
	await openSession(page, refsOfType(article, 'true-false', 1));
	await session.answerAll();
	await expect(page.getByRole('link', { name: 'To Today' })).toBeVisible();
	await expect(offer(page)).toBeHidden();
	expect(await asked(page)).toBe(0);
});

test('Settings say what this browser may delete, and when', async ({ page, context }) => {
	await page.goto('/settings/');
	await expect(storage(page).getByText('What helps')).toBeVisible();
	await expect(storage(page).getByText('Not protected')).toBeVisible();
	await expect(storage(page).getByText('Seven days')).toBeHidden();
	await expect(storage(page).getByText('Private window')).toBeHidden();

	await pretend(context, { agrees: false, vendor: 'Apple Computer, Inc.' });
	await context.addInitScript(() => {
		navigator.storage.getDirectory = () => Promise.reject(new DOMException('No.', 'SecurityError'));
	});
	await page.reload();
	await expect(storage(page).getByText('After seven days of use without a visit')).toBeVisible();
	await expect(storage(page).getByText('This may be a private window')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
});
