import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, withExitCode } from './test-counts.mjs';

describe('the count', () => {
	test('of Vitest takes a file that could not be loaded for a failure', () => {
		const report = {
			numPassedTests: 5,
			numFailedTests: 1,
			testResults: [
				{ status: 'passed', assertionResults: [1, 2, 3, 4, 5] },
				{ status: 'failed', assertionResults: [1] },
				{ status: 'failed', assertionResults: [] }
			]
		};
		expect(countVitest(report)).toEqual({ passed: 5, failed: 2, again: 0 });
	});

	test('of Playwright takes errors outside of tests for failures, and names what passed only when tried again', () => {
		const report = { stats: { expected: 7, unexpected: 1, flaky: 1 }, errors: [{}] };
		expect(countPlaywright(report)).toEqual({ passed: 8, failed: 2, again: 1 });
	});

	test('of a step that failed is never without a failure', () => {
		const ran = (failed: number) => ({ passed: 9, failed, again: 1 });
		expect(withExitCode(ran(0), 1)).toEqual(ran(1));
		expect(withExitCode(ran(3), 1)).toEqual(ran(3));
		expect(withExitCode(ran(0), 0)).toEqual(ran(0));
	});
});
