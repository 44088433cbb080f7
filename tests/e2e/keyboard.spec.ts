import { expect, openSession, openToday, resumeSession, test } from './support/journey';
import { tabTo } from './support/keyboard';
import { putSession, readStore } from './support/learner-database';
import { article, refsOfType } from './support/shipped-banks';

const singles = refsOfType(article, 'single', 3);

test('? shows the keys and hides them again; Escape too, and nothing behind the dialog listens', async ({
	page,
	session
}) => {
	await openSession(page, singles);
	await session.question();
	const dialog = page.getByRole('dialog', { name: 'Keys' });
	await page.keyboard.press('?');
	await expect(dialog).toBeVisible();
	for (const [key, text] of [
		['1–9', 'Choose an answer'],
		['Enter', 'Check, and go on'],
		['0', 'I don’t know'],
		['h', 'Show the hint'],
		['u', 'Take the last answer back'],
		['f', 'Flag the question']
	] as const) {
		await expect(dialog.getByRole('term').filter({ hasText: key }).first()).toBeVisible();
		await expect(dialog.getByRole('definition').filter({ hasText: text })).toHaveCount(1);
	}
	await page.keyboard.press('1');
	await page.keyboard.press('0');
	await page.keyboard.press('?');
	await expect(dialog).toBeHidden();
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
	await page.keyboard.press('?');
	await expect(dialog).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(session.check).toBeVisible();
	expect(await readStore(page, 'events')).toEqual([]);
});

test('Keys mean nothing with Ctrl, Alt or Cmd', async ({ page, session }) => {
	await openSession(page, singles);
	await session.question();
	for (const key of ['Control+1', 'Alt+2', 'Meta+1', 'Control+0', 'Alt+h']) {
		await page.keyboard.press(key);
	}
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
	await expect(session.goOn).toBeHidden();
});

test('In a text field a key is a letter and nothing else', async ({ page, session }) => {
	await openSession(page, refsOfType(article, 'short-text', 1));
	await session.question();
	const field = page.getByRole('textbox');
	await expect(field).toBeFocused();
	// Keys that would be letters here are not offered; Enter is.
	const keyOn = (name: RegExp) => page.getByRole('button', { name }).locator('kbd');
	await expect(keyOn(/^I don’t know/)).toBeHidden();
	await expect(keyOn(/^Check/)).toBeVisible();
	await page.keyboard.type('uhf024jm?');
	await expect(field).toHaveValue('uhf024jm?');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(page.getByRole('button', { name: /^Flag/ })).toHaveAttribute(
		'aria-pressed',
		'false'
	);
	expect(await readStore(page, 'events')).toEqual([]);
	await field.blur();
	await expect(keyOn(/^I don’t know/)).toBeVisible();
});

test('The focus goes from the stem to Continue, and from there to the next stem, and can be seen', async ({
	page,
	session
}) => {
	await openSession(page, singles);
	await session.question();
	await expect(session.stem).toBeFocused();
	await session.answer('right');
	await expect(session.goOn).toBeFocused();
	const outline = await session.goOn.evaluate((button) => getComputedStyle(button).outlineStyle);
	expect(outline).toBe('solid');
	await session.next();
	await expect(session.stem).toBeFocused();
	await expect(page).toHaveTitle(/^Question 2 of 3/);
	await page.keyboard.press('Tab');
	await expect(page.getByRole('radio').first()).toBeFocused();
});

test('Letters choose as well as numbers, and the last choice counts', async ({ page, session }) => {
	await openSession(page, singles);
	await session.question();
	const radios = page.getByRole('radio');
	await page.keyboard.press('b');
	await expect(radios.nth(1)).toBeChecked();
	await page.keyboard.press('1');
	await expect(radios.nth(0)).toBeChecked();
	await expect(radios.and(page.locator(':checked'))).toHaveCount(1);
});

test('After a right answer 2 says it was hard and 4 that it was easy, the same again takes it back; after a wrong one neither does', async ({
	page,
	session
}) => {
	await openSession(page, singles);
	await session.answer('right');
	await expect(page.getByText('Comes back in 2 days')).toBeVisible();
	await page.keyboard.press('4');
	await expect(page.getByRole('button', { name: /^Easy/ })).toHaveAttribute('aria-pressed', 'true');
	await expect(page.getByText('Comes back in 2 days')).toBeHidden();
	await page.keyboard.press('2');
	await expect(page.getByRole('button', { name: /^Hard/ })).toHaveAttribute('aria-pressed', 'true');
	await expect(page.getByRole('button', { name: /^Easy/ })).toHaveAttribute(
		'aria-pressed',
		'false'
	);
	await page.keyboard.press('2');
	await expect(page.getByRole('button', { name: /^Hard/ })).toHaveAttribute(
		'aria-pressed',
		'false'
	);
	await expect(page.getByText('Comes back in 2 days')).toBeVisible();
	await session.next();
	await session.answer('wrong');
	await page.keyboard.press('4');
	await expect(page.getByRole('button', { name: /^Easy/ })).toBeHidden();
	const ratings = (await readStore(page, 'events')).flatMap((event) =>
		event.type === 'rated' ? event.rating : []
	);
	expect(ratings).toEqual(['easy', 'hard']);
});

test('f flags and takes the flag off again, before the answer and after it', async ({
	page,
	session
}) => {
	await openSession(page, singles);
	await session.question();
	const flag = page.getByRole('button', { name: /^Flag/ });
	await page.keyboard.press('f');
	await expect(flag).toHaveAttribute('aria-pressed', 'true');
	await session.answer('right');
	await expect(flag).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('f');
	await expect(flag).toHaveAttribute('aria-pressed', 'false');
	const [card] = await readStore(page, 'cards');
	expect(card!.card).toMatchObject({ flagged: false, answers: 1 });
});

test('From the first visit to the end of the feedback without a mouse', async ({
	page,
	session
}) => {
	await openToday(page);
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
	await tabTo(page, page.getByRole('button', { name: 'Take the quiz' }));
	await page.keyboard.press('Enter');
	await session.answer('wrong');
	const mark = session.feedback.getByRole('link', { name: /^Footnote 1: paragraph \d+, / });
	await tabTo(page, mark);
	await page.keyboard.press('Enter');
	await expect(session.footnote.getByRole('listitem').first()).toBeFocused();
	await tabTo(page, session.goOn);
	await page.keyboard.press('Enter');
	await expect(session.stem).toBeFocused();
});

test('An ordering is taken back with Escape', async ({ page, session }) => {
	await openSession(page, refsOfType(article, 'ordering', 1));
	await session.question();
	const before = await session.layout();
	const handle = page.getByRole('button', { name: /^Move “.*”, 1 of \d+$/ });
	const name = (await handle.getAttribute('aria-label'))!.replace(/, 1 of .*$/, '');
	await tabTo(page, handle);
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('button', { name: `${name}, 3 of ` })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: `${name}, 1 of ` })).toBeFocused();
	expect(await session.layout()).toEqual(before);
});

test('Two presses of Enter are one answer', async ({ page, session }) => {
	await openToday(page);
	const id = await putSession(page, { mode: 'study', bank: article.id, items: singles });
	await resumeSession(page, id);
	await session.question();
	await page.keyboard.press('1');
	// Both before the page has had time to draw: as a bouncing key does.
	await page.evaluate(() => {
		for (let n = 0; n < 2; n++)
			document.activeElement!.dispatchEvent(
				new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
			);
	});
	await expect(session.goOn).toBeVisible();
	expect(await readStore(page, 'events')).toHaveLength(1);
});
