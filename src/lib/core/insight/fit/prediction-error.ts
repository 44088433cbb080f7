import { fsrs6 } from './fsrs6-model';
import { PredictionGradient } from './prediction-gradient';
import type { ReviewHistories } from './review-histories';

/** How far predictions of recall are off; 0 is best for both. */
export interface PredictionError {
	/** The mean of −ln(chance given to what happened): what a proper score asks for. Always saying 50 % has 0.69. */
	logLoss: number;
	/**
	 * How far predicted and true recall are apart among reviews of a kind (0–1, root of the mean square), which tells
	 * whether 90 % is 90 %: kinds by interval, number of reviews and lapses.
	 */
	rmseBins: number;
}

interface Bin {
	predicted: number;
	recalled: number;
	reviews: number;
	count: number;
}

/** Sums up how far predictions are off, which may be by several weights, each for reviews of its own. */
export class ErrorTally {
	readonly #pass: PredictionGradient;
	readonly #bins = new Map<string, Bin>();
	#loss = 0;
	#count = 0;

	constructor(readonly histories: ReviewHistories) {
		this.#pass = new PredictionGradient(histories);
	}

	/** @param counts how much each review counts, 0 where it is not predicted (`equalWeights`, `recencyWeights`) */
	add(weights: ArrayLike<number>, counts: Float64Array): void {
		const { starts, ratings } = this.histories;
		const model = fsrs6(weights);
		for (let history = 0; history + 1 < starts.length; history++) {
			this.#loss += this.#pass.loss(model, history, counts);
			eachKind(this.histories, history, (review, kind) => {
				const count = counts[review]!;
				if (count === 0) return;
				this.#count += count;
				const bin = this.#bins.get(kind) ?? { predicted: 0, recalled: 0, reviews: 0, count: 0 };
				this.#bins.set(kind, bin);
				bin.predicted += this.#pass.recallAt(history, review);
				bin.recalled += ratings[review]! > 1 ? 1 : 0;
				bin.reviews++;
				bin.count += count;
			});
		}
	}

	/** NaN where nothing was predicted. */
	error(): PredictionError {
		let squares = 0;
		for (const { predicted, recalled, reviews, count } of this.#bins.values())
			squares += count * ((predicted - recalled) / reviews) ** 2;
		return { logLoss: this.#loss / this.#count, rmseBins: Math.sqrt(squares / this.#count) };
	}
}

/** @param counts as in `ErrorTally.add`; at least one review counts */
export function predictionError(
	weights: ArrayLike<number>,
	histories: ReviewHistories,
	counts: Float64Array
): PredictionError {
	const tally = new ErrorTally(histories);
	tally.add(weights, counts);
	return tally.error();
}

/**
 * Calls back with each review after a day or more and its kind: interval, reviews so far and lapses so far on scales
 * that grow by steps, `r_matrix_index` in fsrs-rs `src/dataset.rs`, as the benchmark of schedulers
 * (open-spaced-repetition/srs-benchmark) has it.
 */
function eachKind(
	{ starts, ratings, elapsedDays }: ReviewHistories,
	history: number,
	call: (review: number, kind: string) => void
): void {
	let [longReviews, lapses] = [0, 0];
	for (let review = starts[history]!; review < starts[history + 1]!; review++) {
		const days = elapsedDays[review]!;
		if (days === 0) continue;
		longReviews++;
		const kind = [
			stepOf(days, 3.62),
			stepOf(longReviews + 1, 1.89),
			lapses === 0 ? '' : stepOf(lapses, 1.73)
		];
		call(review, kind.join('/'));
		if (ratings[review] === 1) lapses++;
	}
}

/** The step of a scale on which each is so many times as long as the one before. */
function stepOf(value: number, base: number): number {
	return Math.floor(Math.log(value) / Math.log(base));
}
