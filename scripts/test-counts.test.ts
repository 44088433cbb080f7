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
		expect(countVitest(report)).toEqual({ passed: 5, failed: 2 });
	});

	test('of Playwright takes flaky tests and errors outside of tests for failures', () => {
		const report = { stats: { expected: 7, unexpected: 1, flaky: 1 }, errors: [{}] };
		expect(countPlaywright(report)).toEqual({ passed: 7, failed: 3 });
	});

	test('of a step that failed is never without a failure', () => {
		expect(withExitCode({ passed: 9, failed: 0 }, 1)).toEqual({ passed: 9, failed: 1 });
		expect(withExitCode({ passed: 9, failed: 3 }, 1)).toEqual({ passed: 9, failed: 3 });
		expect(withExitCode({ passed: 9, failed: 0 }, 0)).toEqual({ passed: 9, failed: 0 });
	});
});
