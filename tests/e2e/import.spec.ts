import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe-finds';
import { expect, openToday, test } from './support/journey';

interface Given {
	name: string;
	mimeType: string;
	buffer: Buffer;
}
const file = (name: string, content: string | Uint8Array): Given => ({
	name,
	mimeType: 'application/octet-stream',
	buffer: Buffer.from(content)
});

/** Four that can be asked, one that cannot, and one whose formula is money. */
const GIFT = `$CATEGORY: Rivers

::Longest:: Which river is the longest? {=The Nile ~The Thames#It has 346 km. ~The Seine}

::Danube:: The Danube flows into the Black Sea. {T}

How many countries does it pass? {#10}

// No answer is right here.
::Keyless:: Which is the shortest? {~The Rhine ~The Elbe}

What flows through Vienna? {=Danube =the Danube}
`;
const quiz = (text = GIFT, name = 'rivers.txt') => file(name, text);

const heading = (page: Page, name: string | RegExp) =>
	page.getByRole('heading', { level: 2, name });
const offer = (page: Page) => page.getByRole('article');
const banks = (page: Page) => page.getByRole('region', { name: 'Banks', exact: true });

async function open(page: Page): Promise<void> {
	await page.goto('/import/');
	await expect(page.getByRole('heading', { level: 1, name: 'Bring in questions' })).toBeVisible();
}

async function choose(page: Page, file: Given): Promise<void> {
	await page.getByLabel('Choose a file…').setInputFiles([file]);
}

/** Lets files go over the page. */
async function drop(page: Page, text: string, ...names: string[]): Promise<void> {
	const files = await page.evaluateHandle(
		({ text, names }) => {
			const data = new DataTransfer();
			for (const name of names) data.items.add(new File([text], name));
			return data;
		},
		{ text, names }
	);
	await page.locator('body').dispatchEvent('drop', { dataTransfer: files });
}

test('A file of another program is told, added, asked, and taken back as a whole', async ({
	page
}) => {
	await openToday(page);
	await page.getByRole('link', { name: 'Bring in from another program' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Bring in questions' })).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await drop(page, GIFT, 'rivers.txt');

	await expect(heading(page, 'rivers')).toBeFocused();
	await expect(offer(page)).toContainText('Moodle GIFT · 4 questions');
	const left = offer(page).getByRole('region', { name: 'Left out' });
	await expect(left.getByRole('listitem')).toHaveCount(1);
	await expect(left).toContainText('Keyless');
	const look = offer(page).getByRole('region', { name: 'A first look' });
	await expect(look.getByRole('heading', { level: 3 })).toContainText([
		'A first look',
		'Which river is the longest?',
		'The Danube flows into the Black Sea.',
		'How many countries does it pass?'
	]);
	await look.getByRole('button', { name: 'Show the answer' }).first().click();
	await expect(look.getByRole('region', { name: 'Feedback' })).toContainText('The Nile');
	expect(await axeFinds(page)).toEqual([]);

	await page.getByRole('button', { name: 'Add to my shelf' }).click();
	await expect(heading(page, '“rivers” is on your shelf')).toBeFocused();
	expect(await axeFinds(page)).toEqual([]);
	await page.getByRole('button', { name: 'Take it all back' }).click();
	await expect(heading(page, 'Taken back')).toBeFocused();
	await page.getByRole('link', { name: 'Today', exact: true }).click();
	await expect(banks(page).getByRole('link', { name: 'rivers' })).toHaveCount(0);

	await open(page);
	await choose(page, quiz());
	await page.getByRole('button', { name: 'Add to my shelf' }).click();
	await page.getByRole('button', { name: 'Take the first quiz: 4 questions' }).click();
	await expect(
		page.getByRole('heading', { level: 1, name: 'Which river is the longest?' })
	).toBeVisible();
	await page.getByRole('radio', { name: 'The Nile' }).check();
	await page.getByRole('button', { name: /^Check/ }).click();
	await expect(page.getByRole('region', { name: 'Feedback' })).toContainText('Right');
	await expect(page.getByRole('note', { name: 'Footnote' })).toContainText('Said by rivers');
});

test(
	'The same file again changes nothing; a changed one is a revision that tells what changes',
	{ tag: '@full' },
	async ({ page }) => {
		await open(page);
		await choose(page, quiz());
		await page.getByRole('button', { name: 'Add to my shelf' }).click();
		await expect(heading(page, /is on your shelf/)).toBeVisible();
		await choose(page, quiz());
		await expect(offer(page)).toContainText('nothing in it would change');
		await expect(page.getByRole('button', { name: 'Add to my shelf' })).toHaveCount(0);
		await page.getByRole('button', { name: 'Not now' }).click();

		await choose(
			page,
			quiz(GIFT.replace('{#10}', '{#11}').replace('into the Black', 'to the Black'))
		);
		await expect(offer(page)).toContainText('You have revision 1; this is revision 2.');
		await expect(
			offer(page).getByRole('region', { name: 'What changes' }).getByRole('listitem')
		).not.toHaveCount(0);
		await page.getByRole('button', { name: 'Take what is new' }).click();
		await expect(heading(page, '“rivers” is now revision 2')).toBeFocused();
		await page.getByRole('button', { name: 'Take it all back' }).click();
		await expect(heading(page, 'Taken back')).toBeFocused();
		await choose(page, quiz());
		await expect(offer(page)).toContainText('nothing in it would change');

		// Under another name it is another bank, whose questions one has.
		await choose(page, quiz(GIFT, 'streams.gift'));
		await expect(offer(page)).toContainText('4 of them read like questions in rivers.');
	}
);

test('What cannot be read is told in words, and nothing is kept', async ({ page }) => {
	await open(page);
	const refused = page.getByRole('alert').filter({ hasText: 'This cannot be brought in' });
	await choose(page, file('photo.gift', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70])));
	await expect(refused).toContainText('photo.gift is of no format that is read here');
	await expect(refused.getByRole('heading')).toBeFocused();
	await choose(page, quiz('::One:: Which is the shortest? {~The Rhine ~The Elbe}\n'));
	await expect(refused).toContainText('there is no question in it that can be taken over');
	await expect(page.getByRole('region', { name: 'Left out' })).toContainText('line 1');
	await drop(page, GIFT, 'one.gift', 'two.gift');
	await expect(page.getByRole('main')).toContainText('2 files were given.');
	expect(await axeFinds(page)).toEqual([]);
	await openToday(page);
	await expect(banks(page)).not.toContainText('opened here');
});

