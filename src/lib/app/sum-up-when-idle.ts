import type { Connection } from '../store/connection';
import { sumUpApart } from '../store/progress/sum-up-apart';

/** Where a browser does not tell when it is idle (Safari). */
const LATER_MS = 3000;

/** Much that came at once is summed up before the progress screen is opened, when nothing else is to be done. Never throws. */
export async function sumUpWhenIdle(connection: Connection): Promise<void> {
	await new Promise<unknown>((resolve) => {
		if (typeof requestIdleCallback === 'function') requestIdleCallback(resolve);
		else setTimeout(resolve, LATER_MS);
	});
	await sumUpApart(connection);
}
