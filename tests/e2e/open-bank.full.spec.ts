import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { BANK_FILE } from '../../src/lib/core/bank/bank-files';
import { writeLink } from '../../src/lib/exchange/bank-link';
import { packBank } from '../../src/lib/exchange/bank-package';
import { axeFinds } from './support/axe-finds';
import { expect, openToday, test } from './support/journey';
import { readStore, standingAnswers } from './support/learner-database';
import { keptOffline, ReleaseServer } from './support/release-server';
import { SessionPage } from './support/session-page';
import { reading, TIDES, tides } from './support/shipped-banks';

interface Chosen {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

const file = (name: string, content: string | Uint8Array): Chosen => ({
	name,
	mimeType: 'application/octet-stream',
	buffer: Buffer.from(content)
});
const yaml = (text = TIDES) => file('tides.yaml', text);

function packed(text = TIDES): Uint8Array {
	const pack = packBank({ [BANK_FILE]: text });
	if (!pack.ok) throw new Error(pack.problem.code);
	return pack.bytes;
}

function linked(text = TIDES): string {
	const link = writeLink({ [BANK_FILE]: text });
	if (!link.ok) throw new Error(link.problem.code);
	return link.fragment;
}

/** Each change must find its place. */
function changed(text: string, ...changes: [from: string, to: string][]): string {
	return changes.reduce((before, [from, to]) => {
		if (before.split(from).length !== 2) throw new Error(`Not once in the bank: ${from}`);
		return before.replace(from, () => to);
	}, text);
}

/** One reworded, one with another key, one new, one retired. */
const SECOND = changed(
	TIDES.slice(0, TIDES.indexOf('  - id: order')),
	['revision: 1', 'revision: 2'],
	['How many high waters a day does', 'How often a day is there high water, and how often does'],
	['    answer: 48000', '    answer: 47000']
).concat(`  - id: highs-again
    type: true-false
    facts: [two-highs]
    stem: The harbour has three high waters a day.
    answer: false
    feedback: { true: It has two., false: So it is. }
    explanation: Two bulges pass in a day.
`);

const title = (page: Page, text: string | RegExp) =>
	page.getByRole('heading', { level: 2, name: text });
const offered = (page: Page) => page.getByRole('article', { name: tides.title });
const refused = (page: Page) =>
	page.getByRole('alert').filter({ hasText: 'This cannot be opened' });
const banks = (page: Page) => page.getByRole('region', { name: 'Banks', exact: true });

async function openScreen(page: Page): Promise<void> {
	await page.goto('/open/');
	await expect(page.getByRole('heading', { level: 1, name: 'Open a bank' })).toBeVisible();
}

async function choose(page: Page, ...files: Chosen[]): Promise<void> {
	await page.getByLabel('Choose a file…').setInputFiles(files);
}

async function add(page: Page, how = 'Add to my shelf'): Promise<void> {
	await page.getByRole('button', { name: how }).click();
	await expect(title(page, /is on your shelf|is now revision/)).toBeFocused();
}

/** The ids of the banks that are kept. */
function kept(page: Page): Promise<string[]> {
	return page.evaluate(
		() =>
			new Promise<string[]>((resolve, reject) => {
				const opening = indexedDB.open('footnote-banks');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const reading = db.transaction('banks').objectStore('banks').getAllKeys();
					reading.onerror = () => reject(reading.error);
					reading.onsuccess = () => {
						db.close();
						resolve(reading.result as string[]);
					};
				};
			})
	);
}