test('Reading a long file can be called off', { tag: '@full' }, async ({ page }) => {
	const many = Array.from(
		{ length: 60_000 },
		(_, number) => `::Q${number}:: What is ${number} and one? {=${number + 1} ~${number}}\n`
	).join('\n');
	await open(page);
	await drop(page, many, 'sums.txt');
	await expect(page.getByRole('progressbar', { name: /^Reading sums.txt/ })).toBeVisible();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByRole('main')).toContainText('sums.txt is read no further.');
	await expect(page.getByRole('progressbar')).toHaveCount(0);
	await choose(page, quiz());
	await expect(offer(page)).toBeVisible();
});

test(
	'Pasted text is read, and becomes a draft where it is edited first',
	{ tag: '@full' },
	async ({ page }) => {
		await open(page);
		await page.getByText('Or paste the questions as text').click();
		await page.getByRole('textbox', { name: 'The questions, as text' }).fill(GIFT);
		await page.getByRole('button', { name: 'Read the text' }).click();
		await expect(heading(page, 'Pasted text')).toBeFocused();
		await page.getByRole('button', { name: 'Edit first' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Your banks' })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Pasted text' })).toBeVisible();
	}
);

test(
	'Where banks are opened, a file of another program finds its way',
	{ tag: '@full' },
	async ({ page }) => {
		await page.goto('/open/');
		await page.getByLabel('Choose a file…').setInputFiles([quiz()]);
		await expect(heading(page, 'rivers')).toBeFocused();
		await expect(page).toHaveURL(/\/import\/$/);
		await page.goto('/author/');
		await page.getByLabel('Open files…').setInputFiles([quiz(GIFT, 'streams.gift')]);
		await expect(heading(page, 'streams')).toBeFocused();
	}
);

test(
	'A bank is saved for another program, and told what did not go into the file',
	{ tag: '@full' },
	async ({ page }) => {
		await open(page);
		await choose(page, quiz());
		await page.getByRole('button', { name: 'Add to my shelf' }).click();
		await page.getByRole('link', { name: 'To the bank’s page' }).click();
		await page.getByText('Save for another program…').click();
		await page.getByRole('combobox', { name: 'Format' }).selectOption({ label: 'Aiken' });
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: /^Save for (?!another)/ }).click()
		]);
		expect(readFileSync(await download.path(), 'utf8')).toContain('Which river is the longest?');
		const told = page.getByRole('region', { name: 'Save for another program…' });
		await expect(told.getByRole('status')).toContainText('Not all of the bank could go into it');
		await expect(told.getByRole('region', { name: 'Left out' })).toBeVisible();
		expect(await axeFinds(page)).toEqual([]);

		await page.getByRole('combobox', { name: 'Format' }).selectOption('anki');
		const [deck] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: /^Save for (?!another)/ }).click()
		]);
		await open(page);
		await choose(page, file('deck', readFileSync(await deck.path())));
		await expect(offer(page)).toContainText('Anki · 4 questions');
	}
);
