/** For what is waited for later, or by nobody: where it fails, only who waits for it hears of it. */
export function heardOf<T>(work: Promise<T>): Promise<T> {
	work.catch(() => undefined);
	return work;
}