test('A bank from a file is shown, taken, answered, updated, taken off the shelf and opened again', async ({
	page,
	session
}) => {
	await openToday(page);
	await page.getByRole('link', { name: 'Open a bank that someone gave you' }).click();
	await choose(page, yaml());
	const offer = offered(page);
	await expect(title(page, tides.title)).toBeFocused();
	for (const text of [
		`${tides.questions.length} questions · ${tides.facts.length} claims`,
		tides.summary,
		'Explainer by Ada Example, Harbour School, 1 March 2024',
		'CC-BY-4.0',
		'Not from Footnote.'
	])
		await expect(offer).toContainText(text);
	expect(await axeFinds(page)).toEqual([]);
	expect(await kept(page)).toEqual([]);

	await add(page);
	expect(await axeFinds(page)).toEqual([]);
	expect(await kept(page)).toEqual(['tides']);
	await page.getByRole('button', { name: 'Take the first quiz: 10 questions' }).click();
	const asked = await session.answerAll();
	expect(new Set(asked.map(({ id }) => id)).size).toBe(10);
	await openToday(page);
	await expect(banks(page).getByRole('listitem').first()).toContainText(
		`opened here 10 of ${tides.questions.length} met`
	);
	await expect(banks(page).getByRole('link', { name: tides.title })).toHaveAttribute(
		'href',
		/\/bank\/\?id=tides$/
	);
	await openScreen(page);
	await choose(page, yaml(SECOND));
	await expect(offer).toContainText('You have revision 1; this is revision 2.');
	await expect(
		offer.getByRole('region', { name: 'What changes' }).getByRole('listitem')
	).toHaveText([/^1 reworded/, /^1 answer changed/, '1 new.', /^1 retired/]);
	expect(await axeFinds(page)).toEqual([]);
	await add(page, 'Take this revision');
	expect(
		(await readStore(page, 'events')).flatMap((event) =>
			event.type === 'revised' ? [`${event.question} ${event.change}`] : []
		)
	).toEqual(expect.arrayContaining(['level key', 'highs-a-day wording', 'order retired']));
	await page.getByRole('link', { name: 'Today', exact: true }).click();
	const notice = page.getByRole('region', { name: 'The banks were updated' });
	await expect(notice.getByRole('listitem')).toHaveText([
		'1 with another right answer; they come back today.',
		'1 reworded; your progress with them is kept.',
		'1 retired; their history is kept.'
	]);
	await expect(page.getByRole('button', { name: 'Review 1 due' })).toBeVisible();

	await banks(page).getByRole('link', { name: tides.title }).click();
	const given = page.getByRole('region', { name: 'This bank was opened here' });
	await expect(given).toContainText('revision 2. Written by Ada Example, CC-BY-4.0');
	expect(await axeFinds(page)).toEqual([]);
	await given.getByRole('button', { name: 'Take it off the shelf' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		`“${tides.title}” is off the shelf`
	);
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	expect(await axeFinds(page)).toEqual([]);
	expect(await kept(page)).toEqual([]);
	await page.getByRole('button', { name: 'Put it back' }).click();
	await expect(given).toBeVisible();
	expect(await kept(page)).toEqual(['tides']);

	await given.getByRole('button', { name: 'Take it off the shelf' }).click();
	await page.getByRole('main').getByRole('link', { name: 'To Today' }).click();
	await expect(banks(page)).toBeVisible();
	await expect(banks(page)).not.toContainText(tides.title);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing is due today');
	expect(await standingAnswers(page)).toHaveLength(10);
	await page.goto('/bank/?id=tides');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such bank');

	await openScreen(page);
	await choose(page, file('tides.footnote', packed(SECOND)));
	await expect(offer).toContainText('You have met 10 questions of this bank before.');
	await add(page);
	await page.goto('/');
	await expect(page.getByRole('button', { name: 'Review 1 due' })).toBeVisible();
});

test('A link shows the bank in it, keeps nothing unless told so, and other tabs hear of it', async ({
	page,
	context
}) => {
	const today = await context.newPage();
	await openToday(today);
	await page.goto(`/open/${linked()}`);
	await expect(offered(page)).toBeVisible();
	// A link within the page is none to a bank.
	const skip = page.getByRole('link', { name: 'Skip to the content' });
	await skip.focus();
	await skip.press('Enter');
	await expect(page).toHaveURL(/#main$/);
	await expect(offered(page)).toBeVisible();
	await page.getByRole('button', { name: 'Not now' }).click();
	await expect(offered(page)).toHaveCount(0);
	await expect(page).toHaveURL(/\/open\/$/);
	expect(await kept(page)).toEqual([]);

	await page.goto(`/open/${linked()}`);
	await add(page);
	await expect(banks(today).getByRole('link', { name: tides.title })).toBeVisible();
	await page.getByRole('link', { name: 'To its page' }).click();
	await expect(page).toHaveURL(/\/bank\/\?id=tides$/);
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(tides.title);

	await page.goto(`/open/${linked()}`);
	await expect(offered(page)).toContainText('You have exactly this bank already.');
	await expect(page.getByRole('button', { name: 'Add to my shelf' })).toHaveCount(0);
	expect(await axeFinds(page)).toEqual([]);
});

const whole = packed();
const flipped = Uint8Array.from(whole, (byte, at) => (at === 60 ? byte ^ 0xff : byte));
const errors = changed(TIDES, ['licence: CC-BY-4.0\n', ''], ['kind: judgement', 'kind: rumour']);
for (const [what, files, said] of [
	[
		'cut off',
		[file('half.footnote', whole.slice(0, whole.length - 30))],
		/half\.footnote is cut off/
	],
	['damaged', [file('bad.footnote', flipped)], /bad\.footnote is damaged/],
	['empty', [file('none.footnote', '')], /none\.footnote is empty/],
	['of another kind', [file('photo.png', '\x89PNG\r\n\x1a\n')], /photo\.png is no bank/],
	['several banks at once', [yaml(), file('other.yaml', SECOND)], /These are 2 banks at once/],
	[
		'only the text of a source',
		[file('a.md', 'x'), file('b.md', 'y')],
		/None of these files is a bank/
	],
	[
		'a bank with errors',
		[yaml(errors)],
		/The bank has 2 errors.*bank\.yaml, line 2.*bank\.yaml, line \d+/
	]
] as const) {
	test(`A file that is ${what} is refused with its reason, and nothing is kept`, async ({
		page
	}) => {
		await openScreen(page);
		await choose(page, ...files);
		await expect(refused(page)).toContainText(said);
		await expect(refused(page)).toContainText('Nothing was kept.');
		await expect(title(page, 'This cannot be opened')).toBeFocused();
		expect(await axeFinds(page)).toEqual([]);
		expect(await kept(page)).toEqual([]);
		// What is given next is looked at all the same.
		await choose(page, yaml());
		await expect(offered(page)).toBeVisible();
	});
}

for (const [what, fragment, said] of [
	['cut', linked().slice(0, -20), /The link is damaged/],
	['without a bank', '#top', /This link has no bank in it/],
	['of a newer version', linked().replace('=1.', '=7.'), /written by a newer version/]
] as const) {
	test(`A link that is ${what} is refused with its reason, and nothing is kept`, async ({
		page
	}) => {
		await page.goto(`/open/${fragment}`);
		await expect(refused(page)).toContainText(said);
		expect(await axeFinds(page)).toEqual([]);
		expect(await kept(page)).toEqual([]);
	});
}

test('A link is pasted out of a message, and one that is none or is damaged is told of at its field', async ({
	page
}) => {
	await openScreen(page);
	const field = page.getByRole('textbox', { name: 'Or paste a link' });
	const go = page.getByRole('button', { name: 'Open the link' });
	await go.click();
	await expect(field).toHaveAccessibleDescription(/^Nothing is pasted yet/);
	await expect(field).toBeFocused();
	const bad: [pasted: string, said: RegExp][] = [
		['https://example.org/open/', /^There is no bank in this/],
		[`https://example.org/open/${linked().slice(0, -20)}`, /^The link is damaged/],
		[linked().replace('=1.', '=7.'), /^The link was written by a newer version/]
	];
	for (const [pasted, said] of bad) {
		await field.fill(pasted);
		await expect(field).toHaveAttribute('aria-invalid', 'false');
		await go.click();
		await expect(field).toHaveAccessibleDescription(said);
		await expect(field).toBeFocused();
		await expect(field).toHaveAttribute('aria-invalid', 'true');
		await expect(field).toHaveValue(pasted);
	}
	expect(await axeFinds(page)).toEqual([]);
	// The address that it leads to is another app's, and stays out of it.
	await field.fill(`Try this:\nhttps://example.org/elsewhere/${linked()}\nBest, Ada`);
	await field.press('Enter');
	await expect(title(page, tides.title)).toBeFocused();
	expect(await kept(page)).toEqual([]);
	await page.getByRole('button', { name: 'Not now' }).click();
	await field.fill(linked());
	await field.press('Enter');
	await add(page);
	expect(await kept(page)).toEqual(['tides']);
});

test('What looks like another bank of the same id says whose place it would take', async ({
	page
}) => {
	const bread = changed(
		TIDES.replace(/stem: /g, 'stem: In bread, '),
		[`title: ${tides.title}`, 'title: Why bread rises'],
		['revision: 1', 'revision: 3']
	).replaceAll('statement: ', 'statement: Of bread, ');
	await openScreen(page);
	await choose(page, yaml());
	await add(page);
	await choose(page, yaml(bread));
	const offer = page.getByRole('article', { name: 'Why bread rises' });
	await expect(offer).toContainText('It looks like another bank.');
	await expect(offer).toContainText(
		`“${tides.title}”, revision 1, by Ada Example, goes by the same id “tides”`
	);
	await expect(offer).toContainText('what you know of the old ones would count for the new');
	expect(await axeFinds(page)).toEqual([]);
	await page.getByRole('button', { name: 'Take it in place of the other' }).click();
	await expect(
		title(page, `“Why bread rises” stands in the place of “${tides.title}”`)
	).toBeFocused();
	// The other way round it is the lower revision, and is not taken.
	await choose(page, yaml());
	await expect(offered(page)).toContainText('“Why bread rises”, revision 3, by Ada Example');
	await expect(offered(page)).toContainText('Nothing was changed.');
	await expect(page.getByRole('button', { name: /^Take/ })).toHaveCount(0);
});

test('An older revision is refused while a newer one is here', async ({ page }) => {
	await openScreen(page);
	await choose(page, yaml(SECOND));
	await add(page);
	await choose(page, yaml());
	await expect(offered(page)).toContainText('You have revision 2 of this bank');
	await expect(page.getByRole('button', { name: 'Take this revision' })).toHaveCount(0);
});

test('A backup by the same kind of name is handed to the settings', async ({ page }) => {
	const backup = readFileSync(new URL('../fixtures/backups/v2.footnote', import.meta.url));
	await openScreen(page);
	await choose(page, file('mine.footnote', backup));
	await expect(refused(page)).toContainText('mine.footnote is a backup');
	await page.getByRole('button', { name: 'Restore it in the settings' }).click();
	await expect(page.getByRole('dialog')).toContainText('mine.footnote holds');
});

test('A bank that the computer’s file list opens Footnote with is shown, asked of the settings too', async ({
	page
}) => {
	// What Chromium does for an installed app, which a test cannot install.
	await page.addInitScript(
		(bytes) => {
			const files = [{ getFile: async () => new File([new Uint8Array(bytes)], 'tides.footnote') }];
			const setConsumer = (take: (launch: { files: object[] }) => void) => take({ files });
			Object.defineProperty(globalThis, 'launchQueue', { value: { setConsumer } });
		},
		[...whole]
	);
	await openScreen(page);
	await expect(offered(page)).toBeVisible();
	await page.goto('/settings/');
	await expect(offered(page)).toBeVisible();
	await expect(page).toHaveURL(/\/open\/$/);
});

test('A bank is dropped anywhere on the page', async ({ page }) => {
	await openScreen(page);
	const data = await page.evaluateHandle((text) => {
		const transfer = new DataTransfer();
		transfer.items.add(new File([text], 'tides.yaml'));
		return transfer;
	}, TIDES);
	const heading = page.getByRole('heading', { level: 1 });
	const hint = page.getByText('Drop it to see what it is');
	await heading.dispatchEvent('dragenter', { dataTransfer: data });
	await expect(hint).toBeVisible();
	await heading.dispatchEvent('dragleave', { dataTransfer: data });
	await expect(hint).toBeHidden();
	await heading.dispatchEvent('dragenter', { dataTransfer: data });
	await heading.dispatchEvent('drop', { dataTransfer: data });
	await expect(offered(page)).toBeVisible();
	await expect(hint).toBeHidden();
});

test('A higher revision of a shipped bank stands in its place, as long as it is on the shelf', async ({
	page
}) => {
	const own = (name: string) => new URL(`../../questions/${name}`, import.meta.url);
	const text = readFileSync(own('reading-claims.yaml'), 'utf8');
	const next = reading.revision + 1;
	const newer = changed(text, [`\nrevision: ${reading.revision}\n`, `\nrevision: ${next}\n`]);
	const source = file('reading-claims.md', readFileSync(own('reading-claims.md')));
	await openScreen(page);
	await choose(page, file('reading-claims.yaml', newer));
	await expect(refused(page)).toContainText('There is no file reading-claims.md');
	await choose(page, file('reading-claims.yaml', text), source);
	await expect(page.getByText('You have exactly this bank already.')).toBeVisible();
	await choose(page, file('reading-claims.yaml', newer), source);
	await expect(page.getByText('a bank that comes with Footnote')).toBeVisible();
	await add(page, 'Take this revision');

	await page.goto(`/bank/${reading.id}/`);
	const given = page.getByRole('region', { name: 'This bank was opened here' });
	await expect(given).toContainText(`revision ${next}`);
	await given.getByRole('button', { name: 'Take it off the shelf' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('is off the shelf');
	await page.goto(`/bank/${reading.id}/`);
	await expect(page.getByRole('heading', { level: 1 })).toContainText(reading.title);
	await expect(given).toHaveCount(0);
});

test.describe('On a host that can be switched off', () => {
	const offline = test.extend<{ host: ReleaseServer }>({
		host: async ({}, use) => {
			const host = await ReleaseServer.start('first', '/');
			await use(host);
			await host.close();
		},
		baseURL: async ({ host }, use) => use(host.url)
	});
	offline.use({ serviceWorkers: 'allow' });

	offline('A bank that was opened is there without a network', async ({ page, host }) => {
		await openToday(page);
		await keptOffline(page);
		await openScreen(page);
		await choose(page, yaml());
		await add(page);
		host.down = true;
		await page.context().setOffline(true);
		await page.goto('/bank/?id=tides');
		await expect(page.getByRole('heading', { level: 1 })).toContainText(tides.title);
		await page.getByRole('button', { name: /^Learn/ }).click();
		const session = new SessionPage(page);
		await session.answer('right');
		await page.reload();
		await expect(session.verdict).toHaveText(/Right/);
		// Another one is opened as well.
		await openScreen(page);
		await choose(page, yaml(SECOND));
		await add(page, 'Take this revision');
	});
});
