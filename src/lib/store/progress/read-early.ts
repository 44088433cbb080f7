import type { Connection } from '../connection';
import { DATABASE_VERSION } from '../database-schema';
import { openDatabase } from '../open-database';
import { Overtaken } from '../overtaken';
import { WRITTEN } from '../writing';
import { FEW_SEGMENTS } from './few-segments';
import { cardsAsOf, sumUpSince, type Gathering, type Summed } from './gather';
import { heardOf } from './heard-of';
import { readKnown, type KnownOnce } from './known-store';
import { readSince, type LogSince } from './read-since';
import { readSums, type SumsRecord } from './sums-store';

/** What the figures need, read before anyone could ask for them. Nothing of it throws. */
export interface Early {
	known: Promise<KnownOnce>;
	sums: Promise<SumsRecord | null>;
	/** Null where no kept sums fit, or much came after them: to sum that up is for when someone waits for it. */
	summed: Promise<SummedEarly | null>;
}

interface SummedEarly {
	/** That it was read by. */
	connection: Connection;
	since: LogSince;
	summed: Summed;
}

const QUIETLY = { share: () => undefined, rest: async () => undefined };

/**
 * All but the cards: the database is longest at these, and the page, which is just opening it, comes first.
 * @param database of the learner; it is read as it is, and neither made nor brought up to date
 */
export function readEarly(database: string): Early {
	const sums = readSums(database);
	const summed = Promise.all([sums, standsInThisVersion(database)]).then(([record, stands]) =>
		record && stands ? sumUpEarly(record, database) : null
	);
	return { known: readKnown(database), sums, summed: summed.catch(() => null) };
}

/**
 * What was summed up early, with the cards.
 * @param work what is done with it while the cards come; it fails where something was written since
 * @returns null where that, or something else, is in the way
 */
export async function gatherOn<T>(
	{ summed }: Early,
	work: (gathering: Gathering) => Promise<T>
): Promise<T | null> {
	const early = await summed;
	if (!early) return null;
	const { connection, since } = early;
	try {
		return await connection.use(async (db) => {
			const cards = cardsAsOf(db.transaction(WRITTEN), since).then((found) => {
				if (!found) throw new Overtaken();
				return found;
			});
			return work({ since, cards: heardOf(cards), summed: Promise.resolve(early.summed) });
		});
	} catch {
		return null;
	} finally {
		connection.close();
	}
}

async function sumUpEarly(record: SumsRecord, database: string): Promise<SummedEarly | null> {
	const connection = await openDatabase(database);
	const early = await connection
		.use(async (db) => {
			const tx = db.transaction(WRITTEN);
			const since = await readSince(tx, record);
			// Of much to sum up one wants to hear, and another may be at it.
			if (!since.after || since.segmentsRead >= FEW_SEGMENTS) return null;
			return { since, summed: await sumUpSince(tx, since, QUIETLY) };
		})
		.catch(() => null);
	if (early) return { connection, ...early };
	connection.close();
	return null;
}

/** Whether a database of this version stands there: to make one, or another one of an older one, is for the page. */
async function standsInThisVersion(database: string): Promise<boolean> {
	const found = (await indexedDB.databases?.()) ?? [];
	return found.some(({ name, version }) => name === database && version === DATABASE_VERSION);
}
