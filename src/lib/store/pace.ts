/** The learner called the work off; nothing was changed. */
export class Cancelled extends Error {
	override name = 'Cancelled';
}

/** So long may one step hold up the page, in ms: less than a blink, so that a press on Cancel is taken at once. */
const STEP_MS = 16;

/**
 * Long work on the page's own thread, in steps between which the page can show how far it is and take a press on Cancel.
 * Without arguments it only breathes.
 */
export class Pace {
	#sinceMs = performance.now();

	/** @param tell how much is done, 0–1, ascending */
	constructor(
		private readonly tell: (share: number) => void = () => undefined,
		private readonly signal: AbortSignal | null = null
	) {}

	/** The same, for the part of the work from one share of the whole to another. */
	part(from: number, to: number): Pace {
		return new Pace((share) => this.tell(from + share * (to - from)), this.signal);
	}

	/**
	 * Tells how far the work is, without a pause: for within a transaction, which does not outlive one.
	 * @throws Cancelled
	 */
	check(done = 0, of = 1): void {
		if (this.signal?.aborted) throw new Cancelled('Called off.');
		this.note(done, of);
	}

	/** Tells how far it is where it can be called off no more. */
	note(done: number, of: number): void {
		this.tell(of > 0 ? Math.min(1, done / of) : 1);
	}

	/** Resolves when the work is called off: for work that need not be waited for any more, and is done all the same. */
	calledOff(): Promise<void> {
		return new Promise((resolve) => {
			if (this.signal?.aborted) resolve();
			else this.signal?.addEventListener('abort', () => resolve(), { once: true });
		});
	}

	/**
	 * To be awaited between two steps; gives the page a turn when it has not had one for a while.
	 * @throws Cancelled
	 */
	async step(done = 0, of = 1): Promise<void> {
		this.check(done, of);
		if (performance.now() - this.#sinceMs < STEP_MS) return;
		await nextTask();
		this.#sinceMs = performance.now();
		this.check(done, of);
	}
}

/** Unlike a promise it lets the page paint and take clicks; unlike a timer it is not slowed down in a tab that is hidden. */
export function nextTask(): Promise<void> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
}
