import { Decompress } from 'fzstd';

const MAGIC = 0xfd2fb528;
/** Sixteen of them are for frames with nothing but a note (RFC 8878, 3.1.2). */
const SKIPPABLE = 0x184d2a50;
/** What the highest of the usual levels asks for, however little there is to compress. */
const USUAL_WINDOW = 2 ** 24;

/** The whole, or why there is none: more than `limit` bytes would come out, or it is damaged or cut off. */
export type Unzstd =
	{ ok: true; bytes: Uint8Array } | { ok: false; problem: 'too-large' | 'damaged' };

/**
 * Decompresses Zstandard (RFC 8878). What its frames ask for is looked at first, for the decompression takes a window of
 * any size that a header names. Never throws.
 * @param limit in bytes, of what comes out
 */
export function unzstd(packed: Uint8Array, limit: number): Unzstd {
	const pieces: Uint8Array[] = [];
	let length = 0;
	try {
		if (largestWindow(packed) > Math.max(limit, USUAL_WINDOW))
			return { ok: false, problem: 'too-large' };
		const stream = new Decompress((piece) => {
			length += piece.length;
			if (length > limit) throw new TooLarge();
			pieces.push(piece);
		});
		stream.push(packed, true);
	} catch (error) {
		return { ok: false, problem: error instanceof TooLarge ? 'too-large' : 'damaged' };
	}
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		bytes.set(piece, at);
		at += piece.length;
	}
	return { ok: true, bytes };
}

class TooLarge extends Error {}

/** Of all frames, in bytes. @throws RangeError where they do not end with the data */
function largestWindow(packed: Uint8Array): number {
	const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
	let largest = 0;
	let at = 0;
	while (at < packed.length) {
		const magic = view.getUint32(at, true);
		if ((magic & 0xfffffff0) === SKIPPABLE) {
			at += 8 + view.getUint32(at + 4, true);
			continue;
		}
		if (magic >>> 0 !== MAGIC) throw new RangeError('no frame');
		const flags = view.getUint8(at + 4);
		const isSingle = (flags & 0x20) > 0;
		const hasChecksum = (flags & 4) > 0;
		const idSize = [0, 1, 2, 4][flags & 3]!;
		const sizeSize = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6]!;
		const sizeAt = at + 5 + (isSingle ? 0 : 1) + idSize;
		largest = Math.max(
			largest,
			isSingle ? contentSize(view, sizeAt, sizeSize) : windowSize(view.getUint8(at + 5))
		);
		at = sizeAt + sizeSize;
		for (let isLast = false; !isLast;) {
			const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
			isLast = (header & 1) > 0;
			const isRepeated = ((header >> 1) & 3) === 1;
			at += 3 + (isRepeated ? 1 : header >> 3);
		}
		at += hasChecksum ? 4 : 0;
	}
	return largest;
}

function contentSize(view: DataView, at: number, size: number): number {
	if (size === 1) return view.getUint8(at);
	if (size === 2) return view.getUint16(at, true) + 256;
	return size === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}

/** RFC 8878, 3.1.1.1.2. */
const windowSize = (descriptor: number) =>
	2 ** (10 + (descriptor >> 3)) * (1 + (descriptor & 7) / 8);
