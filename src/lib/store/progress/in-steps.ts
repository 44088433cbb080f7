/** So long it may go on without a break where a page waits. */
const STEP_MS = 12;
/** Each word of how far it is costs the page a paint. */
const TELL_MS = 80;

export type InSteps = <T>(steps: Generator<number | void, T>) => Promise<T>;

/**
 * Goes through the steps of a work, with rests between them.
 * @param tell how much is done, 0–1
 * @param rest lets others have their turn
 */
export function stepper(tell: (share: number) => void, rest: () => Promise<void>): InSteps {
	const told = seldom(tell);
	return async (steps) => {
		for (let begun = performance.now(); ;) {
			const step = steps.next();
			if (step.done) return step.value;
			if (performance.now() - begun < STEP_MS) continue;
			if (step.value !== undefined) told(step.value);
			await rest();
			begun = performance.now();
		}
	};
}

/** Never tells less than before: what is summed up while it is read may have to be read once more. */
export function ascending(tell: (share: number) => void): (share: number) => void {
	let most = 0;
	return (share) => {
		if (share <= most) return;
		most = share;
		tell(share);
	};
}

/** Tells no more often than is worth a paint. */
export function seldom(tell: (share: number) => void): (share: number) => void {
	let toldMs = performance.now();
	return (share) => {
		if (performance.now() - toldMs < TELL_MS) return;
		tell(share);
		toldMs = performance.now();
	};
}
