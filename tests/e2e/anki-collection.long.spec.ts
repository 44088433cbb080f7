import { writeFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { ankiCollection } from '../bench/anki-collection';
import { PageLoad } from '../hostile/page-load';
import { axeFinds } from './support/axe-finds';
import { expect, test } from './support/journey';

/** Smaller ones are for trying the journey itself: FOOTNOTE_ANKI_CARDS=1000. */
const CARDS = Number(process.env.FOOTNOTE_ANKI_CARDS ?? 50_000);
const SIZE = { cards: CARDS, reviews: CARDS * 10, bytes: CARDS * 2000 };

test('A hundred megabytes of Anki, with half a million reviews, come in while the page answers, and go again', async ({
	page,
	browser
}) => {
	test.setTimeout(3_600_000);
	const { file } = await ankiCollection({ ...SIZE, nowMs: Date.now() });
	const path = test.info().outputPath('years.apkg');
	writeFileSync(path, file);
	const load = await PageLoad.of(browser, page);

	await page.goto('/import/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	/** The longest that the page could not take a press, in ms, since it was last asked. */
	const longestWait = () =>
		page.evaluate(() => {
			const waits = globalThis as { longest?: number };
			const told = Math.round(waits.longest ?? 0);
			waits.longest = 0;
			return told;
		});
	await page.evaluate(() => {
		const waits = globalThis as { longest?: number };
		let last = performance.now();
		setInterval(() => {
			const now = performance.now();
			waits.longest = Math.max(waits.longest ?? 0, now - last - 10);
			last = now;
		}, 10);
	});
	const figures: Record<
		string,
		{ seconds: number; processorS: number; longestWaitMs: number; mb: number | null }
	> = {};
	const step = async (name: string, work: () => Promise<void>) => {
		await load.begin();
		// What is tidied up for the measurement itself is no wait.
		await longestWait();
		const since = performance.now();
		await work();
		const seconds = Math.round((performance.now() - since) / 100) / 10;
		const longestWaitMs = await longestWait();
		const { peakMb, processorMs } = await load.end();
		figures[name] = {
			seconds,
			processorS: Math.round(processorMs / 100) / 10,
			longestWaitMs,
			mb: peakMb && Math.round(peakMb)
		};
		test.info().annotations.push({ type: name, description: JSON.stringify(figures[name]) });
	};
	/** Waits until it is done; a fault is told on the page, and would be waited beside for long. */
	const done = async (told: Locator) => {
		const failed = page.getByRole('alert');
		await expect(told.or(failed).first()).toBeVisible({ timeout: 1_200_000 });
		await expect(failed).toHaveCount(0);
	};
	const bar = (name: string | RegExp) => page.getByRole('progressbar', { name });

	await step('reading', async () => {
		await page.getByLabel('Choose a file…').setInputFiles(path);
		await expect(bar('Reading years.apkg')).toBeVisible();
		await expect(page.getByRole('checkbox', { name: /review history/ })).toBeVisible({
			timeout: 1_200_000
		});
	});
	const offer = page.getByRole('article');
	const count = (number: number) => number.toLocaleString('en-GB');
	await expect(offer).toContainText(`${count(SIZE.cards)} questions`);
	const size = await offer.getByText(/reviews of/).textContent();
	const reviews = /([\d,]+) reviews of ([\d,]+) cards/.exec(size ?? '')!;
	expect(reviews[2]).toBe(count(SIZE.cards));
	expect(await axeFinds(page)).toEqual([]);

	await step('adding', async () => {
		await page.getByRole('button', { name: 'Add to my shelf' }).click();
		await expect(bar('Adding it, with your history')).toBeVisible();
		await done(page.getByText(`${reviews[1]} reviews came along.`));
	});
	await step('taking back', async () => {
		await page.getByRole('button', { name: 'Take it all back' }).click();
		await done(page.getByRole('heading', { name: 'Taken back' }));
	});
	console.log(`${count(file.length)} bytes, ${reviews[1]} reviews: ${JSON.stringify(figures)}`);
	for (const { mb } of Object.values(figures)) expect(mb ?? 0).toBeLessThan(1000);
});
