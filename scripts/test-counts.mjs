/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * How many tests passed and failed by the JSON report of Vitest. A file that could not be loaded has no tests, and counts as one that failed.
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} report
 * @returns {Counts}
 */
export function countVitest(report) {
	const unloaded = report.testResults.filter(
		({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
	);
	return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

/**
 * How many tests passed and failed by the JSON report of Playwright. A flaky test failed once, and so it failed.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} report
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors }) {
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/**
 * The counts of a step; one that failed counts at least one failure, whatever its report says.
 * @param {Counts} counted
 * @param {number} exitCode
 * @returns {Counts}
 */
export function withExitCode({ passed, failed }, exitCode) {
	return { passed, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
}
