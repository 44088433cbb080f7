import type { Page } from '@playwright/test';

/** What the app shows a learner who has just opened it. */
export interface ScreenAtStart {
	/** `welcome` is for who was never here. */
	shows: 'welcome' | 'today' | 'problem';
	/** It says that something is amiss and names a way to get it back. */
	offersRestore: boolean;
	/** It says that the page is to be loaded again to get it back. */
	offersReload: boolean;
	/** The beginning of it, for a report. */
	text: string;
}

const START_LIMIT_MS = 30_000;

/** Waits until the app is open, or says why it is not. */
export async function screenAtStart(page: Page, limitMs = START_LIMIT_MS): Promise<ScreenAtStart> {
	const banks = page.getByRole('heading', { level: 2, name: 'Banks', exact: true });
	const problem = page.getByRole('alert');
	await banks.or(problem).first().waitFor({ timeout: limitMs });
	const isOpen = await banks.isVisible();
	const isNew = await page.getByRole('button', { name: 'Take the quiz' }).isVisible();
	const text = await page.locator('body').innerText();
	const said = await notices(page);
	return {
		shows: isNew ? 'welcome' : isOpen ? 'today' : 'problem',
		offersRestore: /restor|back up|backup|repair/i.test(said),
		offersReload: /loaded again/i.test(said),
		text: text.replace(/\s+/g, ' ').slice(0, 300)
	};
}

/** All that is said beside the screen itself. */
async function notices(page: Page): Promise<string> {
	const said = page.getByRole('alert').or(page.getByRole('status')).or(page.getByRole('region'));
	return (await said.allInnerTexts()).join('\n');
}
