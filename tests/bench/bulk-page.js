/*
 * Runs in the page before its own scripts, as `window.bulkPage`: presses what is there, and waits for what comes of it.
 */
globalThis.bulkPage = {
	/** The button of that text, in the dialog that is open if there is one. */
	async press(text) {
		const find = () =>
			[...(document.querySelector('dialog[open]') ?? document).querySelectorAll('button')].find(
				(button) => button.textContent.trim() === text && !button.disabled
			);
		while (!find()) await new Promise((resolve) => setTimeout(resolve, 50));
		find().click();
	},
	/** Something is there that says this. */
	async until(selector, text) {
		const isThere = () =>
			[...document.querySelectorAll(selector)].some((element) =>
				element.textContent.includes(text)
			);
		while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 50));
	}
};
