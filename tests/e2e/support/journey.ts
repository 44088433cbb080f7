import { expect, test as base, type Page } from '@playwright/test';
import type { QuestionRef, SessionPlan } from '../../../src/lib/core/quiz/session-plan';
import { putSession } from './learner-database';
import { SessionPage } from './session-page';

interface Journey {
	session: SessionPage;
	/** On in every test: the app asks nothing of any other host, breaks no policy of its own, and throws nothing. */
	quiet: void;
}

/** A test of one journey: a fresh profile, and a session page to answer with. */
export const test = base.extend<Journey>({
	session: async ({ page }, use) => use(new SessionPage(page)),
	quiet: [
		async ({ context, baseURL }, use) => {
			const strangers: string[] = [];
			const errors: string[] = [];
			context.on('request', (request) => {
				const url = new URL(request.url());
				const isLocal = ['data:', 'blob:'].includes(url.protocol);
				if (!isLocal && url.origin !== new URL(baseURL!).origin) strangers.push(request.url());
			});
			context.on('weberror', (error) => errors.push(error.error().message));
			// What the page's Content-Security-Policy or Trusted Types refuse is an error that nobody caught.
			await context.addInitScript(() =>
				document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
					queueMicrotask(() => {
						throw new Error(`Refused by the page's policy: ${violatedDirective} ${sample}`);
					})
				)
			);
			await use();
			expect(strangers, 'requests to other hosts').toEqual([]);
			expect(errors, 'errors that nobody caught').toEqual([]);
		},
		{ auto: true }
	]
});
export { expect };

/** Opens Today and waits until it knows the learner. */
export async function openToday(page: Page): Promise<void> {
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 2, name: 'Banks', exact: true })).toBeVisible();
}

/** From a fresh profile into a session over exactly these questions. */
export async function openSession(
	page: Page,
	items: QuestionRef[],
	plan: Partial<SessionPlan> = {}
): Promise<string> {
	await openToday(page);
	const id = await putSession(page, { mode: 'study', bank: items[0]!.bank, items, ...plan });
	await resumeSession(page, id);
	return id;
}

/** Opens a session that is there already, at the question it has come to. */
export async function resumeSession(page: Page, id: string): Promise<void> {
	await page.goto(`/session/?id=${id}`);
	await expect(page.getByRole('progressbar', { name: 'Progress' })).toBeVisible();
}
