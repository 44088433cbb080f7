import type { PredictionError } from './prediction-error';

/** Below this many hundredths of the mean chance nobody would notice a difference; from the second on it is plain to see. */
const SLIGHT = 0.005;
const CLEAR = 0.02;

/**
 * How much better a prediction is than another, in words. Log loss is the mean of −ln(chance), so that exp(−loss) is the
 * geometric mean of the chance (0–1) that was given to what then happened; the difference of the two is graded.
 */
export function howMuchBetter(
	before: PredictionError,
	after: PredictionError
): 'slight' | 'plain' | 'clear' {
	const gain = Math.exp(-after.logLoss) - Math.exp(-before.logLoss);
	return gain < SLIGHT ? 'slight' : gain < CLEAR ? 'plain' : 'clear';
}
