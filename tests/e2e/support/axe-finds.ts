import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { comeToRest } from './at-rest';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the screen as it stands, a line each. */
export async function axeFinds(page: Page): Promise<string[]> {
	await comeToRest(page);
	const axe = new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES);
	const { violations } = await axe.analyze();
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
