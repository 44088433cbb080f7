import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { EXAMPLE_BANK } from '../../src/lib/core/bank/example-bank';
import { examplePng } from '../../src/lib/core/bank/example-image';
import { readBankFile } from '../../src/lib/exchange/read-bank-file';
import { axeFinds } from './support/axe-finds';
import { expect, openToday, test } from './support/journey';
import { tabTo } from './support/keyboard';
import { putSession } from './support/learner-database';
import { fileOf, openInEditor } from './support/own-banks';

const STEM = 'How many high waters a day does the harbour have?';
const HARBOUR = fileOf('IMG 2041.PNG', examplePng(1800, 900, [60, 110, 150]));
const CURVE = fileOf('curve.png', examplePng(300, 120, [150, 60, 40]));

const view = (page: Page, name: string) =>
	page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();
const picture = (within: Page | Locator, name: string) =>
	within.getByRole('img', { name, exact: true });

/** What the dialog of the computer gives next; it is asked for early, since a page does not wait for a listener. */
let next: ReturnType<typeof fileOf>;
test.beforeEach(({ page }) => {
	page.on('filechooser', (chooser) => void chooser.setFiles(next));
});

/** By keyboard alone, until the page asks what is to be seen. */
async function addPicture(page: Page, what: string, file: typeof HARBOUR): Promise<void> {
	await tabTo(page, page.getByRole('button', { name: `Add a picture: ${what}` }));
	next = file;
	await page.keyboard.press('Enter');
	await expect(page.locator(':focus').and(alts(page))).toBeVisible();
}
const alts = (page: Page) => page.getByRole('textbox', { name: 'What is to be seen' });

async function openQuestion(page: Page): Promise<void> {
	await openInEditor(page, fileOf('tides.yaml', EXAMPLE_BANK));
	await page.getByRole('button', { name: STEM }).click();
	await expect(page.getByRole('textbox', { name: 'Question' })).toHaveValue(STEM);
}

test('Pictures go from the form to a learner who has nothing but the file', async ({
	page,
	browser
}) => {
	await openQuestion(page);
	await addPicture(page, 'the question', HARBOUR);
	await expect(page.getByText('1800 × 900 →')).toBeVisible();
	await expect(page.getByText('1600 × 800')).toBeVisible();
	// Nothing goes out before it is said what they show.
	await expect(page.getByText('Say what is to be seen, for a learner')).toBeVisible();
	await page.keyboard.type('The harbour from the sea');
	await expect(page.getByText('Say what is to be seen, for a learner')).toHaveCount(0);

	await addPicture(page, 'Wrong answer 1', CURVE);
	await expect(alts(page).nth(1)).toBeFocused();
	await page.keyboard.type('A curve that rises once');
	const preview = page.getByRole('region', { name: 'As a learner sees it' });
	await expect(picture(preview, 'The harbour from the sea')).toBeVisible();
	await expect(picture(preview, 'A curve that rises once')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);

	await view(page, 'Share');
	await page.getByRole('button', { name: 'Copy the link' }).click();
	await expect(page.getByText('The bank has 2 pictures, and a link has no room')).toBeVisible();
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the file' }).click();
	const bytes = new Uint8Array(readFileSync(await (await downloading).path()));
	const read = readBankFile(bytes);
	expect(read.ok && Object.keys(read.texts).sort()).toEqual([
		'bank.yaml',
		'highs-a-day-2.png',
		'highs-a-day.png'
	]);

	const context = await browser.newContext({ serviceWorkers: 'block' });
	const learner = await context.newPage();
	await learner.goto(new URL('/open/', page.url()).href);
	await learner.getByLabel('Choose a file…').setInputFiles(fileOf('tides.footnote', bytes));
	await learner.getByRole('button', { name: 'Add to my shelf' }).click();
	await expect(learner.getByText('is on your shelf')).toBeVisible();
	const items = [{ bank: 'tides', question: 'highs-a-day' }];
	const session = await putSession(learner, { mode: 'study', bank: 'tides', items });
	await learner.goto(new URL(`/session/?id=${session}`, page.url()).href);
	await expect(picture(learner, 'The harbour from the sea')).toBeVisible();
	await expect
		.poll(() =>
			picture(learner, 'The harbour from the sea').evaluate(
				(element: HTMLImageElement) => element.naturalWidth
			)
		)
		.toBe(1600);
	expect(await axeFinds(learner)).toEqual([]);

	await tabTo(learner, learner.getByRole('button', { name: 'Enlarge: The harbour from the sea' }));
	await learner.keyboard.press('Enter');
	const large = learner.getByRole('dialog', { name: 'The harbour from the sea' });
	await expect(picture(large, 'The harbour from the sea')).toBeVisible();
	expect(await axeFinds(learner)).toEqual([]);
	await learner.keyboard.press('Escape');
	await expect(large).toBeHidden();

	await learner.getByRole('radio', { name: /A curve that rises once/ }).check();
	await learner.getByRole('button', { name: 'Check' }).click();
	await expect(learner.getByRole('region', { name: 'Feedback' })).toBeVisible();
	await expect(picture(learner, 'A curve that rises once')).toBeVisible();
	await context.close();
});

