import type { EventId } from './event';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** The time part has 48 bits: it ends in the year 10889. */
const LATEST_MS = (1n << 48n) - 1n;
const COUNTER_BITS = 74n;
const COUNTER_MASK = (1n << COUNTER_BITS) - 1n;

/**
 * A UUIDv7 (RFC 9562, 5.7) that sorts after `last`, even when the clock has been set back: the time part never goes
 * backwards, and within one millisecond the 74 random bits count on (RFC 9562, 6.2, method 2).
 * Only after a `last` that is no UUIDv7, or the last one that there is (a forged log), it starts from the clock again:
 * every id is one that a backup can hold, and one that sorts before the newest is replayed in its place.
 * @param atMs milliseconds since the epoch
 * @param random ten random bytes
 * @param last the newest id of the log, or null for an empty one
 */
export function nextEventId(atMs: number, random: Uint8Array, last: EventId | null): EventId {
	const nowMs = BigInt(Math.max(0, Math.floor(atMs)));
	const drawn = bytesToCounter(random);
	const previous = last === null ? null : partsOf(last);
	if (!previous || nowMs > previous.timeMs) return format(nowMs, drawn);
	const counter = previous.counter + 1n + (drawn & 0xffffn);
	const timeMs = previous.timeMs + (counter > COUNTER_MASK ? 1n : 0n);
	return timeMs > LATEST_MS ? format(nowMs, drawn) : format(timeMs, counter & COUNTER_MASK);
}

/** The time an id carries, in milliseconds since the epoch; null where it is no UUIDv7. */
export function timeOfId(id: EventId): number | null {
	return UUID_V7.test(id) ? parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : null;
}

function bytesToCounter(random: Uint8Array): bigint {
	let value = 0n;
	for (const byte of random.slice(0, 10)) value = (value << 8n) | BigInt(byte);
	return value & COUNTER_MASK;
}

function partsOf(id: EventId): { timeMs: bigint; counter: bigint } | null {
	if (!UUID_V7.test(id)) return null;
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
