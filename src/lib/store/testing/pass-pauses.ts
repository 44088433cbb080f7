import { onTestFinished, vi } from 'vitest';
import { PAUSES_MS } from '../journal/in-time';

/** To be called within a test: until its end the pauses between two tries of a journal that is late pass at once. */
export function passPauses(): void {
	const wait = globalThis.setTimeout;
	const sooner = (work: () => void, ms = 0) => wait(work, PAUSES_MS.includes(ms) ? 0 : ms);
	const spy = vi.spyOn(globalThis, 'setTimeout').mockImplementation(sooner as typeof setTimeout);
	onTestFinished(() => spy.mockRestore());
}
