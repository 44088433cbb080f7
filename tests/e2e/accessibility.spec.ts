import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { QuestionType } from '../../src/lib/core/bank/bank';
import { comeToRest } from './support/at-rest';
import { expect, openSession, openToday, test } from './support/journey';
import type { SessionPage } from './support/session-page';
import { article, reading, refsOfType } from './support/shipped-banks';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** All that a change of colours can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 720 };

/** Shows a colour scheme, and waits until it stands: a colour on its way to another has the contrast of neither. */
async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
	await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
	await comeToRest(page);
}

/** What axe finds, a line each. Without frames there is no need of the second page it would open for them. */
async function violations(page: Page, rules: 'all' | 'colours'): Promise<string[]> {
	const axe = new AxeBuilder({ page }).setLegacyMode(true);
	const { violations } = await (
		rules === 'all' ? axe.withTags(RULES) : axe.withRules(COLOUR_RULES)
	).analyze();
	return violations.flatMap(({ id, nodes }) =>
		nodes.map((node) => `${id}: ${node.html} ${node.any[0]?.message ?? ''}`)
	);
}

/** The elements that make the page scroll sideways. */
function tooWide(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const width = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= width) return [];
		const wider = [...document.querySelectorAll('body *')].filter(
			(element) => element.getBoundingClientRect().right > width + 0.5
		);
		return ['the page', ...wider.map((element) => element.outerHTML.slice(0, 120))];
	});
}

/** The screen as it stands: in light and dark, wide and as narrow as a small phone. */
async function expectAccessible(page: Page): Promise<void> {
	await showIn(page, 'light');
	expect(await violations(page, 'all'), 'in light').toEqual([]);
	await showIn(page, 'dark');
	expect(await violations(page, 'colours'), 'in dark').toEqual([]);
	await page.setViewportSize(NARROW);
	// The new width is laid out with the next frame.
	await expect.poll(() => tooWide(page), 'wider than 320 px').toEqual([]);
	await page.setViewportSize(WIDE);
}

/** Some of everything: met, missed and flagged questions in two banks, and a session left open. */
async function beSomeoneWhoReturns(page: Page, session: SessionPage): Promise<void> {
	await openSession(page, refsOfType(article, 'single', 2));
	await session.answer('wrong');
	await session.next();
	await session.answer('right');
	await openSession(page, refsOfType(reading, 'attribution', 2));
	await session.answer('wrong');
	await page.keyboard.press('f');
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('Today, at the first visit', async ({ page }) => {
	await openToday(page);
	await expectAccessible(page);
});

test('Today, coming back with something due, and Review and Missed with something in them', async ({
	page,
	session
}) => {
	await page.clock.install({ time: new Date('2026-03-02T10:00:00+01:00') });
	await beSomeoneWhoReturns(page, session);
	await page.clock.setSystemTime(new Date('2026-03-05T10:00:00+01:00'));
	await openToday(page);
	await expect(heading(page)).toHaveText('3 due for review');
	await expectAccessible(page);
	await page.goto('/review/');
	await expect(heading(page)).toHaveText('3 questions are due');
	await expectAccessible(page);
	await page.goto('/missed/');
	await expect(heading(page)).toHaveText('2 missed questions');
	await expectAccessible(page);
});

test('Review and Missed with nothing in them', async ({ page }) => {
	for (const address of ['/review/', '/missed/']) {
		await page.goto(address);
		await expect(heading(page)).toHaveText(/^Nothing is (due|missed)$/);
		await expectAccessible(page);
	}
});

test('A bank, with its quiz setup open', async ({ page, session }) => {
	await beSomeoneWhoReturns(page, session);
	await page.goto(`/bank/${reading.id}/`);
	await expect(page.getByRole('region', { name: 'The ledger of claims' })).toBeVisible();
	await page.getByText('Make your own quiz').click();
	await expect(page.getByRole('button', { name: 'Start with 10 questions' })).toBeVisible();
	await expectAccessible(page);
});

test('Settings, its dialogs and its errors', async ({ page, session }) => {
	await openSession(page, refsOfType(article, 'single', 1));
	await session.answer('right');
	await page.goto('/settings/');
	await page.getByRole('textbox', { name: 'New questions a day' }).fill('many');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('alert')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Reset my progress…' }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await expectAccessible(page);
});

test('A page, a bank and a session that are not there', async ({ page }) => {
	for (const address of ['/no/such/page', '/bank/no-such-bank/', '/session/?id=none']) {
		await page.goto(address);
		await expect(heading(page)).toHaveText(/^There is no such/);
		await expectAccessible(page);
	}
});

const TYPES: QuestionType[][] = [
	['single', 'multiple', 'true-false'],
	['numeric', 'short-text', 'cloze'],
	['matching', 'ordering', 'attribution']
];
for (const types of TYPES) {
	test(
		`Questions of type ${types.join(', ')}, before and after a wrong answer`,
		{ tag: '@full' },
		async ({ page, session }) => {
			await openSession(
				page,
				types.flatMap((type) => refsOfType(article, type, 1))
			);
			for (let n = 0; n < types.length; n++) {
				await session.question();
				await expectAccessible(page);
				await session.answer('wrong', 'mouse');
				await expectAccessible(page);
				await session.next('mouse');
			}
		}
	);
}

test('A right answer, a hint, a return and the keys', async ({ page, session }) => {
	const hinted = article.questions.find(({ type, hint }) => type === 'single' && hint)!;
	await openSession(page, [{ bank: article.id, question: hinted.id }]);
	await session.question();
	await page.keyboard.press('h');
	await session.answer('wrong');
	await session.next();
	await page.keyboard.press('h');
	await expectAccessible(page);
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await session.answer('right');
	await expectAccessible(page);
});

test('A test, its question before handing in, and its result with all opened', async ({ page }) => {
	const items = [...refsOfType(article, 'single', 2), ...refsOfType(article, 'cloze', 1)];
	await openSession(page, items, { mode: 'test', bank: article.id, timeLimitMs: 600_000 });
	await page.getByRole('radiogroup').getByRole('radio').first().check();
	await page.getByRole('button', { name: /^Flag/ }).click();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Hand in' }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click();
	await expect(page.getByRole('heading', { name: 'Your result' })).toBeVisible();
	for (const more of await page.getByText('Feedback and footnote').all()) await more.click();
	await expectAccessible(page);
});

test('The end of a session', async ({ page, session }) => {
	await openSession(page, refsOfType(article, 'true-false', 2));
	await session.answerAll((_question, turn) => (turn === 0 ? 'wrong' : 'right'));
	await page.getByText('The one you had right').click();
	await expectAccessible(page);
});

test('With reduced motion nothing moves for longer than an instant', async ({ page, session }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await openSession(page, refsOfType(article, 'ordering', 1));
	await session.question();
	await page
		.getByRole('button', { name: /^Move “.*” down$/ })
		.first()
		.click();
	await session.answer('right', 'mouse');
	const longest = await page.evaluate(() =>
		Math.max(
			0,
			...document
				.getAnimations()
				.map(({ effect }) => Number(effect?.getComputedTiming().activeDuration ?? 0))
		)
	);
	expect(longest).toBeLessThan(20);
});
