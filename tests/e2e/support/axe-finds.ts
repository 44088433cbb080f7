import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the screen as it stands, a line each. */
export async function axeFinds(page: Page): Promise<string[]> {
	// Colours on their way are no colours; a tab in the back does not go on with them.
	await page.bringToFront();
	await page.evaluate(async () => {
		const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
		const ending = () =>
			document
				.getAnimations()
				.filter(
					({ playState, effect }) =>
						playState === 'running' && Number.isFinite(Number(effect?.getComputedTiming().endTime))
				);
		// What has just been drawn begins to move with the next frame.
		await frame();
		for (let moving = ending(); moving.length > 0; moving = ending())
			await Promise.all([
				...moving.map(({ finished }) => finished.catch(() => undefined)),
				frame()
			]);
	});
	const axe = new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES);
	const { violations } = await axe.analyze();
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
