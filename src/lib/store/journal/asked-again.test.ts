import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askedAgain } from './asked-again';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<string>(() => undefined);
const after = (ms: number, answer: string) =>
	new Promise<string>((resolve) => setTimeout(() => resolve(answer), ms));
const refused = (name: string) => Promise.reject(new DOMException('refused', name));

/** @param answers to the first asking, the second … */
function answering(...answers: (() => Promise<string>)[]) {
	let asked = 0;
	return vi.fn(() => answers[asked++]!());
}

it('takes an answer that comes, and asks no second time', async () => {
	const ask = answering(() => after(10, 'first'));
	const given = askedAgain(ask);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(await given).toBe('first');
	expect(ask).toHaveBeenCalledTimes(1);
});

it('asks again where no answer comes, before a learner who answered is told that it failed', async () => {
	const ask = answering(never, never, () => after(10, 'third'));
	const given = askedAgain(ask);
	await vi.advanceTimersByTimeAsync(4900);
	expect(await given).toBe('third');
});

it('takes the first answer that comes, and lets go of what comes after it', async () => {
	const letGo = vi.fn();
	const given = askedAgain(
		answering(
			() => after(1500, 'first'),
			() => after(2500, 'second')
		),
		letGo
	);
	await vi.advanceTimersByTimeAsync(10_000);
	expect(await given).toBe('first');
	expect(letGo.mock.calls).toEqual([['second']]);
});

it('waits for the one that holds what the next one cannot have', async () => {
	const given = askedAgain(
		answering(
			() => after(1500, 'first'),
			() => refused('NoModificationAllowedError')
		)
	);
	await vi.advanceTimersByTimeAsync(2000);
	expect(await given).toBe('first');
});

it('tells at once what the browser refuses, whichever time it is asked', async () => {
	await expect(
		askedAgain(answering(() => refused('NoModificationAllowedError')))
	).rejects.toMatchObject({ name: 'NoModificationAllowedError' });
	const second = expect(
		askedAgain(answering(never, () => refused('QuotaExceededError')))
	).rejects.toMatchObject({ name: 'QuotaExceededError' });
	await vi.advanceTimersByTimeAsync(1100);
	await second;
});

it('gives up where nothing is answered, so that others have their turn', async () => {
	const ask = answering(never, never, never);
	const failed = expect(askedAgain(ask)).rejects.toMatchObject({ name: 'AbortError' });
	await vi.advanceTimersByTimeAsync(30_000);
	await failed;
	expect(ask).toHaveBeenCalledTimes(3);
});
