import type { Locator, Page } from '@playwright/test';
import { BANK_FILE } from '../../src/lib/core/bank/bank-files';
import { examplePng, PICTURED_BANK } from '../../src/lib/core/bank/example-image';
import { cardOf, writeCard } from '../../src/lib/core/bank/image-card';
import { packBank } from '../../src/lib/exchange/bank-package';
import { axeFinds } from './support/axe-finds';
import { expect, openToday, resumeSession, test } from './support/journey';
import { putSession } from './support/learner-database';
import { fileOf, openInEditor } from './support/own-banks';

const HARBOUR = examplePng(40);
const TWO = examplePng();
/** The example with pictures in a question of one right answer, and in one of several. */
const TEXT = PICTURED_BANK.concat(`  - id: waves
    type: multiple
    facts: [two-highs]
    stem: Which of these come in the morning?
    choices:
      - { text: Low water, correct: true, feedback: It comes first., image: { file: harbour.png, alt: A bare quay } }
      - { text: Rising water, correct: true, feedback: It follows. }
      - { text: A ship, feedback: Whenever it likes., image: { file: two.png, alt: A ship with two masts } }
    explanation: The morning begins low.
`);
const packed = packBank(
	{
		[BANK_FILE]: TEXT,
		'harbour.png': writeCard(cardOf(HARBOUR)),
		'two.png': writeCard(cardOf(TWO))
	},
	new Map([HARBOUR, TWO].map((bytes) => [cardOf(bytes).digest, bytes]))
);
if (!packed.ok) throw new Error(packed.problem.code);
const FILE = fileOf('tides.footnote', packed.bytes);

/** Shown, and not only named. */
async function seen(within: Page | Locator, name: string): Promise<void> {
	const image = within.getByRole('img', { name });
	await expect(image).toBeVisible();
	await expect
		.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth ?? 0))
		.toBeGreaterThan(0);
}

test('Pictures are there where a missed question is told of: its comments, the result, the list', async ({
	page
}) => {
	await openToday(page);
	await page.goto('/open/');
	await page.getByLabel('Choose a file…').setInputFiles([FILE]);
	await page.getByRole('button', { name: 'Add to my shelf' }).click();
	await expect(page.getByText('is on your shelf')).toBeVisible();
	const items = ['highs-a-day', 'waves'].map((question) => ({ bank: 'tides', question }));
	await resumeSession(page, await putSession(page, { mode: 'study', bank: 'tides', items }));
	await page.getByRole('button', { name: /know/ }).click();
	await expect(page.getByRole('region', { name: 'Feedback' })).toBeVisible();
	await page.getByRole('button', { name: /^Continue/ }).click();
	await page.getByRole('checkbox', { name: /A ship/ }).check();
	await page.getByRole('button', { name: /^Check/ }).click();
	const feedback = page.getByRole('region', { name: 'Feedback' });
	await seen(feedback, 'A ship with two masts');
	await seen(feedback, 'A bare quay');
	expect(await axeFinds(page)).toEqual([]);

	await page.goto('/missed/');
	await seen(page.getByRole('main'), 'The harbour at noon');
	expect(await axeFinds(page)).toEqual([]);
});

test('On paper the answers show the pictures that are right', async ({ page }) => {
	await openInEditor(page, FILE);
	await page.getByRole('button', { name: 'Share', exact: true }).click();
	await page.getByRole('link', { name: 'Questions', exact: true }).click();
	await page.getByRole('link', { name: 'With the answers' }).click();
	const answers = page.getByRole('region', { name: 'Answers' });
	await seen(answers, 'Two waves');
	await seen(answers, 'A bare quay');
	await expect(answers.getByRole('img', { name: 'A ship with two masts' })).toHaveCount(0);
	expect(await axeFinds(page)).toEqual([]);
	await page.emulateMedia({ media: 'print' });
	await seen(answers, 'Two waves');
});
