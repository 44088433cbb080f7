import type { Page } from '@playwright/test';

/**
 * Waits until nothing moves that ends: colours on their way are no colours. Frames are asked for as long as anything does,
 * since a browser lets what is out of sight stand still where nobody asks.
 */
export async function comeToRest(page: Page): Promise<void> {
	// A tab in the back does not go on.
	await page.bringToFront();
	await page.evaluate(async () => {
		await document.fonts.ready;
		const isMoving = () =>
			document
				.getAnimations()
				.some(
					({ playState, effect }) =>
						playState === 'running' && Number.isFinite(Number(effect?.getComputedTiming().endTime))
				);
		// What has just been drawn begins to move with the next frame.
		do await new Promise((resolve) => requestAnimationFrame(resolve));
		while (isMoving());
	});
}
