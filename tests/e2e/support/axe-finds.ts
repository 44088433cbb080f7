import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the screen as it stands, a line each. */
export async function axeFinds(page: Page): Promise<string[]> {
	// Colours on their way are no colours; a tab in the back does not go on with them.
	await page.bringToFront();
	await page.evaluate(async () => {
		const ending = document
			.getAnimations()
			.filter(({ effect }) => Number.isFinite(Number(effect?.getComputedTiming().endTime)));
		await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
	});
	const axe = new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES);
	const { violations } = await axe.analyze();
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
