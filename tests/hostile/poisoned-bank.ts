import { expect, type Page } from '@playwright/test';
import { putSession } from '../e2e/support/learner-database';
import { article } from '../e2e/support/shipped-banks';
import { SCRIPT_TEXT } from './script-texts';

/**
 * As if the parser had let a bank through that has script in every text: what JSON.parse gives the app is changed on its
 * way, and the list of banks in the chunks. Then all that shows a bank is opened, and its questions answered.
 * @param most how many questions
 * @returns how many were
 */
export async function walkPoisonedBank(page: Page, most: number): Promise<number> {
	await poison(page);
	await page.goto('./');
	await expect(page.getByRole('heading', { level: 2, name: 'Banks', exact: true })).toBeVisible();
	await expect(page.getByText(SCRIPT_TEXT).first()).toBeAttached();
	await page.goto(`bank/${article.id}/`);
	await expect(page.getByText(SCRIPT_TEXT).nth(10)).toBeAttached();
	for (const summary of await page.locator('main summary').all())
		if (await summary.isVisible()) await summary.click();
	const items = article.questions
		.slice(0, most)
		.map(({ id }) => ({ bank: article.id, question: id }));
	const id = await putSession(page, { mode: 'study', bank: article.id, items });
	await page.goto(`session/?id=${id}`);
	const goOn = page.getByRole('button', { name: /^(Continue|See how it went)/ });
	const end = page.getByRole('heading', { level: 1, name: 'That was the quiz' });
	const check = page.getByRole('button', { name: /^(Check|Try again)/ });
	const rate = page.getByRole('button', { name: /^I don.t know/ });
	let asked = 0;
	// "I don't know" brings a question back once; so many answers are enough.
	for (; asked < items.length; asked++) {
		await expect(check).toBeVisible();
		await expect(page.getByText(SCRIPT_TEXT).first()).toBeAttached();
		await page.keyboard.press('h');
		await rate.click();
		await expect(goOn).toBeVisible();
		for (const summary of await page.locator('main summary').all())
			if (await summary.isVisible()) await summary.click();
		await goOn.click();
		await expect(check.or(end)).toBeVisible();
	}
	await page.goto('missed/');
	await expect(page.getByText(SCRIPT_TEXT).first()).toBeAttached();
	await page.goto('review/');
	await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
	// A chunk that is still on its way when the browser is closed must not end the whole proof.
	await page.unrouteAll({ behavior: 'ignoreErrors' });
	return asked;
}

async function poison(page: Page): Promise<void> {
	await page.addInitScript((script) => {
		const KEPT = new Set(
			'id type kind unit facts section source language date wording key questions'.split(' ')
		);
		const poisoned = (value: unknown): unknown => {
			if (typeof value === 'string') return `${value} ${script}`;
			if (Array.isArray(value)) return value.map(poisoned);
			if (typeof value !== 'object' || value === null) return value;
			return Object.fromEntries(
				Object.entries(value).map(([name, field]) => {
					if (name === 'url') return [name, 'javascript:globalThis.__ran=1'];
					const isList = Array.isArray(field) && typeof field[0] === 'object';
					return [name, KEPT.has(name) && !isList ? field : poisoned(field)];
				})
			);
		};
		const parse = JSON.parse;
		JSON.parse = (text, reviver) => {
			const value: unknown = parse(text, reviver);
			const isBank = typeof value === 'object' && value !== null && 'questions' in value;
			return isBank && 'facts' in value && Array.isArray(value.facts) ? poisoned(value) : value;
		};
	}, SCRIPT_TEXT);
	await page.route(/\.js$/, async (route) => {
		const response = await route.fetch();
		const body = (await response.text())
			.replaceAll(article.title, `${article.title} ${SCRIPT_TEXT}`)
			.replaceAll(article.summary, `${article.summary} ${SCRIPT_TEXT}`);
		await route.fulfill({ response, body });
	});
}
