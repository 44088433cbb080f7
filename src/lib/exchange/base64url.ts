const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** Bytes as base64url (RFC 4648, section 5) without padding. */
export function toBase64url(bytes: Uint8Array): string {
	const pieces: string[] = [];
	for (let at = 0; at < bytes.length; at += 3) {
		const [a, b = 0, c = 0] = bytes.subarray(at, at + 3);
		const word = (a! << 16) | (b << 8) | c;
		const digits = [18, 12, 6, 0].map((shift) => DIGITS[(word >> shift) & 63]!);
		pieces.push(digits.slice(0, Math.min(3, bytes.length - at) + 1).join(''));
	}
	return pieces.join('');
}

/** The bytes, or null where the text is not what `toBase64url` gives for any. */
export function fromBase64url(text: string): Uint8Array | null {
	if (text.length % 4 === 1) return null;
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let [held, bits, at] = [0, 0, 0];
	for (const digit of text) {
		const value = VALUES.get(digit);
		if (value === undefined) return null;
		held = ((held << 6) | value) & 0xfff;
		bits += 6;
		if (bits < 8) continue;
		bits -= 8;
		bytes[at++] = (held >> bits) & 0xff;
	}
	// Bits that say nothing are zero.
	return (held & ((1 << bits) - 1)) === 0 ? bytes : null;
}
