import { EXAMPLE_BANK } from '../../src/lib/core/bank/example-bank';
import { expect, test } from './support/journey';
import { chooseFiles, fileOf, openList } from './support/own-banks';

/** Another bank: its own id, title and ids of questions, and the same questions. */
const OTHER = EXAMPLE_BANK.replace('id: tides', 'id: other-tides')
	.replace('Why the sea rises twice a day', 'Another bank of tides')
	.replace(/( {2}- )id: /g, '$1id: o-')
	.replace(/source: lecture/g, 'source: o-lecture')
	.replace(
		/facts: \[([^\]]+)\]/g,
		(_, ids: string) => `facts: [${ids.replace(/[a-z0-9-]+/g, 'o-$&')}]`
	);

test('A question that another bank of the author asks is told under Check', async ({ page }) => {
	await openList(page);
	await chooseFiles(page, fileOf('tides.yaml', EXAMPLE_BANK), fileOf('other.yaml', OTHER));
	await page.getByRole('link', { name: 'Another bank of tides', exact: true }).click();
	await page.getByRole('button', { name: /^Check/ }).click();
	await expect(
		page.getByText('The bank “Why the sea rises twice a day” asks the same').first()
	).toBeVisible();
});
