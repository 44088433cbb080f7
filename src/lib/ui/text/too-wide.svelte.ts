/** Whether something is wider than the block that it stands in; looked at again whenever that changes its size. */
export class TooWide {
	#is = $state(false);

	get is() {
		return this.#is;
	}

	/** An attachment for what may be too wide; its first child has the width that is asked for. */
	watch = (element: HTMLElement) => {
		const block = blockAround(element);
		const look = () => {
			const inner = element.firstElementChild?.getBoundingClientRect().width ?? 0;
			this.#is = inner > block.clientWidth + 1;
		};
		const observer = new ResizeObserver(look);
		observer.observe(block);
		return () => observer.disconnect();
	};
}

/** An inline box has no width of its own. */
function blockAround(element: HTMLElement): HTMLElement {
	let block = element.parentElement;
	while (block && getComputedStyle(block).display === 'inline') block = block.parentElement;
	return block ?? document.body;
}
