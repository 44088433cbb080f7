import type { KnownBank } from '../../core/insight/progress/known-bank';
import {
	figuresOf,
	standingFigures,
	type ProgressFigures,
	type StandingFigures
} from '../../core/insight/progress/progress-figures';
import type { LogSums } from '../../core/insight/progress/log-sums';
import { namesIn, type QuestionNames } from '../../core/insight/progress/question-names';
import { sumLog } from '../../core/insight/progress/sum-log';
import type { LearnerEvent, LocalDay, Settings } from '../../core/memory/event';
import type { Connection } from '../connection';
import { EMPTY_HEAD } from '../head';
import type { Head } from '../database-schema';
import { StorageFault } from '../storage-fault';
import { WRITTEN } from '../writing';
import { readLog, type Reading } from '../read-log';
import { FEW_SEGMENTS } from './few-segments';
import { readSince, type LogSince } from './read-since';
import { sumWhileReading, type WholeSums } from './sum-while-reading';
import type { SumsRecord } from './sums-store';

export interface ProgressFound {
	figures: ProgressFigures;
	/** Of the questions that are named beside them. */
	names: QuestionNames;
}

/** Who hears of the work while it goes on. */
export interface Listening {
	/** How much is done, 0–1. */
	share(done: number): void;
	/** The figures that need no answers, where many of these are still to be read. */
	standing?(figures: StandingFigures): void;
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
 * @param rest lets others have their turn
 */
export async function workOutProgress(
	connection: Connection,
	banks: readonly KnownBank[] | Promise<readonly KnownBank[]>,
	today: LocalDay,
	record: SumsRecord | null,
	listening: Listening,
	rest: () => Promise<void>
): Promise<WorkedOut> {
	try {
		return await workOut(connection, banks, today, record, listening, rest);
	} catch (error) {
		if (record === null || error instanceof StorageFault) throw error;
		// Sums that nobody can go on from, as a damaged disk may leave them.
		return workOut(connection, banks, today, null, listening, rest);
	}
}

async function workOut(
	connection: Connection,
	banks: readonly KnownBank[] | Promise<readonly KnownBank[]>,
	today: LocalDay,
	record: SumsRecord | null,
	listening: Listening,
	rest: () => Promise<void>
): Promise<WorkedOut> {
	const share = ascending(listening.share);
	let ahead: Promise<StandingFigures | null> | undefined;
	const { log, cards, settings } = await connection.use(async (db) => {
		const tx = db.transaction(WRITTEN);
		const { settings } = await headIn(tx);
		// The log last: a request that is refused at once must leave nothing behind that nobody waits for.
		const asked = tx.objectStore('cards').getAll();
		const since = readSince(tx, record);
		const standing = async () => {
			const [records, { segmentsRead }, known] = await Promise.all([asked, since, banks]);
			if (segmentsRead < FEW_SEGMENTS || !listening.standing) return null;
			const cards = records.map(({ card }) => card);
			const figures = standingFigures({ cards, banks: known, settings, today });
			listening.standing(figures);
			return figures;
		};
		ahead = standing();
		// What fails in it fails below as well.
		ahead.catch(() => undefined);
		const [records, log] = await Promise.all([
			asked,
			since.then((found) => readForSums(tx, found, settings.weights, share))
		]);
		return { log, cards: records.map(({ card }) => card), settings };
	});
	const inSteps = stepper(share, rest);
	const { sums, toKeep } = await summedUp(log, inSteps);
	const known = await banks;
	const standing = (await ahead) ?? undefined;
	const given = { cards, banks: known, settings, today, standing };
	const figures = await inSteps(figuresOf(sums, given));
	return {
		...{ figures, names: namesIn(figures, known), toKeep },
		segmentsRead: log.since.segmentsRead
	};
}

/**
 * The figures that need no answers, by themselves, for who waits for the sums of another.
 * @throws StorageFault
 */
export async function workOutStanding(
	connection: Connection,
	banks: Promise<readonly KnownBank[]>,
	today: LocalDay
): Promise<StandingFigures> {
	const [{ cards, settings }, known] = await Promise.all([
		connection.use(async (db) => {
			const tx = db.transaction(['cards', 'meta']);
			const [records, { settings }] = await Promise.all([
				tx.objectStore('cards').getAll(),
				headIn(tx)
			]);
			return { cards: records.map(({ card }) => card), settings };
		}),
		banks
	]);
	return standingFigures({ cards, banks: known, settings, today });
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
		const log = await connection.use(async (db) => {
			const tx = db.transaction(WRITTEN);
			const since = await readSince(tx, from);
			// Summed up afterwards: an answer that is given meanwhile waits for the reading, and for nothing else.
			return { since, whole: null, events: since.after?.events ?? (await readLog(tx)) };
		});
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

/** What is known of a log: of the whole of it the sums, if they could be made while it was read. */
interface ReadForSums {
	since: LogSince;
	whole: WholeSums | null;
	/** What is to be added to the sums of `since.after`, or to none. */
	events: LearnerEvent[];
}

async function readForSums(
	tx: Reading,
	since: LogSince,
	weights: Settings['weights'],
	tell: (share: number) => void
): Promise<ReadForSums> {
	if (since.after) return { since, whole: null, events: since.after.events };
	const whole = since.isListed && (await sumWhileReading(tx, since, weights, seldom(tell)));
	return { since, whole: whole || null, events: whole ? [] : await readLog(tx) };
}

type InSteps = <T>(steps: Generator<number | void, T>) => Promise<T>;

async function summedUp(
	{ since: { after, toKeep }, whole, events }: ReadForSums,
	inSteps: InSteps
): Promise<{ sums: LogSums; toKeep: SumsRecord | null }> {
	const { sums, kept } =
		whole ?? (await inSteps(sumLog(events, after?.record.sums ?? null, toKeep?.upTo ?? null)));
	if (!toKeep || !kept) return { sums, toKeep: null };
	const { upTo: _, ...of } = toKeep;
	return { sums, toKeep: { ...of, sums: kept } };
}

/** Goes through the steps of a work, with rests between them. */
function stepper(tell: (share: number) => void, rest: () => Promise<void>): InSteps {
	const told = seldom(tell);
	return async (steps) => {
		for (let begun = performance.now(); ;) {
			const step = steps.next();
			if (step.done) return step.value;
			if (performance.now() - begun < STEP_MS) continue;
			if (step.value !== undefined) told(step.value);
			await rest();
			begun = performance.now();
		}
	};
}

/** Never tells less than before: what is summed up while it is read may have to be read once more. */
export function ascending(tell: (share: number) => void): (share: number) => void {
	let most = 0;
	return (share) => {
		if (share <= most) return;
		most = share;
		tell(share);
	};
}

/** Tells no more often than is worth a paint. */
function seldom(tell: (share: number) => void): (share: number) => void {
	let toldMs = performance.now();
	return (share) => {
		if (performance.now() - toldMs < TELL_MS) return;
		tell(share);
		toldMs = performance.now();
	};
}

const headIn = async (tx: Reading): Promise<Head> =>
	((await tx.objectStore('meta').get('head')) as Head | undefined) ?? EMPTY_HEAD;
