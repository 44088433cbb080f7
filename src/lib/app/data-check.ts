import type { EventId } from '../core/memory/event';
import { isFault, type Finding } from '../core/memory/finding';
import { checkApart } from '../store/check-apart';
import { compareCopies } from '../store/compare-copies';
import { generationOf, isMark, type Generation } from '../store/journal/generation';
import type { Journal } from '../store/journal/journal';
import { lookThrough, type LookedThrough } from '../store/look-through';
import { autoBackup } from './auto-backup';
import type { FootnoteApp } from './footnote-app.svelte';

export interface DataCheck extends LookedThrough {
	/** There is a second copy, and it was compared: in memory lies none. */
	twoCopies: boolean;
}

export interface DataRepair {
	/** `none`: there was nothing to back up. `failed`: none could be kept, and the repair went on without. */
	backup: 'made' | 'none' | 'failed';
	/** How many entries the database got back from the journal, and the journal from the database. */
	database: number;
	journal: number;
	/** What was found before, and what is found now. */
	before: Finding[];
	after: DataCheck;
}

/** Answers that come while it is read, in other tabs, may look like damage; then it is read again, so many times in all. */
const TRIES = 3;

/**
 * Looks through everything that is kept, in both copies, and changes nothing. The page stays free meanwhile.
 * @throws StorageFault when one of them cannot be read
 */
export async function checkData(app: FootnoteApp): Promise<DataCheck> {
	const journal = await app.journal;
	for (let tries = 1; ; tries++) {
		const { writes } = await app.store.head();
		const ids = journal && (await idsIn(journal, app.store.generation));
		// What lies in this page's memory no worker can read.
		const look = app.inMemory ? lookThrough : checkApart;
		const found = await look(app.store.connection, ids, app.today);
		const steady = (await app.store.head()).writes === writes;
		if (steady || tries === TRIES || !found.findings.some(isFault))
			return { ...found, twoCopies: journal !== null && !app.inMemory };
	}
}

/**
 * Gives each copy what only the other has, puts sound entries in the place of damaged ones, derives everything anew from
 * the log, and checks again. It takes nothing away that can be read, so where no backup can be kept first it goes on.
 * @param before what a check has found
 * @throws StorageFault when one of the copies cannot be read or written; each of them is then as it was, or better
 */
export async function repairData(app: FootnoteApp, before: Finding[]): Promise<DataRepair> {
	const backup = await autoBackup(app.store, 'repair').then(
		(made) => (made ? 'made' : 'none'),
		() => 'failed' as const
	);
	const journal = await app.journal;
	const healed = journal
		? await compareCopies(app.store, journal, true)
		: { database: 0, journal: 0 };
	if (!journal) await app.store.writeAnew([], []);
	await app.renewed();
	const { database, journal: copied } = healed;
	return { backup, database, journal: copied, before, after: await checkData(app) };
}

/** File by file, so that the page has to take in no more than some two thousand answers at a time. */
async function idsIn(journal: Journal, generation: Generation): Promise<EventId[]> {
	const ids = new Set<EventId>();
	const { files } = await journal.list();
	// What was replaced as a whole may lie there still, and counts for nothing.
	const standing = files.filter(({ name }) => !isMark(name) && generationOf(name) === generation);
	for (const { name } of standing)
		for (const { events } of (await journal.read(name, 0)).entries)
			for (const { id } of events) ids.add(id);
	return [...ids];
}
