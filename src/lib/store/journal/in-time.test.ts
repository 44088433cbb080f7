import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StorageFault } from '../storage-fault';
import { inTime } from './in-time';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const late = () => new StorageFault('lost', 'The journal did not answer in time.');

/** @param forMs how long the journal is late */
function lateFor(forMs: number) {
	const from = Date.now();
	return vi.fn(async () => {
		if (Date.now() - from < forMs) throw late();
		return 'done';
	});
}

it('waits for a journal that is late for half a minute', async () => {
	const work = lateFor(30_000);
	const done = inTime(work);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(await done).toBe('done');
	// Each try that is late may be done all the same.
	expect(work.mock.calls.length).toBeLessThan(8);
});

it('gives up where it is late for longer, and says why', async () => {
	const failed = expect(inTime(lateFor(600_000))).rejects.toMatchObject({ kind: 'lost' });
	await vi.advanceTimersByTimeAsync(120_000);
	await failed;
});

it('does not ask again after anything else', async () => {
	const work = vi.fn(() => Promise.reject(new StorageFault('full', 'The disk is full.')));
	await expect(inTime(work)).rejects.toMatchObject({ kind: 'full' });
	expect(work).toHaveBeenCalledTimes(1);
});
