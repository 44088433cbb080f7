import type { KnownBank } from '../../core/insight/progress/known-bank';
import {
	progressInSteps,
	type ProgressFigures
} from '../../core/insight/progress/progress-figures';
import type { LocalDay } from '../../core/memory/event';
import type { Connection } from '../connection';
import { EMPTY_HEAD } from '../head';
import type { Head } from '../database-schema';
import { readLog } from '../read-log';
import { WRITTEN } from '../writing';

/** What is asked for, and then each bank; null after the last one. */
export type ProgressAsk =
	{ ask: { database: string; today: LocalDay } } | { bank: KnownBank | null };

export type ProgressNews =
	{ share: number } | { figures: ProgressFigures } | { fault: { kind: string; message: string } };

/** So long it may go on without a break where a page waits. */
const STEP_MS = 12;
/** Each word of how far it is costs the page a paint. */
const TELL_MS = 80;

/**
 * Reads the whole log and the cards at one moment, and works out all that is shown of them.
 * @param banks may still be on their way while the log is read
 * @param tell how much is done, 0–1
 * @param rest lets others have their turn
 */
export async function workOutProgress(
	connection: Connection,
	banks: readonly KnownBank[] | Promise<readonly KnownBank[]>,
	today: LocalDay,
	tell: (share: number) => void,
	rest: () => Promise<void>
): Promise<ProgressFigures> {
	const { events, cards, settings } = await connection.use(async (db) => {
		const tx = db.transaction(WRITTEN);
		const [records, head, events] = await Promise.all([
			tx.objectStore('cards').getAll(),
			tx.objectStore('meta').get('head') as Promise<Head | undefined>,
			readLog(tx)
		]);
		return {
			events,
			cards: records.map(({ card }) => card),
			settings: (head ?? EMPTY_HEAD).settings
		};
	});
	const steps = progressInSteps({ events, cards, banks: await banks, settings, today });
	let begun = performance.now();
	let told = begun;
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value.figures;
		if (performance.now() - begun < STEP_MS) continue;
		if (performance.now() - told >= TELL_MS) {
			tell(step.value);
			told = performance.now();
		}
		await rest();
		begun = performance.now();
	}
}
