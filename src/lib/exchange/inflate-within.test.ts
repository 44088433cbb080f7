import { deflateSync, strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { inflateWithin } from './inflate-within';

const bomb = deflateSync(new Uint8Array(20_000_000), { level: 9 });

it('gives what was compressed, up to the limit and not a byte more', () => {
	const bytes = strToU8('tides '.repeat(1000));
	const packed = deflateSync(bytes);
	expect(inflateWithin(packed, bytes.length)).toEqual({ ok: true, bytes });
	expect(inflateWithin(packed, bytes.length - 1)).toEqual({ ok: false, problem: 'too-large' });
	expect(inflateWithin(deflateSync(new Uint8Array()), 0)).toEqual({
		ok: true,
		bytes: new Uint8Array()
	});
});

it('stops at a bomb early: what is wrong further on is never come to', () => {
	expect(bomb.length).toBeLessThan(20_000);
	const wrong = bomb.slice();
	wrong.fill(0xff, 5000);
	expect(inflateWithin(wrong, Infinity)).toEqual({ ok: false, problem: 'damaged' });
	expect(inflateWithin(wrong, 2_000_000)).toEqual({ ok: false, problem: 'too-large' });
});

it('knows what was cut off, and what is no deflate', () => {
	for (const bytes of [new Uint8Array(), bomb.subarray(0, -1), Uint8Array.of(0xff, 0xff)])
		expect(inflateWithin(bytes, 30_000_000)).toEqual({ ok: false, problem: 'damaged' });
});
