/** The primes whose roots the constants are taken from. */
const PRIMES = primes(64);
const ROUNDS = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const START = Uint32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

/**
 * SHA-256 (FIPS 180-4) as 64 hexadecimal digits. The browser's own gives its answer later, and a bank is parsed at once;
 * half a megabyte takes some ten milliseconds.
 */
export function sha256(bytes: Uint8Array): string {
	const state = START.slice();
	const blocks = padded(bytes);
	const words = new Uint32Array(64);
	for (let at = 0; at < blocks.byteLength; at += 64) mix(state, words, blocks, at);
	return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** The message, a one bit, zeros, and its length in bits. */
function padded(bytes: Uint8Array): DataView {
	const whole = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
	whole.set(bytes);
	whole[bytes.length] = 0x80;
	const view = new DataView(whole.buffer);
	view.setUint32(whole.length - 8, Math.floor(bytes.length / 0x2000_0000));
	view.setUint32(whole.length - 4, bytes.length << 3);
	return view;
}

function mix(state: Uint32Array, words: Uint32Array, blocks: DataView, at: number): void {
	for (let n = 0; n < 16; n++) words[n] = blocks.getUint32(at + n * 4);
	for (let n = 16; n < 64; n++) {
		const [early, late] = [words[n - 15]!, words[n - 2]!];
		const small = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
		const large = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
		words[n] = words[n - 16]! + small + words[n - 7]! + large;
	}
	let [a, b, c, d, e, f, g, h] = state as unknown as Eight;
	for (let n = 0; n < 64; n++) {
		const ofE = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
		const one = (h + ofE + ((e & f) ^ (~e & g)) + ROUNDS[n]! + words[n]!) | 0;
		const ofA = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
		const other = (ofA + ((a & b) ^ (a & c) ^ (b & c))) | 0;
		[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + other) | 0];
	}
	[a, b, c, d, e, f, g, h].forEach((word, n) => (state[n] = state[n]! + word));
}

type Eight = [number, number, number, number, number, number, number, number];

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/** The first 32 bits behind the point. */
function fraction(root: number): number {
	return Math.floor((root - Math.floor(root)) * 0x1_0000_0000);
}

function primes(count: number): number[] {
	const found: number[] = [];
	for (let n = 2; found.length < count; n++)
		if (found.every((prime) => n % prime !== 0)) found.push(n);
	return found;
}
