import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom, shuffled } from './random';

test('the same seed gives the same numbers, another seed gives others', () => {
	const draw = (seed: string) => Array.from({ length: 8 }, seededRandom(seed));
	expect(draw('a session')).toEqual(draw('a session'));
	expect(draw('a session')).not.toEqual(draw('a sessioo'));
	expect(draw('')).not.toEqual(draw(' '));
});

test('numbers lie from 0 up to 1, and every tenth of that range gets its share', () => {
	const random = seededRandom('tenths');
	const counts = Array.from({ length: 10 }, () => 0);
	for (let draw = 0; draw < 100_000; draw++) {
		const tenth = Math.floor(random() * 10);
		counts[tenth] = (counts[tenth] ?? NaN) + 1;
	}
	expect(counts).toHaveLength(10);
	for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test('first numbers of neighbouring seeds are spread evenly', () => {
	const firsts = Array.from({ length: 10_000 }, (_, at) => seededRandom(`seed ${at}`)());
	const mean = firsts.reduce((sum, value) => sum + value, 0) / firsts.length;
	expect(Math.abs(mean - 0.5)).toBeLessThan(0.015);
});

test('a shuffle keeps every item and leaves the list it was given as it was', () => {
	fc.assert(
		fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
			const before = [...items];
			const result = shuffled(items, seededRandom(seed));
			expect([...result].sort()).toEqual([...items].sort());
			expect(items).toEqual(before);
		})
	);
});

test('each of the six orders of three items comes up about as often', () => {
	const random = seededRandom('orders');
	const counts = new Map<string, number>();
	for (let draw = 0; draw < 12_000; draw++) {
		const order = shuffled(['a', 'b', 'c'], random).join('');
		counts.set(order, (counts.get(order) ?? 0) + 1);
	}
	expect(counts.size).toBe(6);
	for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});
