import type { Page } from '@playwright/test';
import { fillIn } from './support/answer-question';
import { axeFinds } from './support/axe-finds';
import { expect, openToday, resumeSession, test } from './support/journey';
import { putSession } from './support/learner-database';
import { MARKED, markedQuestion } from './support/marked-bank';
import { chooseFiles, fileOf, openList } from './support/own-banks';
import { keptOffline, ReleaseServer } from './support/release-server';
import { responseFor } from './support/responses';

/** The scripts that hold KaTeX, as they were asked for. */
function formulaScripts(page: Page): string[] {
	const asked: string[] = [];
	page.on('response', async (response) => {
		if (!response.url().endsWith('.js')) return;
		const text = await response.text().catch(() => '');
		if (text.includes('KaTeX parse error')) asked.push(response.url());
	});
	return asked;
}

/** What the browser itself calls the question, for a screen reader that is led there. */
async function headingName(page: Page): Promise<string> {
	const browser = await page.context().newCDPSession(page);
	const { nodes } = await browser.send('Accessibility.getFullAXTree');
	return String(nodes.find(({ role }) => role?.value === 'heading')?.name?.value);
}

async function take(page: Page): Promise<void> {
	await openToday(page);
	await page.getByRole('link', { name: 'Open a bank that someone gave you' }).click();
	await page.getByLabel('Choose a file…').setInputFiles([fileOf('falling.yaml', MARKED)]);
	await page.getByRole('button', { name: 'Add to my shelf' }).click();
	await expect(page.getByRole('heading', { level: 2, name: /is on your shelf/ })).toBeFocused();
}

/** Begins a session over these questions of it. */
async function ask(page: Page, ...questions: string[]): Promise<string> {
	const items = questions.map((question) => ({ bank: 'falling', question }));
	const id = await putSession(page, { mode: 'study', bank: 'falling', items });
	await resumeSession(page, id);
	return id;
}

test('A bank with marks is opened and answered, and KaTeX is loaded for its first formula', async ({
	page,
	session
}) => {
	const asked = formulaScripts(page);
	await take(page);
	await ask(page, 'plain', 'way');
	await expect(session.stem).toHaveText('The program is called fall.py, and it costs $5.');
	await expect(session.stem.getByText('fall.py')).toHaveJSProperty('tagName', 'CODE');
	await page.waitForLoadState('networkidle');
	expect(asked, 'KaTeX, where there is no formula').toEqual([]);
	const plain = markedQuestion('plain');
	await fillIn(page, plain, responseFor(plain, 'right'), 'keyboard');
	await session.submit();
	await session.next();

	await expect(session.stem.getByRole('math', { name: 't', exact: true })).toBeVisible();
	expect(await headingName(page)).toContain('after t seconds');
	await expect(page.getByRole('radiogroup').getByRole('math')).toHaveCount(3);
	await page.getByRole('button', { name: 'Hint' }).click();
	const hint = page.getByRole('complementary', { name: 'Hint' });
	await expect(hint.getByRole('listitem')).toHaveCount(2);
	expect(await axeFinds(page)).toEqual([]);
	expect(asked, 'KaTeX, once').toHaveLength(1);
});

for (const [name, formulas] of Object.entries({ gap: 1, pairs: 2, order: 3, 'claim:way': 2 }))
	test(`What has marks can be answered by keyboard: ${name}`, async ({ page, session }) => {
		await take(page);
		await ask(page, name);
		const question = markedQuestion(name);
		await expect(page.getByRole('main').getByRole('math')).toHaveCount(formulas);
		expect(await axeFinds(page)).toEqual([]);
		await fillIn(page, question, responseFor(question, 'wrong'), 'keyboard');
		await session.submit();
		await expect(session.footnote.getByRole('math')).toHaveCount(2);
		expect(await axeFinds(page)).toEqual([]);
	});

