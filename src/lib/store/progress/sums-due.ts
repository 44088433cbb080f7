import { SUMS_RULES } from '../../core/insight/progress/sum-log';
import { canonicalText } from '../../core/memory/canonical-text';
import type { EventId } from '../../core/memory/event';
import type { Connection } from '../connection';
import type { Head } from '../database-schema';
import { EMPTY_HEAD } from '../head';
import { WRITTEN } from '../writing';
import { FEW_SEGMENTS } from './few-segments';
import { isSameLog, logIn } from './log-identity';
import { doubtHeld, readHeld } from './sums-store';

/**
 * Whether the kept sums hold so much less of the log than is sealed that they are better made before someone waits for
 * them. Reads neither the log nor the sums.
 * @throws StorageFault
 */
export async function areSumsDue(connection: Connection): Promise<boolean> {
	const [segments, log, head] = await connection.use((db) => {
		const tx = db.transaction(WRITTEN);
		return Promise.all([
			tx.objectStore('segments').count(),
			logIn(tx),
			tx.objectStore('meta').get('head') as Promise<Head | undefined>
		]);
	});
	if (segments < FEW_SEGMENTS) return false;
	const held = await readHeld(connection.current.name);
	const { weights } = (head ?? EMPTY_HEAD).settings;
	// By other rules, fewer than before, or memories by other weights: they do not fit any more.
	const isPart =
		held?.rules === SUMS_RULES &&
		isSameLog(held.log, log) &&
		held.segments <= segments &&
		canonicalText(held.weights ?? null) === canonicalText(weights);
	return segments - (isPart ? held.segments : 0) >= FEW_SEGMENTS;
}

/**
 * Sums that hold an event which was just taken back do not fit any more: they are due.
 * @param targets the events that were taken back
 * @returns whether one of them is in the sums
 */
export async function outdateSums(
	connection: Connection,
	targets: readonly EventId[]
): Promise<boolean> {
	const { name } = connection.current;
	const held = await readHeld(name);
	if (!held || !targets.some((target) => target <= held.upTo)) return false;
	await doubtHeld(name);
	return true;
}
