import { Catalogue, type KnownBank } from '../../core/insight/progress/known-bank';
import {
	answerFigures,
	cardFigures,
	standingFigures,
	type ProgressFigures,
	type StandingFigures
} from '../../core/insight/progress/progress-figures';
import { namesIn, type QuestionNames } from '../../core/insight/progress/question-names';
import type { LocalDay } from '../../core/memory/event';
import type { Connection } from '../connection';
import type { Head } from '../database-schema';
import { EMPTY_HEAD } from '../head';
import { readLog } from '../read-log';
import { StorageFault } from '../storage-fault';
import { WRITTEN } from '../writing';
import { FEW_SEGMENTS } from './few-segments';
import { gather, summedUp, type Gathering } from './gather';
import { heardOf } from './heard-of';
import { ascending, stepper } from './in-steps';
import { readCards } from './read-cards';
import { readSince } from './read-since';
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

/** Of the work of summing up, 0–1. */
const SHARE_READ = 0.4;

/** What the figures are to be of, beside the log. */
export interface Wanted {
	/** May still be on their way while the log is read. */
	banks: readonly KnownBank[] | Promise<readonly KnownBank[]>;
	today: LocalDay;
}

/**
 * Reads the log and the cards at one moment, and works out all that is shown of them.
 * @param record the sums that were kept the last time: where they are still true, only what came after them is read
 * @param rest lets others have their turn
 */
export async function workOutProgress(
	connection: Connection,
	wanted: Wanted,
	record: SumsRecord | null,
	listening: Listening,
	rest: () => Promise<void>
): Promise<WorkedOut> {
	const share = ascending(listening.share);
	const work = (from: SumsRecord | null) =>
		connection.use(async (db) => {
			const tx = db.transaction(WRITTEN);
			const gathering = await gather(tx, from, { share, rest });
			return figuresFrom(gathering, wanted, { ...listening, share }, rest);
		});
	try {
		return await work(record);
	} catch (error) {
		if (record === null || error instanceof StorageFault) throw error;
		// Sums that nobody can go on from, as a damaged disk may leave them.
		return work(null);
	}
}

/** As `workOutProgress`, of what was gathered before anyone asked. */
export async function figuresFrom(
	{ since, cards, summed }: Gathering,
	{ banks, today }: Wanted,
	listening: Listening,
	rest: () => Promise<void>
): Promise<WorkedOut> {
	const { segmentsRead } = since;
	const { settings } = since.head;
	const catalogue = heardOf(Promise.resolve(banks).then((known) => new Catalogue(known)));
	const ground = async () => {
		const known = await catalogue;
		return { cards: await cards, catalogue: known, settings, today };
	};
	const aheadOfAll = async () => {
		if (segmentsRead < FEW_SEGMENTS || !listening.standing) return undefined;
		const figures = standingFigures(await ground());
		listening.standing(figures);
		return figures;
	};
	const ahead = heardOf(aheadOfAll());
	const inSteps = stepper(listening.share, rest);
	const { sums, toKeep } = await summed;
	// The database is still busy with the cards, which are a record each.
	const ofAnswers = await inSteps(answerFigures(sums, { catalogue: await catalogue, today }));
	const standing = await ahead;
	const ofCards = await inSteps(cardFigures(sums, { ...(await ground()), standing }));
	const figures = { today, ...ofAnswers, ...ofCards };
	return { figures, names: namesIn(figures, (await catalogue).banks), toKeep, segmentsRead };
}

/**
 * The figures that need no answers, by themselves, for who waits for the sums of another.
 * @throws StorageFault
 */
export async function workOutStanding(
	connection: Connection,
	{ banks, today }: Wanted
): Promise<StandingFigures> {
	const [{ cards, settings }, known] = await Promise.all([
		connection.use(async (db) => {
			const tx = db.transaction(WRITTEN);
			const head = ((await tx.objectStore('meta').get('head')) as Head | undefined) ?? EMPTY_HEAD;
			return { cards: await readCards(tx, head.banks), settings: head.settings };
		}),
		banks
	]);
	return standingFigures({ cards, catalogue: new Catalogue(known), settings, today });
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
