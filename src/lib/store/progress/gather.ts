import type { LogSums } from '../../core/insight/progress/log-sums';
import { sumLog } from '../../core/insight/progress/sum-log';
import type { Card } from '../../core/memory/card';
import type { LearnerEvent } from '../../core/memory/event';
import type { Head } from '../database-schema';
import { EMPTY_HEAD } from '../head';
import { readLog, type Reading } from '../read-log';
import { heardOf } from './heard-of';
import { seldom, stepper, type InSteps } from './in-steps';
import { isSameLog, logIn } from './log-identity';
import { readCards } from './read-cards';
import { readSince, type LogSince } from './read-since';
import { sumWhileReading, type WholeSums } from './sum-while-reading';
import type { SumsRecord } from './sums-store';

/** What the figures rest on, as it is at one moment: each is there as soon as it can be. */
export interface Gathering {
	since: LogSince;
	cards: Promise<Card[]>;
	summed: Promise<Summed>;
}

export interface Summed {
	sums: LogSums;
	/** What is to be kept for the next time; null where there is no need to. */
	toKeep: SumsRecord | null;
}

/** How the work goes on. */
export interface Working {
	/** How much is done, 0–1. */
	share: (done: number) => void;
	/** Lets others have their turn. */
	rest: () => Promise<void>;
}

/**
 * Begins to read the log and the cards: the database gets these while what it has given already is summed up.
 * @param record the sums that were kept the last time
 */
export async function gather(
	tx: Reading,
	record: SumsRecord | null,
	working: Working
): Promise<Gathering> {
	let asked: Promise<Card[]> | undefined;
	const ask = ({ banks }: Head) => (asked ??= heardOf(readCards(tx, banks)));
	// Before any segment, so that what needs no answers need not wait for them.
	const since = await readSince(tx, record, ask);
	return { since, cards: ask(since.head), summed: heardOf(sumUpSince(tx, since, working)) };
}

/** Sums up what came after the kept sums, or all of the log where these do not fit. In the transaction that found it. */
export async function sumUpSince(
	tx: Reading,
	since: LogSince,
	{ share, rest }: Working
): Promise<Summed> {
	return summedUp(await readForSums(tx, since, share), stepper(share, rest));
}

/** The cards, where nothing was written since that was found; else null. */
export async function cardsAsOf(tx: Reading, since: LogSince): Promise<Card[] | null> {
	// All at once: hardly ever does it turn out to be for nothing.
	const [head, log, cards] = await Promise.all([
		tx.objectStore('meta').get('head') as Promise<Head | undefined>,
		logIn(tx),
		readCards(tx, since.head.banks)
	]);
	const stands = isSameLog(since.log, log) && (head ?? EMPTY_HEAD).writes === since.head.writes;
	return stands ? cards : null;
}

/** What is known of a log: of the whole of it the sums, if they could be made while it was read. */
export interface ReadForSums {
	since: LogSince;
	whole: WholeSums | null;
	/** What is to be added to the sums of `since.after`, or to none. */
	events: LearnerEvent[];
}

export async function summedUp(
	{ since: { after, toKeep }, whole, events }: ReadForSums,
	inSteps: InSteps
): Promise<Summed> {
	const { sums, kept } =
		whole ?? (await inSteps(sumLog(events, after?.record.sums ?? null, toKeep?.upTo ?? null)));
	if (!toKeep || !kept) return { sums, toKeep: null };
	const { upTo: _, ...of } = toKeep;
	return { sums, toKeep: { ...of, sums: kept } };
}

async function readForSums(
	tx: Reading,
	since: LogSince,
	tell: (share: number) => void
): Promise<ReadForSums> {
	if (since.after) return { since, whole: null, events: since.after.events };
	const { weights } = since.head.settings;
	const whole = since.isListed && (await sumWhileReading(tx, since, weights, seldom(tell)));
	return { since, whole: whole || null, events: whole ? [] : await readLog(tx) };
}
