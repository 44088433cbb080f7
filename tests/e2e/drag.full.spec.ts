import type { CDPSession, Locator, Page } from '@playwright/test';
import { shownOrder } from './support/answer-question';
import { expect, openSession, test } from './support/journey';
import { article, questionOf, refsOfType } from './support/shipped-banks';

test.use({ viewport: { width: 900, height: 1800 } });

interface Point {
	x: number;
	y: number;
}
type Drag = (from: Point, to: Point) => Promise<void>;

async function middleOf(target: Locator): Promise<Point> {
	const box = (await target.boundingBox())!;
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function byMouse(page: Page): Drag {
	return async (from, to) => {
		await page.mouse.move(from.x, from.y);
		await page.mouse.down();
		await page.mouse.move(to.x, to.y, { steps: 6 });
		await page.mouse.up();
	};
}

/** Touches as the browser gets them from a screen: it may still take them for scrolling. */
function byTouch(cdp: CDPSession): Drag {
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Point) =>
		cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
	return async (from, to) => {
		await touch('touchStart', from);
		for (let step = 1; step <= 6; step++)
			await touch('touchMove', {
				x: from.x + ((to.x - from.x) * step) / 6,
				y: from.y + ((to.y - from.y) * step) / 6
			});
		await touch('touchEnd');
	};
}

/** Drags items by their handles until they stand in the right order. */
async function orderByDragging(page: Page, order: string[], drag: Drag): Promise<void> {
	for (const [to, id] of order.entries()) {
		const shown = await shownOrder(page);
		if (shown[to] === id) continue;
		const row = page.locator(`[data-item="${id}"]`);
		const goal = page.locator(`[data-item="${shown[to]!}"]`);
		const from = await middleOf(row.getByRole('button', { name: /^Move “.*”, \d+ of \d+$/ }));
		const way = (await goal.boundingBox())!.y - (await row.boundingBox())!.y;
		await drag(from, { x: from.x, y: from.y + way });
		await expect.poll(async () => (await shownOrder(page))[to]).toBe(id);
	}
}

for (const way of ['mouse', 'touch'] as const) {
	test.describe(`By ${way}`, () => {
		test.use({ hasTouch: way === 'touch' });
		const dragger = async (page: Page): Promise<Drag> =>
			way === 'mouse' ? byMouse(page) : byTouch(await page.context().newCDPSession(page));

		test('an ordering is put right by dragging its items', async ({ page, session }) => {
			const [ref] = refsOfType(article, 'ordering', 1);
			await openSession(page, [ref!]);
			const question = questionOf(ref!);
			if (question.type !== 'ordering') throw new Error('no ordering');
			await session.question();
			await orderByDragging(
				page,
				question.items.map(({ id }) => id),
				await dragger(page)
			);
			await session.submit('mouse');
			await expect(session.verdict).toHaveText(/^\W*Right$/);
		});

		test('a matching is filled by dragging options to their places', async ({ page, session }) => {
			const [ref] = refsOfType(article, 'matching', 1);
			await openSession(page, [ref!]);
			const question = questionOf(ref!);
			if (question.type !== 'matching') throw new Error('no matching');
			await session.question();
			const drag = await dragger(page);
			for (const { id, text, match } of question.prompts) {
				const chip = page.locator(`[data-option="${match}"]`);
				await drag(await middleOf(chip), await middleOf(page.locator(`[data-prompt="${id}"]`)));
				await expect(
					page.getByRole('combobox', { name: `Match for “${text}”`, exact: true })
				).toHaveValue(match);
			}
			await session.submit('mouse');
			await expect(session.verdict).toHaveText(/^\W*Right$/);
		});
	});
}

test.describe('With a touch screen', () => {
	test.use({ hasTouch: true });
	test('a matching is filled by two taps: on the option, then on its place', async ({
		page,
		session
	}) => {
		const [ref] = refsOfType(article, 'matching', 1);
		await openSession(page, [ref!]);
		const question = questionOf(ref!);
		if (question.type !== 'matching') throw new Error('no matching');
		await session.question();
		for (const { id, text, match } of question.prompts) {
			await page.locator(`[data-option="${match}"]`).tap();
			await page.locator(`[data-prompt="${id}"]`).getByText('Put it here').tap();
			await expect(
				page.getByRole('combobox', { name: `Match for “${text}”`, exact: true })
			).toHaveValue(match);
		}
		await session.check.tap();
		await expect(session.verdict).toHaveText(/^\W*Right$/);
	});
});
