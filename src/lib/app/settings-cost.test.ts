import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../core/memory/default-settings';
import { reviewFactor } from './settings-cost';

/** FSRS-6's forgetting curve with the published decay, solved for the time: t ∝ r^(-1/0.1542) − 1. */
const byFormula = (retention: number) => {
	const time = (chance: number) => chance ** (-1 / 0.1542) - 1;
	return time(0.9) / time(retention);
};

describe('what a wanted retention costs', () => {
	it.each([0.8, 0.85, 0.9, 0.95, 0.97])('follows the forgetting curve at %d', (retention) => {
		expect(reviewFactor(retention, DEFAULT_SETTINGS)).toBeCloseTo(byFormula(retention), 2);
	});
});
