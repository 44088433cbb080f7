import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from './sha-256';

it('gives what Node gives, for every length around a block', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
			expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
		})
	);
	for (let length = 50; length < 130; length++) {
		const bytes = new Uint8Array(length).fill(length);
		expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
	}
});

it('takes half a megabyte', () => {
	const bytes = Uint8Array.from({ length: 500_000 }, (_, n) => n % 251);
	expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
});
