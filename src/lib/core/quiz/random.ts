/** Gives a number from 0 up to, but not including, 1. */
export type Random = () => number;

/**
 * A stream of numbers that follows from the text alone, so that the same seed shuffles the same way after a reload.
 * Not for secrets.
 *
 * The seed is hashed four times with FNV-1a (Fowler, Noll, Vo 1991) and MurmurHash3's finaliser (Appleby 2011);
 * the stream is sfc32 (Doty-Humphrey, PractRand 2010), all three in the public domain.
 */
export function seededRandom(seed: string): Random {
	let a = hashed(seed, 1);
	let b = hashed(seed, 2);
	let c = hashed(seed, 3);
	let counter = hashed(seed, 4);
	const next = (): number => {
		const sum = (a + b + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return (sum >>> 0) / 2 ** 32;
	};
	// sfc32 needs some rounds before states that began alike have parted.
	for (let round = 0; round < 15; round++) next();
	return next;
}

/** A copy in random order (Fisher and Yates, as in Knuth, TAOCP 2, 3.4.2, algorithm P): every order is equally likely. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
	const result = [...items];
	for (let last = result.length - 1; last > 0; last--) {
		const other = Math.floor(random() * (last + 1));
		[result[last], result[other]] = [result[other] as T, result[last] as T];
	}
	return result;
}

/** 32 bits of the text; `salt` gives independent hashes of the same text. */
function hashed(text: string, salt: number): number {
	let hash = 0x811c9dc5 ^ Math.imul(salt, 0x9e3779b9);
	for (let at = 0; at < text.length; at++) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return hash ^ (hash >>> 16);
}
