import type { KnownBank } from '../../core/insight/progress/known-bank';
import { figuresOf, type ProgressFigures } from '../../core/insight/progress/progress-figures';
import type { LogSums } from '../../core/insight/progress/log-sums';
import { namesIn, type QuestionNames } from '../../core/insight/progress/question-names';
import { sumLog } from '../../core/insight/progress/sum-log';
import type { LocalDay } from '../../core/memory/event';
import type { Connection } from '../connection';
import { EMPTY_HEAD } from '../head';
import type { Head } from '../database-schema';
import { StorageFault } from '../storage-fault';
import { WRITTEN } from '../writing';
import { readSince, type LogSince } from './read-since';
import type { SumsRecord } from './sums-store';

export interface ProgressFound {
	figures: ProgressFigures;
	/** Of the questions that are named beside them. */
	names: QuestionNames;
}

export interface WorkedOut extends ProgressFound {
	/** What is to be kept for the next time; null where there is no need to. */
	toKeep: SumsRecord | null;
	/** How many of the log's segments were read. */
	segmentsRead: number;
}

/** So long it may go on without a break where a page waits. */
const STEP_MS = 12;
/** Of the work of summing up, 0–1. */
const SHARE_READ = 0.4;
/** Each word of how far it is costs the page a paint. */
const TELL_MS = 80;

/**
 * Reads the log and the cards at one moment, and works out all that is shown of them.
 * @param banks may still be on their way while the log is read
 * @param record the sums that were kept the last time: where they are still true, only what came after them is read
 * @param tell how much is done, 0–1
 * @param rest lets others have their turn
 */
export async function workOutProgress(
	connection: Connection,
	banks: readonly KnownBank[] | Promise<readonly KnownBank[]>,
	today: LocalDay,
	record: SumsRecord | null,
	tell: (share: number) => void,
	rest: () => Promise<void>
): Promise<WorkedOut> {
	try {
		return await workOut(connection, banks, today, record, tell, rest);
	} catch (error) {
		if (record === null || error instanceof StorageFault) throw error;
		// Sums that nobody can go on from, as a damaged disk may leave them.
		return workOut(connection, banks, today, null, tell, rest);
	}
}

async function workOut(
	connection: Connection,
	banks: readonly KnownBank[] | Promise<readonly KnownBank[]>,
	today: LocalDay,
	record: SumsRecord | null,
	tell: (share: number) => void,
	rest: () => Promise<void>
): Promise<WorkedOut> {
	const { log, cards, settings } = await connection.use(async (db) => {
		const tx = db.transaction(WRITTEN);
		// The log last: a request that is refused at once must leave nothing behind that nobody waits for.
		const [records, head, log] = await Promise.all([
			tx.objectStore('cards').getAll(),
			tx.objectStore('meta').get('head') as Promise<Head | undefined>,
			readSince(tx, record)
		]);
		return {
			log,
			cards: records.map(({ card }) => card),
			settings: (head ?? EMPTY_HEAD).settings
		};
	});
	const inSteps = stepper(tell, rest);
	const { sums, toKeep } = await summedUp(log, inSteps);
	const known = await banks;
	const figures = await inSteps(figuresOf(sums, { cards, banks: known, settings, today }));
	return { figures, names: namesIn(figures, known), toKeep, segmentsRead: log.segmentsRead };
}

/**
 * The sums alone, to be kept before anyone asks for figures.
 * @param record the sums that are kept already
 * @param tell how much is done, 0–1
 * @returns null where there is nothing new to keep
 */
export async function sumUp(
	connection: Connection,
	record: SumsRecord | null,
	tell: (share: number) => void
): Promise<SumsRecord | null> {
	const work = async (from: SumsRecord | null) => {
		const log = await connection.use((db) => readSince(db.transaction(WRITTEN), from));
		tell(SHARE_READ);
		const told = (share: number) => tell(SHARE_READ + share * (1 - SHARE_READ));
		const { toKeep } = await summedUp(
			log,
			stepper(told, async () => undefined)
		);
		return toKeep;
	};
	try {
		return await work(record);
	} catch (error) {
		if (record === null || error instanceof StorageFault) throw error;
		return work(null);
	}
}

type InSteps = <T>(steps: Generator<number | void, T>) => Promise<T>;

async function summedUp(
	{ events, record, toKeep }: LogSince,
	inSteps: InSteps
): Promise<{ sums: LogSums; toKeep: SumsRecord | null }> {
	const summed = sumLog(events, record?.sums ?? null, toKeep?.upTo ?? null);
	const { sums, kept } = await inSteps(summed);
	if (!toKeep || !kept) return { sums, toKeep: null };
	const { upTo: _, ...of } = toKeep;
	return { sums, toKeep: { ...of, sums: kept } };
}

/** Goes through the steps of a work, with rests between them. */
function stepper(tell: (share: number) => void, rest: () => Promise<void>): InSteps {
	let told = performance.now();
	return async (steps) => {
		for (let begun = performance.now(); ;) {
			const step = steps.next();
			if (step.done) return step.value;
			if (performance.now() - begun < STEP_MS) continue;
			if (step.value !== undefined && performance.now() - told >= TELL_MS) {
				tell(step.value);
				told = performance.now();
			}
			await rest();
			begun = performance.now();
		}
	};
}
