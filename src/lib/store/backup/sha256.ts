/** The first 32 bits of the fractional parts of the square roots of the first 8 primes, and the cube roots of 64 (FIPS 180-4, 4.2.2 and 5.3.3). */
const [START, ROUNDS] = constants();

/**
 * SHA-256 (FIPS 180-4) of bytes that come in pieces; the browser's own wants them all at once, and only on a secure
 * origin.
 */
export class Sha256 {
	readonly #state = START.slice();
	readonly #words = new Uint32Array(64);
	readonly #block = new Uint8Array(64);
	#held = 0;
	#bytes = 0;

	update(data: Uint8Array): void {
		this.#bytes += data.length;
		for (let at = 0; at < data.length;) {
			const taken = Math.min(64 - this.#held, data.length - at);
			this.#block.set(data.subarray(at, at + taken), this.#held);
			this.#held += taken;
			at += taken;
			if (this.#held === 64) this.#mix();
		}
	}

	/** 64 hex digits of all that came in; nothing may come after. */
	digest(): string {
		const bits = this.#bytes * 8;
		this.update(Uint8Array.of(0x80));
		while (this.#held !== 56) this.update(Uint8Array.of(0));
		const length = new DataView(new ArrayBuffer(8));
		length.setUint32(0, Math.floor(bits / 2 ** 32));
		length.setUint32(4, bits >>> 0);
		this.update(new Uint8Array(length.buffer));
		return [...this.#state].map((word) => word.toString(16).padStart(8, '0')).join('');
	}

	#mix(): void {
		this.#held = 0;
		const w = this.#words;
		const block = this.#block;
		for (let i = 0; i < 16; i++)
			w[i] =
				(block[4 * i]! << 24) |
				(block[4 * i + 1]! << 16) |
				(block[4 * i + 2]! << 8) |
				block[4 * i + 3]!;
		for (let i = 16; i < 64; i++) {
			const early = w[i - 15]!;
			const late = w[i - 2]!;
			const s0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
			const s1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
			w[i] = w[i - 16]! + s0 + w[i - 7]! + s1;
		}
		const state = this.#state;
		let [a, b, c, d, e, f, g, h] = state as unknown as Eight;
		for (let i = 0; i < 64; i++) {
			const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
			const one = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[i]! + w[i]!) | 0;
			const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
			const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
			[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
		}
		[a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = state[i]! + word));
	}
}

type Eight = [number, number, number, number, number, number, number, number];

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function constants(): [Uint32Array, Uint32Array] {
	const primes: number[] = [];
	for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
	const fraction = (x: number) => Math.floor((x - Math.floor(x)) * 2 ** 32);
	return [
		Uint32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p))),
		Uint32Array.from(primes, (p) => fraction(Math.cbrt(p)))
	];
}
