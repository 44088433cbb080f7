import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextEventId, timeOfId } from './event-id';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

it('is a UUID of version 7 that carries its time', () => {
	const id = nextEventId(0x0123456789ab, new Uint8Array(10).fill(255), null);
	expect(id).toBe('01234567-89ab-7fff-bfff-ffffffffffff');
});

it('always sorts after the one before, within a millisecond and when the clock is set back', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.nat(2 ** 40), bytes), { minLength: 2 }), (draws) => {
			let last: string | null = null;
			for (const [atMs, random] of draws) {
				const id: string = nextEventId(atMs, random, last);
				expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
				if (last !== null) expect(id > last).toBe(true);
				last = id;
			}
		})
	);
});

it('carries into the time when the counter is full', () => {
	const full = nextEventId(1000, new Uint8Array(10).fill(255), null);
	expect(nextEventId(1000, new Uint8Array(10), full) > full).toBe(true);
});

it('starts from the clock again after a forged id that nothing can follow', () => {
	for (const forged of ['ffffffff-ffff-7fff-bfff-ffffffffffff', 'zzz', '']) {
		const id = nextEventId(0x0123456789ab, new Uint8Array(10), forged);
		expect(id).toBe('01234567-89ab-7000-8000-000000000000');
	}
});

it('tells the time of an id', () => {
	expect(timeOfId(nextEventId(1_764_000_000_123, new Uint8Array(10), null))).toBe(
		1_764_000_000_123
	);
	expect(timeOfId('0123')).toBeNull();
});
