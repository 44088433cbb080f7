/** `again`: of those that passed, how many failed first and passed when they were tried again. @typedef {{ passed: number, failed: number, again: number }} Counts */

/**
 * How many tests passed and failed by the JSON report of Vitest. A file that could not be loaded has no tests, and counts as one that failed.
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} report
 * @returns {Counts}
 */
export function countVitest(report) {
	const unloaded = report.testResults.filter(
		({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
	);
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests + unloaded.length,
		again: 0
	};
}

/**
 * How many tests passed and failed by the JSON report of Playwright.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} report
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors }) {
	return {
		passed: stats.expected + stats.flaky,
		failed: stats.unexpected + errors.length,
		again: stats.flaky
	};
}

/**
 * The counts of a step; one that failed counts at least one failure, whatever its report says.
 * @param {Counts} counted
 * @param {number} exitCode
 * @returns {Counts}
 */
export function withExitCode({ passed, failed, again }, exitCode) {
	return { passed, failed: exitCode === 0 ? failed : Math.max(failed, 1), again };
}
