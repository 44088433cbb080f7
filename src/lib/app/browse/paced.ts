import type { Pace } from '../../store/pace';

/** Goes through the steps of some work, and gives the page its turn between them. */
export async function paced<T>(steps: Generator<unknown, T>, pace: Pace): Promise<T> {
	for (let step = steps.next(); ; step = steps.next()) {
		if (step.done) return step.value;
		await pace.step();
	}
}
