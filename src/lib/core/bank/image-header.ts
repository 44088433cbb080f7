/** What the first bytes of a picture say of it; the size in pixels. */
export interface ImageHeader {
	kind: ImageKind;
	width: number;
	height: number;
}

export const IMAGE_KINDS = ['png', 'jpeg', 'webp', 'gif'] as const;
export type ImageKind = (typeof IMAGE_KINDS)[number];

/** By the end of a file's name. */
export const KIND_OF_ENDING: { readonly [ending: string]: ImageKind } = {
	png: 'png',
	jpg: 'jpeg',
	jpeg: 'jpeg',
	webp: 'webp',
	gif: 'gif'
};

/** The kind and size of a picture by its own bytes; null where they are of none of these kinds. Never throws. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		const header = png(view) ?? gif(view) ?? webp(view) ?? jpeg(view);
		return header && header.width > 0 && header.height > 0 ? header : null;
	} catch (error) {
		// It ends before its size is told.
		if (error instanceof RangeError) return null;
		throw error;
	}
}

/** PNG (W3C, third edition) 5.2 and 11.2.1: a signature, then the chunk IHDR. */
function png(view: DataView): ImageHeader | null {
	if (!spells(view, 0, '\x89PNG\r\n\x1a\n') || !spells(view, 12, 'IHDR')) return null;
	return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/**
 * GIF89a 17 and 18: a signature, then the logical screen. Browsers enlarge the screen to the first picture where that is
 * larger, so a file of 200 kB that calls itself one pixel may take a gigabyte.
 */
function gif(view: DataView): ImageHeader | null {
	if (!spells(view, 0, 'GIF87a') && !spells(view, 0, 'GIF89a')) return null;
	const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
	const first = firstOfGif(view);
	return {
		kind: 'gif',
		width: Math.max(width, first.right),
		height: Math.max(height, first.bottom)
	};
}

/** How far the first picture reaches (GIF89a 20), behind the table of colours (19) and extensions (23 to 26); 0 where none is. */
function firstOfGif(view: DataView): { right: number; bottom: number } {
	const end = view.byteLength;
	const flags = end > 10 ? view.getUint8(10) : 0;
	let at = 13 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
	while (at < end && view.getUint8(at) === 0x21) {
		for (at += 2; at < end && view.getUint8(at) > 0;) at += 1 + view.getUint8(at);
		at += 1;
	}
	if (at + 9 > end || view.getUint8(at) !== 0x2c) return { right: 0, bottom: 0 };
	const half = (offset: number) => view.getUint16(at + offset, true);
	return { right: half(1) + half(5), bottom: half(3) + half(7) };
}

/** WebP (RFC 9649): RIFF whose first chunk is lossy (VP8, RFC 6386 9.1), lossless (VP8L) or extended (VP8X). */
function webp(view: DataView): ImageHeader | null {
	if (!spells(view, 0, 'RIFF') || !spells(view, 8, 'WEBP')) return null;
	if (spells(view, 12, 'VP8X')) {
		const three = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
		return { kind: 'webp', width: three(24) + 1, height: three(27) + 1 };
	}
	if (spells(view, 12, 'VP8L') && view.getUint8(20) === 0x2f) {
		const bits = view.getUint32(21, true);
		return { kind: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
	}
	if (spells(view, 12, 'VP8 ') && spells(view, 23, '\x9d\x01\x2a')) {
		const side = (at: number) => view.getUint16(at, true) & 0x3fff;
		return { kind: 'webp', width: side(26), height: side(28) };
	}
	return null;
}

const isFrame = (marker: number) =>
	marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** JPEG (ITU-T T.81, B): segments after the start of the image, of which a frame header (SOF) has the size. */
function jpeg(view: DataView): ImageHeader | null {
	if (!spells(view, 0, '\xff\xd8\xff')) return null;
	for (let at = 2; view.getUint8(at) === 0xff;) {
		const marker = view.getUint8(at + 1);
		// Any number of bytes 0xff may stand before a marker.
		if (marker === 0xff) at += 1;
		else if (isAlone(marker)) at += 2;
		else if (isFrame(marker))
			return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
		// The picture itself begins, or it is over.
		else if (marker === 0xda || marker === 0xd9) return null;
		else at += 2 + view.getUint16(at + 2);
	}
	return null;
}

function spells(view: DataView, at: number, letters: string): boolean {
	if (at + letters.length > view.byteLength) return false;
	return [...letters].every((letter, n) => view.getUint8(at + n) === letter.charCodeAt(0));
}
