import { fnv1a64 } from '../bank/fingerprint';
import type { EventId } from './event';

const TIME_DIGITS = 12;

/**
 * What stands for chance in the ids of events that were made elsewhere, the same for the same seed: whoever takes in the
 * same thing again, on this device or another, makes the same id, and nothing is there twice.
 * @param seed tells apart all that may have happened within one millisecond
 */
export function idEnd(seed: string): string {
	const low = fnv1a64(seed);
	const high = fnv1a64(`${seed}\n`);
	// RFC 9562, 5.7: version 7, then the variant in the two highest bits.
	const variant = (8 | (Number.parseInt(low[0]!, 16) & 3)).toString(16);
	return `7${high.slice(-3)}-${variant}${low.slice(1, 4)}-${low.slice(4)}`;
}

/** @param atMs milliseconds since the epoch, 0 at least; it is what the id sorts by */
export function seededEventId(atMs: number, end: string): EventId {
	const time = Math.floor(atMs).toString(16).padStart(TIME_DIGITS, '0');
	return `${time.slice(0, 8)}-${time.slice(8)}-${end}`;
}
