const FORGETS_MEAN = 0.9;
const FORGETS_SPREAD = 0.999;
const TINY = 1e-8;

/**
 * Adam (D. P. Kingma, J. Ba 2015, arXiv:1412.6980, algorithm 1), with the constants of fsrs-rs (`src/training.rs`): each
 * value goes against its slope, in steps of about the same size for steep and flat ones.
 */
export class Adam {
	readonly #mean: Float64Array;
	readonly #spread: Float64Array;
	#steps = 0;

	constructor(size: number) {
		this.#mean = new Float64Array(size);
		this.#spread = new Float64Array(size);
	}

	/** Moves the values one step, in place. */
	step(values: Float64Array, gradient: Float64Array, rate: number): void {
		this.#steps++;
		const meanShare = 1 - FORGETS_MEAN ** this.#steps;
		const spreadShare = 1 - FORGETS_SPREAD ** this.#steps;
		for (let at = 0; at < values.length; at++) {
			const slope = gradient[at]!;
			const mean = FORGETS_MEAN * this.#mean[at]! + (1 - FORGETS_MEAN) * slope;
			const spread = FORGETS_SPREAD * this.#spread[at]! + (1 - FORGETS_SPREAD) * slope * slope;
			this.#mean[at] = mean;
			this.#spread[at] = spread;
			values[at]! -= (rate * (mean / meanShare)) / (Math.sqrt(spread / spreadShare) + TINY);
		}
	}
}

/**
 * The rate falls along half a cosine, from full at step 0 to nothing at the last: `src/cosine_annealing.rs` in fsrs-rs,
 * after I. Loshchilov, F. Hutter (2017), arXiv:1608.03983, without restarts.
 */
export function annealed(rate: number, step: number, steps: number): number {
	return (rate * (1 + Math.cos((Math.PI * step) / steps))) / 2;
}
