import { WEIGHT_SPREAD } from './fsrs6-weights';

/**
 * What it costs to leave the weights that the fit began with, so that few reviews move them little: the squared way of
 * each, measured by how much it differs among people (`l2_penalty` in fsrs-rs `src/training.rs`, there with `gamma` 1).
 * @param share of all predictions that this step rests on, 0–1
 */
export function distanceCost(weights: Float64Array, start: Float64Array, share: number): number {
	let sum = 0;
	weights.forEach((weight, at) => (sum += ((weight - start[at]!) / WEIGHT_SPREAD[at]!) ** 2));
	return sum * share;
}

/** Adds the derivative of `distanceCost` by each weight to the gradient. */
export function addDistanceGradient(
	weights: Float64Array,
	start: Float64Array,
	share: number,
	gradient: Float64Array
): void {
	weights.forEach(
		(weight, at) => (gradient[at]! += (2 * (weight - start[at]!) * share) / WEIGHT_SPREAD[at]! ** 2)
	);
}
