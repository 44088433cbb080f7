/*
 * Runs in the page before its own scripts, as `window.progressWatch`: how long the progress screen takes until all its
 * figures are there and the charts in sight are drawn, up to the paint of it. Times in milliseconds.
 */
(() => {
	/** When the page was asked for, unless a press tells of a later beginning. */
	let start = 0;

	function frame() {
		return new Promise((resolve) =>
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => resolve(performance.now());
				port2.postMessage(null);
			})
		);
	}
	const inSight = (element) => {
		const { top, bottom } = element.getBoundingClientRect();
		return bottom > 0 && top < innerHeight;
	};
	/** Chart.js gives the canvas a size of its own when it takes it. */
	const isDrawn = (canvas) => canvas.style.display === 'block';
	const headings = () => document.querySelectorAll('main section > h2').length;
	const PARTS = 9;
	const isThere = (parts) =>
		location.pathname.endsWith('/progress/') &&
		headings() >= parts &&
		document.querySelectorAll('main canvas').length > 0 &&
		[...document.querySelectorAll('main canvas')].filter(inSight).every(isDrawn);

	globalThis.progressWatch = {
		begin() {
			addEventListener('click', ({ timeStamp }) => (start = timeStamp), {
				capture: true,
				once: true
			});
		},
		/** The first parts, or all of them, are there and painted. */
		async painted(parts = PARTS) {
			for (;;) {
				const now = await frame();
				if (isThere(parts)) return now - start;
			}
		},
		async scrollThrough() {
			for (let at = 0; at < document.documentElement.scrollHeight; at += 400) {
				scrollTo({ top: at, behavior: 'instant' });
				await frame();
				await frame();
			}
		}
	};
})();
