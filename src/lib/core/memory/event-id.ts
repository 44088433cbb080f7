import type { EventId } from './event';

const COUNTER_BITS = 74n;
const COUNTER_MASK = (1n << COUNTER_BITS) - 1n;

/**
 * A UUIDv7 (RFC 9562, 5.7) that sorts after `last`, even when the clock has been set back: the time part never goes
 * backwards, and within one millisecond the 74 random bits count on (RFC 9562, 6.2, method 2).
 * @param atMs milliseconds since the epoch
 * @param random ten random bytes
 * @param last the newest id of the log, or null for an empty one
 */
export function nextEventId(atMs: number, random: Uint8Array, last: EventId | null): EventId {
	let timeMs = BigInt(Math.max(0, Math.floor(atMs)));
	let counter = bytesToCounter(random);
	if (last !== null) {
		const previous = partsOf(last);
		if (timeMs <= previous.timeMs) {
			timeMs = previous.timeMs;
			counter = previous.counter + 1n + (counter & 0xffffn);
			if (counter > COUNTER_MASK) {
				timeMs += 1n;
				counter &= COUNTER_MASK;
			}
		}
	}
	return format(timeMs, counter);
}

function bytesToCounter(random: Uint8Array): bigint {
	let value = 0n;
	for (const byte of random.slice(0, 10)) value = (value << 8n) | BigInt(byte);
	return value & COUNTER_MASK;
}

function partsOf(id: EventId): { timeMs: bigint; counter: bigint } {
	const hex = id.replaceAll('-', '');
	const bits = BigInt(`0x${hex}`);
	const high = (bits >> 64n) & 0xfffn;
	const low = bits & ((1n << 62n) - 1n);
	return { timeMs: bits >> 80n, counter: (high << 62n) | low };
}

function format(timeMs: bigint, counter: bigint): EventId {
	const high = counter >> 62n;
	const low = counter & ((1n << 62n) - 1n);
	const bits = (timeMs << 80n) | (7n << 76n) | (high << 64n) | (2n << 62n) | low;
	const hex = bits.toString(16).padStart(32, '0');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		hex.slice(12, 16),
		hex.slice(16, 20),
		hex.slice(20)
	].join('-');
}
