import type { LogSums } from '../../core/insight/progress/log-sums';
import type { KeptSums } from '../../core/insight/progress/sum-log';
import { SumsAsRead } from '../../core/insight/progress/sums-as-read';
import type { Settings } from '../../core/memory/event';
import { soundOf, type Reading } from '../read-log';
import type { LogSince } from './read-since';

/** So many segments are on their way while one is summed up: some 10 MB. */
const AHEAD = 16;

/** The sums of a whole log, and what of them is to be kept. */
export interface WholeSums {
	sums: LogSums;
	kept: KeptSums | null;
}

/**
 * Sums a whole log up, segment by segment, while the browser gets the next ones.
 * @param log as `readSince` found it
 * @param weights those in force
 * @param tell how much is done, 0–1
 * @returns null where the log is not one that can be summed up in the order of its segments
 */
export async function sumWhileReading(
	tx: Reading,
	{ segments, loose, toKeep }: LogSince,
	weights: Settings['weights'],
	tell: (share: number) => void
): Promise<WholeSums | null> {
	const store = tx.objectStore('segments');
	const sums = new SumsAsRead(loose, weights);
	const coming: ReturnType<typeof store.get>[] = [];
	for (let at = 0, asked = 0; at < segments.length && !sums.isGivenUp; at++) {
		for (; asked < Math.min(at + AHEAD, segments.length); asked++) {
			const request = store.get(segments[asked]!);
			// Whoever waits for it hears of it; of those that nobody waits for any more, nobody.
			request.catch(() => undefined);
			coming.push(request);
		}
		const segment = await coming.shift()!;
		sums.take(soundOf(segment?.events ?? []));
		tell((at + 1) / segments.length);
	}
	return sums.end(toKeep?.upTo ?? null);
}
