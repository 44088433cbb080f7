import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any screen has: whoever is not reached by then is not reachable. */
const MAX_STOPS = 150;

/** Goes to a control with Tab or Shift+Tab alone; fails when the keyboard never gets there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeVisible();
	for (let stop = 0; stop < MAX_STOPS; stop++) {
		const way = await target.evaluate((element) => {
			const active = document.activeElement;
			if (active === element) return 'there';
			if (!active || active === document.body) return 'Tab';
			const behind = active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
			return behind ? 'Tab' : 'Shift+Tab';
		});
		if (way === 'there') return;
		await page.keyboard.press(way);
	}
	throw new Error(`The keyboard does not reach ${target.toString()}`);
}

/** Chooses an option of the list that has the focus, with the arrow keys. */
export async function chooseWithArrows(page: Page, list: Locator, value: string): Promise<void> {
	const steps = await list.evaluate((element: HTMLSelectElement, wanted) => {
		const open = [...element.options].filter((option) => !option.disabled);
		const from = open.indexOf(element.selectedOptions[0]!);
		return open.findIndex((option) => option.value === wanted) - from;
	}, value);
	for (let step = 0; step < Math.abs(steps); step++)
		await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
	await expect(list).toHaveValue(value);
}
