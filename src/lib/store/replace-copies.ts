import { withCopies } from './copies-lock';
import { isMark, nextGeneration, type Generation } from './journal/generation';
import type { JournalLines } from './journal/journal';
import { inTime, isLate } from './journal/in-time';
import type { JournalEntry } from './journal/journal-line';
import { filesOf, settle } from './journal/settle';
import type { LearnerStore } from './learner-store';
import { Overtaken } from './overtaken';
import type { Pace } from './pace';
import { forgetSums } from './progress/sums-store';
import { mustStillStand } from './still-stands';
import { StorageFault } from './storage-fault';
import { derivedLog, replaceLog, type LogContent, type NewPlace, type WholeLog } from './take-in';

const LINE_EVENTS = 500;
const TRIES = 3;

/**
 * Puts another log in the place of all that is here, in both copies. Wherever it is cut off, the next start finds the
 * old log whole or the new one whole:
 *
 * 1. The new log is written to files of a new generation, beside the old ones. Until they are marked, and as long as the
 *    database names the old generation, they count for nothing.
 * 2. One transaction replaces the database and names the new generation. From here on the old files count for nothing.
 * 3. The new generation is marked in the journal, for the case that the database is lost.
 * 4. The old files are removed. Those that other tabs hold go at a later start.
 *
 * @param content what takes its place
 * @param keep makes a backup of what is about to go; without one nothing is replaced
 * @throws Cancelled when it was called off; what `keep` throws; StorageFault. Then nothing was replaced
 */
export function replaceCopies<T>(
	store: LearnerStore,
	content: LogContent,
	keep: (before: WholeLog, pace: Pace) => Promise<T>,
	pace: Pace
): Promise<T> {
	return withCopies(store.connection.current.name, 'exclusive', async () => {
		const log = await derivedLog(content.events, content.sessions, pace.part(0, 0.3));
		return untilCalm(async () => {
			const before = await store.readAll();
			const kept = await keep(before, pace.part(0.3, 0.5));
			await inNewGeneration(
				store,
				{ entries: () => entriesOf(log), events: log.events.length },
				(place, writing) =>
					store.replace(before.writes, place, (tx) => replaceLog(tx, log, store.sealing, writing)),
				pace.part(0.5, 1)
			);
			return kept;
		});
	});
}

/** @param work throws Overtaken where an answer came in between, which its backup does not hold yet */
export async function untilCalm<T>(work: () => Promise<T>): Promise<T> {
	for (let tries = 1; ; tries++) {
		try {
			return await work();
		} catch (error) {
			if (!(error instanceof Overtaken)) throw error;
			if (tries === TRIES) throw new StorageFault('lost', error);
		}
	}
}

/** What the journal holds from then on. */
interface NewLines {
	entries: () => AsyncIterable<JournalEntry> | Iterable<JournalEntry>;
	/** How many events are in them. */
	events: number;
}

/**
 * The four steps of `replaceCopies`.
 * @param write replaces the database, in one transaction that names the new generation
 */
export async function inNewGeneration(
	store: LearnerStore,
	lines: NewLines,
	write: (place: NewPlace, pace: Pace) => Promise<void>,
	pace: Pace
): Promise<void> {
	const { copies, generation: old } = store;
	const generation = nextGeneration(old, crypto.randomUUID().slice(0, 8));
	// Not waited for: sums that stay do not fit this log.
	const turned = () => void forgetSums(store.connection.current.name);
	if (!copies) return write({ generation, journalSeen: {} }, pace).then(turned);
	await copies.exclusively(async (journal, inForce) => {
		if (journal && copies.alone) await mustStillStand(store, journal);
		const journalSeen = journal ? await stage(journal, lines, generation, old, pace) : {};
		try {
			// Where the database lies in memory the next start has only this to know by which log stands here.
			if (journal && copies.alone) await inTime(() => journal.mark(generation));
			await write({ generation, journalSeen }, pace.part(0.3, 1));
		} catch (error) {
			const isOpen = !copies.alone && isLate(error);
			if (journal) await takeBack(journal, generation, old, { isOpen, isMarked: copies.alone });
			throw error;
		}
		inForce();
		// What fails here is done by the next start.
		if (journal) await settle(journal, generation).catch(() => undefined);
		turned();
	});
}

/** @returns the new files with their lengths */
async function stage(
	journal: JournalLines,
	{ entries, events }: NewLines,
	generation: Generation,
	old: Generation,
	pace: Pace
): Promise<Record<string, number>> {
	try {
		// Turned twice, there is an empty file beside the lines.
		await inTime(() => journal.turn(generation));
		let done = 0;
		for await (const entry of entries()) {
			await appended(journal, entry);
			pace.check((done += entry.events.length) * 0.3, events);
		}
		const files = await inTime(() => filesOf(journal, (of) => of === generation));
		return Object.fromEntries(files.map(({ name, size }) => [name, size]));
	} catch (error) {
		await takeBack(journal, generation, old, { isOpen: false, isMarked: false });
		throw error;
	}
}

/**
 * One line of many thousands that a busy computer is late with must not undo all of them: it is sent again, and stands there
 * twice at the worst.
 */
export function appended(journal: JournalLines, entry: JournalEntry): Promise<void> {
	return inTime(() => journal.append(entry));
}

/** A log in lines of the journal. */
export function* entriesOf({ events, sessions }: LogContent): Generator<JournalEntry> {
	for (let at = 0; at < events.length; at += LINE_EVENTS)
		yield { events: events.slice(at, at + LINE_EVENTS), sessions: [] };
	for (let at = 0; at < sessions.length; at += LINE_EVENTS)
		yield { events: [], sessions: sessions.slice(at, at + LINE_EVENTS) };
}

/**
 * Back to the old generation.
 * @param isOpen it is not known whether the database has turned to the new one: its files stay for the next start to judge
 * @param isMarked the new one may be marked already
 */
async function takeBack(
	journal: JournalLines,
	generation: Generation,
	old: Generation,
	{ isOpen, isMarked }: { isOpen: boolean; isMarked: boolean }
): Promise<void> {
	const remove = async () => {
		const staged = await filesOf(journal, (of) => of === generation);
		const marks = staged.filter(({ name }) => isMark(name));
		// A mark without the lines that it stands for would be an empty log in the place of this one.
		const all = new Set([...marks, ...staged].map(({ name }) => name));
		await journal.remove([...all]);
	};
	// They count for nothing in any case, but for the mark. The last of them is this tab's own until it turns, for which a
	// full disk has room once the others are gone.
	// A mark that stays would put its lines in the place of all that is answered from now on.
	if (!isOpen) await (isMarked ? inTime(remove) : remove()).catch(() => undefined);
	await journal.turn(old).catch(() => undefined);
	if (!isOpen) await remove().catch(() => undefined);
}