test('What was missed, the end of a session and the ledger of the bank show marks and formulas', async ({
	page,
	session
}) => {
	await take(page);
	const id = await ask(page, 'way');
	const question = markedQuestion('way');
	await fillIn(page, question, responseFor(question, 'wrong'), 'keyboard');
	await session.submit();
	await expect(session.feedback.locator('math[display=block]')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await session.next();
	await page.goto('/missed/');
	await expect(page.getByRole('main').getByRole('math')).toHaveCount(1);

	await resumeSession(page, id);
	await fillIn(page, question, responseFor(question, 'right'), 'keyboard');
	await session.submit();
	await session.next();
	await expect(session.end).toBeVisible();
	await expect(page.getByRole('article').getByRole('math').first()).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);

	await page.goto('/bank/?id=falling');
	const ledger = page.getByRole('region', { name: /ledger/i });
	await expect(ledger.getByText('whatever')).toHaveJSProperty('tagName', 'EM');
	await expect(ledger.getByRole('math')).toHaveCount(2);
	expect(await axeFinds(page)).toEqual([]);
});

test('Without KaTeX a formula is its TeX, and the question can be answered', async ({
	page,
	session
}) => {
	await take(page);
	const items = [{ bank: 'falling', question: 'way' }];
	const id = await putSession(page, { mode: 'study', bank: 'falling', items });
	const scripts = new Set<string>();
	await page.route('**/*.js', async (route) => {
		const response = await route.fetch();
		const text = await response.text();
		if (!text.includes('KaTeX parse error')) return route.fulfill({ response, body: text });
		scripts.add(route.request().url());
		return route.abort();
	});
	await resumeSession(page, id);
	await expect.poll(() => scripts.size).toBe(1);
	const right = page.getByRole('radio', { name: 's = \\frac{1}{2} g t^2' });
	await expect(page.getByRole('radiogroup').locator('code').first()).toBeVisible();
	await right.check();
	await session.submit();
	await expect(session.verdict).toContainText('Right');
	// Scripts that the page loads when it is idle may still be on their way.
	await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('An author switches marks on, is told of a formula that is none, and sees the question as a learner does', async ({
	page
}) => {
	const view = (name: string) =>
		page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();
	const text = MARKED.replace('markup: markdown\n', '').replace('$s = g t$', '$s = \\frac{g$');
	await openList(page);
	await chooseFiles(page, fileOf('falling.yaml', text));
	await page.getByRole('link', { name: 'How things fall', exact: true }).click();
	await view('Write');
	await page.getByRole('button', { name: 'About the bank' }).click();
	const marks = page.getByRole('checkbox', { name: 'Emphasis, lists and formulas' });
	await expect(marks).not.toBeChecked();
	expect(await axeFinds(page)).toEqual([]);
	await marks.check();
	await expect(marks).toBeChecked();
	await view('Check');
	await expect(page.getByText(/The formula is not TeX as KaTeX reads it/)).toBeVisible();
	await view('Write');
	await page
		.getByRole('button', { name: /A thing falls from rest/ })
		.first()
		.click();
	const preview = page.getByRole('region', { name: 'As a learner sees it' });
	await expect(preview.getByRole('radiogroup').getByRole('math')).toHaveCount(2);
	await expect(preview.getByRole('radiogroup').locator('code')).toHaveText('s = \\frac{g');
	expect(await axeFinds(page)).toEqual([]);
});

const offline = test.extend<{ host: ReleaseServer }>({
	host: async ({}, use) => {
		const host = await ReleaseServer.start();
		await use(host);
		await host.close();
	},
	baseURL: async ({ host }, use) => use(host.url)
});

offline.describe('Without a network', () => {
	offline.use({ serviceWorkers: 'allow' });

	offline(
		'formulas are drawn that no page has shown before, and checked',
		async ({ page, host }) => {
			await take(page);
			await keptOffline(page);
			const items = [{ bank: 'falling', question: 'way' }];
			const id = await putSession(page, { mode: 'study', bank: 'falling', items });
			host.down = true;
			await page.context().setOffline(true);
			await resumeSession(page, id);
			await expect(page.getByRole('radiogroup').getByRole('math')).toHaveCount(3);

			await openList(page);
			await chooseFiles(
				page,
				fileOf('falling.yaml', MARKED.replace('$s = g t$', '$s = \\frac{g$'))
			);
			await page.getByRole('link', { name: 'How things fall', exact: true }).click();
			await page
				.getByRole('navigation', { name: 'Views' })
				.getByRole('button', { name: 'Check' })
				.click();
			await expect(page.getByText(/The formula is not TeX as KaTeX reads it/)).toBeVisible();
		}
	);
});
