import type { Page } from '@playwright/test';
import { expect, resumeSession } from './support/journey';
import { putSession, standingAnswers } from './support/learner-database';
import { SessionPage } from './support/session-page';
import { article, refsOfType } from './support/shipped-banks';
import { cutOff, test, visit } from './support/switched-host';

test.use({ serviceWorkers: 'allow' });
const items = refsOfType(article, 'single', 3);

/** As a start or the passing of an hour does: the browser asks the host for a newer worker. */
async function lookForUpdate(page: Page): Promise<void> {
	await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
}

function runningBuild(page: Page): Promise<string> {
	return page.evaluate(() => {
		const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')];
		return links[0]!.href.replace(/.*-(\w+)\.js$/, '$1');
	});
}

const notice = (page: Page) => page.getByRole('button', { name: 'Take it now' });

test('A new version is announced, but not in a session, and is taken on a click', async ({
	page,
	host
}) => {
	await visit(page);
	const id = await putSession(page, { mode: 'study', bank: article.id, items });
	await resumeSession(page, id);
	host.publish('second');
	await lookForUpdate(page);
	await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		while (!registration.waiting) await new Promise(requestAnimationFrame);
	});
	const session = new SessionPage(page);
	await session.answer('right');
	await expect(notice(page)).toBeHidden();

	await page.goto('./');
	await expect(notice(page)).toBeVisible();
	expect(await runningBuild(page)).toBe('first');
	await page.getByRole('button', { name: 'Later' }).click();
	await expect(notice(page)).toBeHidden();
	await page.reload();
	expect(await runningBuild(page)).toBe('first');
	await notice(page).click();
	await expect.poll(() => runningBuild(page).catch(() => '')).toBe('second');
	await expect(page.getByRole('heading', { level: 2, name: 'Banks', exact: true })).toBeVisible();
	await expect(notice(page)).toBeHidden();
	// With no tab left that runs it, the old build goes.
	await expect
		.poll(() => page.evaluate(() => caches.keys().then((names) => names.map((n) => n.slice(-6)))))
		.toEqual(['second']);
	expect(await standingAnswers(page)).toHaveLength(1);
	expect(host.missing).toEqual([]);
});

test('A page that finds a newer worker at its start comes into its version, and only once', async ({
	page
}) => {
	await visit(page);
	// As when the new worker came into force between the page's first byte and its first line of script.
	await page.addInitScript(() => {
		const newer = {
			postMessage: (_: unknown, ports?: MessagePort[]) => ports?.[0]?.postMessage('newer')
		};
		Object.defineProperty(navigator.serviceWorker, 'controller', { get: () => newer });
	});
	// Not asked of the page: what Playwright evaluates counts as a deed of the learner, whom nothing is to interrupt.
	let loads = 0;
	page.on('request', (request) => {
		if (request.isNavigationRequest()) loads++;
	});
	await page.reload({ waitUntil: 'commit' });
	await expect.poll(() => loads).toBe(2);
	await expect(page.getByRole('heading', { level: 2, name: 'Banks', exact: true })).toBeVisible();
	await page.goto('./settings/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
	await page.getByRole('link', { name: 'Today' }).first().click();
	await expect(page.getByRole('heading', { level: 2, name: 'Banks', exact: true })).toBeVisible();
	expect(loads).toBe(3);
});

test('A tab in a session keeps its own chunks when another takes a new version, and comes into it at the end', async ({
	page,
	context,
	host
}) => {
	await visit(page);
	const id = await putSession(page, { mode: 'study', bank: article.id, items });
	await resumeSession(page, id);
	const session = new SessionPage(page);
	await session.answer('right');

	host.publish('second');
	const other = await context.newPage();
	await other.goto('./');
	await notice(other).click();
	await expect.poll(() => runningBuild(other).catch(() => '')).toBe('second');
	await other.evaluate(async () =>
		(await navigator.serviceWorker.ready).active!.postMessage('tidy')
	);

	expect(await runningBuild(page)).toBe('first');
	// Chunks that this tab has not asked for yet.
	const old = await page.evaluate(async () => {
		const [own] = (await caches.keys()).filter((name) => name.endsWith('first'));
		const paths = (await (await caches.open(own!)).keys()).map((request) => request.url);
		const chunks = paths.filter((path) => path.endsWith('-first.js'));
		const answers = await Promise.all(chunks.map((path) => fetch(path).then(({ ok }) => ok)));
		return { chunks: chunks.length, ok: answers.filter(Boolean).length };
	});
	expect(old.chunks).toBeGreaterThan(20);
	expect(old.ok).toBe(old.chunks);
	await session.next();
	await session.answerAll();
	expect(await runningBuild(page)).toBe('first');
	await page.getByRole('link', { name: /Today/ }).first().click();
	await expect.poll(() => runningBuild(page).catch(() => '')).toBe('second');
	expect(host.missing).toEqual([]);
	expect(await standingAnswers(page)).toHaveLength(3);
});

test('A release in the middle of an upload is not taken until it is whole', async ({
	page,
	host
}) => {
	await visit(page);
	host.publish('second');
	host.lose(/nodes\/4\./);
	await lookForUpdate(page);
	await expect
		.poll(() =>
			page.evaluate(async () => (await navigator.serviceWorker.ready).installing === null)
		)
		.toBe(true);
	await cutOff(page, host);
	await page.reload();
	expect(await runningBuild(page)).toBe('first');
	await expect(notice(page)).toBeHidden();
	expect(await page.evaluate(() => caches.keys())).toHaveLength(1);
});

test('A part that is missing loads the page again once, then says that nothing is lost', async ({
	browser,
	host
}) => {
	// A browser without a worker, and a host in the middle of an upload.
	const context = await browser.newContext({ baseURL: host.url, serviceWorkers: 'block' });
	const page = await context.newPage();
	await page.goto('./');
	await expect(page.getByRole('heading', { level: 2, name: 'Banks', exact: true })).toBeVisible();
	host.lose(/nodes\/(?![01]\.|2\.)/);
	const loaded = page.waitForEvent('load');
	await page.getByRole('link', { name: 'Settings' }).click({ noWaitAfter: true });
	await loaded;
	await expect(page.getByRole('heading', { level: 2, name: 'Banks', exact: true })).toBeVisible();
	let loads = 0;
	page.on('load', () => loads++);
	await page.getByRole('link', { name: 'Settings' }).click();
	await expect(page.getByText('Nothing that was saved is lost')).toBeVisible();
	await expect(page.getByRole('main')).not.toContainText('Internal Error');
	expect(loads).toBe(0);
	await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible();
	await context.close();
});
