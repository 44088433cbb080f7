import { axeFinds } from './support/axe-finds';
import { expect, openSession, openToday, test } from './support/journey';
import { standingAnswers } from './support/learner-database';
import { fileOf } from './support/own-banks';

const CARDS = `id: two-cards
title: Two cards
summary: Fronts and backs.
language: en
licence: CC0-1.0
authors: [Ada Example]
revision: 1
sources:
  - id: deck
    title: A deck
    author: Ada Example
    publisher: Harbour School
    date: 2024-03-01
    kind: question-set
    citation: A deck of the school.
    passages: { unit: question, count: 2 }
sections:
  - { id: all, title: All cards, source: deck, from: 1, to: 2 }
facts:
  - { id: one, passage: 1, kind: statement, said-by: A deck, statement: Low water is the lowest., attribution: false }
  - { id: two, passage: 2, kind: statement, said-by: A deck, statement: High water is the highest., attribution: false }
questions:
  - { id: low, type: card, facts: [one], stem: What is low water?, back: When the sea stands lowest }
  - { id: high, type: card, facts: [two], stem: What is high water?, back: When the sea stands highest }
`;

test('A card is turned, rated and taken back by keyboard, and is in no test', async ({ page }) => {
	await openToday(page);
	await page.goto('/open/');
	await page.getByLabel('Choose a file…').setInputFiles(fileOf('cards.yaml', CARDS));
	await page.getByRole('button', { name: 'Add to my shelf' }).click();
	await page.getByRole('button', { name: /^Take the first quiz/ }).click();

	await expect(page.getByRole('heading', { name: 'What is low water?' })).toBeFocused();
	await page.keyboard.press('3');
	await expect(page.getByText('When the sea stands lowest')).toHaveCount(0);
	await page.keyboard.press('Enter');
	const back = page.getByRole('group', { name: 'The answer' });
	await expect(back).toBeFocused();
	await expect(back).toHaveText('When the sea stands lowest');
	await expect(page.getByText('question 1', { exact: true })).toBeVisible();
	const known = page.getByRole('group', { name: 'How well did you know it?' });
	await expect(known.getByRole('button')).toHaveText([/^Again/, /^Hard/, /^Good/, /^Easy/]);
	expect(await axeFinds(page)).toEqual([]);
	await page.keyboard.press('4');

	await expect(page.getByRole('heading', { name: 'What is high water?' })).toBeFocused();
	await expect(page.getByRole('status').filter({ hasText: 'Kept. Comes back' })).toBeAttached();
	expect(await standingAnswers(page)).toMatchObject([
		{ question: 'low', response: { type: 'card', rating: 'easy' }, outcome: 'right' }
	]);

	await page.keyboard.press('u');
	await expect(page.getByRole('heading', { name: 'What is low water?' })).toBeFocused();
	await page.getByRole('button', { name: 'Show the answer' }).click();
	await known.getByRole('button', { name: /^Again/ }).click();
	await page.getByRole('button', { name: 'Show the answer' }).click();
	await known.getByRole('button', { name: /^Good/ }).click();
	// The one that was not known comes back.
	await expect(page.getByRole('heading', { name: 'What is low water?' })).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('3');
	await expect(page.getByRole('heading', { name: 'That was the quiz' })).toBeVisible();

	await page.goto('/bank/two-cards/');
	await page.getByText('Make your own quiz').click();
	await page.getByRole('radio', { name: 'Test' }).check({ force: true });
	await expect(page.getByText('you rate cards yourself')).toBeVisible();
});

test('A card that keeps slipping is set aside with a word on what helps, before the next one comes', async ({
	page
}) => {
	// Nine days of answering.
	test.slow();
	const start = Date.parse('2026-03-02T10:00:00+01:00');
	await page.clock.install({ time: start });
	await openToday(page);
	await page.goto('/open/');
	await page.getByLabel('Choose a file…').setInputFiles(fileOf('cards.yaml', CARDS));
	await page.getByRole('button', { name: 'Add to my shelf' }).click();
	await expect(page.getByRole('button', { name: /^Take the first quiz/ })).toBeVisible();
	const note = page.getByRole('region', { name: 'This one keeps slipping' });
	const front = page.getByRole('heading', { name: 'What is low water?' });
	for (let day = 0; day <= 8; day++) {
		await page.clock.setSystemTime(start + day * 86_400_000);
		await openSession(page, [{ bank: 'two-cards', question: 'low' }]);
		await expect(note).toBeHidden();
		await page.getByRole('button', { name: 'Show the answer' }).click();
		await page.getByRole('button', { name: /^Again/ }).click();
		// Before that it comes again at once.
		if (day < 8) await expect(page.getByRole('button', { name: 'Show the answer' })).toBeVisible();
	}
	await expect(note).toContainText('You have forgotten it 8 times.');
	await expect(page.getByRole('button', { name: /^Continue/ })).toBeFocused();
	expect(await axeFinds(page)).toEqual([]);
	await note.getByRole('button', { name: 'Keep asking' }).click();
	await expect(note).toBeHidden();
	await page.keyboard.press('Enter');
	await expect(front).toBeFocused();
});
