/** Whether a GIF, WebP or PNG has several pictures one after the other. Any bytes may be given. */
export function isAnimated(bytes: Uint8Array): boolean {
	switch (bytes[0]) {
		// A graphic control extension (GIF89a 23) stands before each picture of an animation.
		case 0x47:
			return count(bytes, [0x21, 0xf9, 0x04]) > 1;
		// The chunk VP8X has a flag for it (RFC 9649 2.7).
		case 0x52:
			return count(bytes.subarray(12, 16), [0x56, 0x50, 0x38, 0x58]) > 0 && (bytes[20]! & 2) > 0;
		// The chunk acTL stands before the first picture (PNG, third edition, 11.3.6.1).
		case 0x89:
			return count(bytes.subarray(0, 2000), [0x61, 0x63, 0x54, 0x4c]) > 0;
		default:
			return false;
	}
}

function count(bytes: Uint8Array, wanted: readonly number[]): number {
	let found = 0;
	for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1))
		if (wanted.every((byte, n) => bytes[at + n] === byte)) found++;
	return found;
}