test('A picture is replaced, taken out and brought back, and what is none changes nothing', async ({
	page
}) => {
	await openQuestion(page);
	await addPicture(page, 'the question', CURVE);
	await page.keyboard.type('A curve');
	const button = (name: string) => page.getByRole('button', { name: `${name}: the question` });
	next = fileOf('page.png', '<!doctype html>');
	await button('Replace').click();
	await expect(page.getByRole('alert')).toContainText('This is no picture');
	await expect(alts(page)).toHaveValue('A curve');

	await button('Take out').click();
	await expect(button('Add a picture')).toBeFocused();
	await page.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(alts(page)).toHaveValue('A curve');
	await expect(picture(page, 'A curve').first()).toBeVisible();
});

test('A picture can be pasted into the question, and dropped on a wrong answer', async ({
	page
}) => {
	await openQuestion(page);
	const given = async (target: Locator, type: 'paste' | 'drop') => {
		const transfer = await page.evaluateHandle(
			(bytes) => {
				const data = new DataTransfer();
				data.items.add(new File([new Uint8Array(bytes)], 'x.png', { type: 'image/png' }));
				return data;
			},
			[...examplePng(20, 10)]
		);
		if (type === 'drop') await target.dispatchEvent('drop', { dataTransfer: transfer });
		else
			await target.evaluate((element, clipboardData) => {
				const event = new ClipboardEvent('paste', {
					clipboardData,
					bubbles: true,
					cancelable: true
				});
				element.dispatchEvent(event);
			}, transfer);
	};
	await given(page.getByRole('textbox', { name: 'Question' }), 'paste');
	await expect(alts(page)).toHaveCount(1);
	await expect(page.getByRole('button', { name: 'Take out: the question' })).toBeVisible();
	await given(page.getByRole('textbox', { name: 'Wrong answer 2' }), 'drop');
	await expect(page.getByRole('button', { name: 'Take out: Wrong answer 2' })).toBeVisible();
	await expect(alts(page)).toHaveCount(2);
});

test('A bank file without one of its pictures is refused, which names it, and nothing is kept', async ({
	page
}) => {
	await openToday(page);
	await page.goto('/open/');
	const bank = EXAMPLE_BANK.replace(
		'    answer: Two\n',
		'    image: { file: harbour.png, alt: The harbour }\n    answer: Two\n'
	);
	const choose = (...files: ReturnType<typeof fileOf>[]) =>
		page.getByLabel('Choose a file…').setInputFiles(files);
	await choose(fileOf('tides.yaml', bank));
	await expect(page.getByRole('alert')).toContainText('There is no file harbour.png');
	await choose(fileOf('tides.yaml', bank), fileOf('harbour.png', examplePng()));
	await expect(page.getByRole('button', { name: 'Add to my shelf' })).toBeVisible();
});
