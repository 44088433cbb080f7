import { readStore } from './support/learner-database';
import { expect, openToday, test } from './support/journey';

const SCRIPT = encodeURIComponent('<img src=x onerror=alert(1)>');

for (const [path, heading] of [
	['%E0%A4%A', 'There is no such page'],
	['bank/%FF/', 'There is no such bank'],
	['settings/#%E0%A4%A', 'Settings'],
	[`${SCRIPT}/`, 'There is no such page'],
	[`bank/${SCRIPT}/`, 'There is no such bank'],
	['bank/__proto__/', 'There is no such bank'],
	[`session/?id=${SCRIPT}`, 'There is no such session'],
	['session/?id=__proto__', 'There is no such session'],
	['settings/?reset=1', 'Settings']
] as const)
	test(`The link ${path} is answered in words, and writes nothing`, async ({ page }) => {
		await openToday(page);
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
		expect(await readStore(page, 'events')).toEqual([]);
		expect(await readStore(page, 'sessions')).toEqual([]);
	});
