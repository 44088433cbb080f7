/** Goes through all steps at once: for tests, and for what is small. */
export function runSteps<T>(steps: Generator<unknown, T>): T {
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
