import { Inflate } from 'fflate';

/** Bytes that are given to the decompression at once: they come to 1 MB at most, so a bomb is noticed before it is large. */
const STEP = 1000;

/** The whole, or why there is none: more than `limit` bytes would come out, or it is damaged or cut off. */
export type Inflated =
	{ ok: true; bytes: Uint8Array } | { ok: false; problem: 'too-large' | 'damaged' };

/**
 * Decompresses raw deflate (RFC 1951), counting what comes out as it comes.
 * @param limit in bytes, of what comes out
 */
export function inflateWithin(packed: Uint8Array, limit: number): Inflated {
	// An empty stream has two bytes; the package takes none at all for one.
	if (packed.length === 0) return { ok: false, problem: 'damaged' };
	const pieces: Uint8Array[] = [];
	let length = 0;
	const stream = new Inflate((piece) => {
		pieces.push(piece);
		length += piece.length;
	});
	try {
		for (let at = 0; at < packed.length; at += STEP) {
			stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
			if (length > limit) return { ok: false, problem: 'too-large' };
		}
	} catch {
		return { ok: false, problem: 'damaged' };
	}
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		bytes.set(piece, at);
		at += piece.length;
	}
	return { ok: true, bytes };
}
