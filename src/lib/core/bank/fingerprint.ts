import type { Fingerprint } from './bank';

/** FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/. Offset basis cbf29ce484222325, prime 2^40 + 0x1b3. */
const BASIS_HIGH = 0xcbf29ce4;
const BASIS_LOW = 0x84222325;
const PRIME_LOW = 0x1b3;
const TWO_32 = 0x1_0000_0000;

/** FNV-1a of the text's UTF-8 bytes, as 16 hexadecimal digits. Not for secrets: it tells texts apart, no more. */
export function fnv1a64(text: string): string {
	let high = BASIS_HIGH;
	let low = BASIS_LOW;
	for (const character of text) {
		for (const byte of utf8(character.codePointAt(0)!)) {
			low = (low ^ byte) >>> 0;
			// Times 2^40 + 0x1b3, in halves of 32 bits; every product stays below 2^53.
			const product = low * PRIME_LOW;
			high = (high * PRIME_LOW + low * 0x100 + Math.floor(product / TWO_32)) % TWO_32;
			low = product % TWO_32;
		}
	}
	return hex(high) + hex(low);
}

/**
 * The fingerprint of a list of values of plain JSON. Spaces and Unicode forms make no difference,
 * everything else does; where the order means nothing, sort before.
 */
export function fingerprint(parts: readonly unknown[]): Fingerprint {
	return fnv1a64(
		JSON.stringify(parts, (_, value) => (typeof value === 'string' ? evened(value) : value))
	);
}

function evened(text: string): string {
	return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function hex(half: number): string {
	return half.toString(16).padStart(8, '0');
}

function utf8(point: number): number[] {
	if (point < 0x80) return [point];
	if (point < 0x800) return [0xc0 | (point >> 6), tail(point, 0)];
	if (point < 0x10000) return [0xe0 | (point >> 12), tail(point, 6), tail(point, 0)];
	return [0xf0 | (point >> 18), tail(point, 12), tail(point, 6), tail(point, 0)];
}

/** Outside of utf8, which runs for every character of a bank. */
function tail(point: number, shift: number): number {
	return 0x80 | ((point >> shift) & 0x3f);
}
