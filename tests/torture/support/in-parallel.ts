/** Runs the jobs, so many at a time; the first error ends it once the running ones are done. */
export async function inParallel<T>(
	jobs: readonly T[],
	atOnce: number,
	work: (job: T) => Promise<void>
): Promise<void> {
	let begun = 0;
	const errors: unknown[] = [];
	const worker = async () => {
		while (begun < jobs.length && errors.length === 0)
			await work(jobs[begun++] as T).catch((error: unknown) => errors.push(error));
	};
	await Promise.all(Array.from({ length: Math.max(1, atOnce) }, worker));
	if (errors.length > 0) throw errors[0];
}
