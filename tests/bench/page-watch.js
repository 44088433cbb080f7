/*
 * Runs in the page before its own scripts, as `window.watch`: how long each key took until the paint that shows it, how long
 * the page stood still, and how long the checks in their worker took. Times in milliseconds.
 *
 * A key's time begins with the event's own time stamp, which the browser gives it before the page is free to hear of it.
 * It ends in a message posted from the frame that follows the `input` event: such a message is heard once that frame's
 * style, layout and paint are done. The browser's Event Timing says the same from outside, but in steps of 8 ms, and of
 * nothing under 16 ms; it is kept beside as a second witness, since it knows the compositor as well.
 */
(() => {
	let keys = [];
	let timings = [];
	let tasks = [];
	let rounds = [];
	let pressed = null;

	function painted() {
		return new Promise((resolve) =>
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => resolve(performance.now());
				port2.postMessage(null);
			})
		);
	}
	async function untilPaint(key) {
		if (!key) return;
		key.end = await painted();
	}

	addEventListener(
		'keydown',
		(event) => {
			pressed = { start: event.timeStamp, end: null };
			keys.push(pressed);
			void untilPaint(pressed);
		},
		true
	);
	// What a key does to the text comes after it, maybe in the next frame.
	addEventListener('input', () => void untilPaint(pressed), true);

	new PerformanceObserver((list) =>
		timings.push(...list.getEntries().filter(({ name }) => name === 'keydown'))
	).observe({ type: 'event', durationThreshold: 16, buffered: true });
	new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({
		type: 'longtask',
		buffered: true
	});

	/** The worker that checks drafts is asked by one message, and answers by one. */
	globalThis.Worker = class extends Worker {
		#asked = [];
		#isChecker;
		constructor(url, options) {
			super(url, options);
			this.#isChecker = String(url).includes('check-draft');
			this.addEventListener('message', () => {
				const asked = this.#asked.shift();
				if (asked !== undefined) rounds.push(performance.now() - asked);
			});
		}
		postMessage(...args) {
			// What it is only told is not answered.
			if (this.#isChecker && 'serial' in (args[0] ?? {})) this.#asked.push(performance.now());
			super.postMessage(...args);
		}
	};

	globalThis.watch = {
		begin() {
			keys = [];
			timings = [];
			tasks = [];
			rounds = [];
		},
		async end() {
			await painted();
			return {
				keys: keys.map(({ start, end }) => end - start),
				byEventTiming: timings.map(({ duration }) => duration),
				tasks: tasks.map(({ duration }) => duration),
				rounds
			};
		},
		/** Does something and says how long it took until what a selector names was painted, anywhere in `main`. */
		async until(selector, work = () => undefined) {
			const start = performance.now();
			work();
			return (await this.shown(selector)) - start;
		},
		/** When something was painted, since the page was asked for. */
		async shown(selector) {
			for (;;) {
				const now = await painted();
				if (document.querySelector(selector)) return now;
			}
		}
	};
})();
