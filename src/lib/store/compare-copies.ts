import type { EventId, LearnerEvent } from '../core/memory/event';
import { withCopies } from './copies-lock';
import type { SessionRecord } from './database-schema';
import {
	FIRST_GENERATION,
	generationInForce,
	generationOf,
	isMark,
	markName,
	type Generation
} from './journal/generation';
import type { Journal } from './journal/journal';
import type { JournalFile } from './journal/journal-messages';
import { settle } from './journal/settle';
import { openDebts, settleDebts } from './journal-debts';
import type { LearnerStore } from './learner-store';
import { mustStillStand } from './still-stands';
import { StorageFault } from './storage-fault';

/** How many events each copy had that the other lacked, and has been given. */
export interface Healed {
	database: number;
	journal: number;
	/** Lines of the journal that could not be read, where the database had lost something, too. */
	unread: number;
}

/** Of the newest events in the database, how many are looked for in the journal at a start. */
const NEWEST = 200;
const LINE_EVENTS = 500;
/** So many sessions are asked for at once. */
const SESSIONS = 100;
/** So many are taken in one by one; for more, everything is derived anew, once. */
const FEW = 50;

/**
 * Compares the two copies and heals the shorter from the longer. Of each file only what was written since it was last
 * compared is read, so a start takes no longer for a long log; a database that lost what it knew of that reads all.
 * @param whole reads all of both, and derives everything anew: a repair
 */
export function compareCopies(
	store: LearnerStore,
	journal: Journal,
	whole = false
): Promise<Healed> {
	return withCopies(store.connection.current.name, 'shared', () =>
		compare(store, journal, whole).catch((error: unknown) => {
			// Another tab, starting too, has meanwhile told the database which log stands here.
			if (error instanceof StorageFault && error.kind === 'replaced')
				return compare(store, journal, whole);
			throw error;
		})
	);
}

async function compare(store: LearnerStore, journal: Journal, whole: boolean): Promise<Healed> {
	// At a start there are no copies yet, and memory holds nothing of a log that is gone.
	if (store.copies?.alone) await mustStillStand(store, journal);
	const known = await store.takeUpGeneration();
	// Another tab may have replaced the log while this one waited.
	const { own: current, files: listed } = await journal.list();
	const generation = generationInForce(known, listed);
	const files = listed.filter(({ name }) => !isMark(name) && generationOf(name) === generation);
	const isTurned = generationOf(current) !== generation;
	const own = isTurned ? await journal.turn(generation) : current;

	// What these wrote is in what is read below; those that come after it stay open.
	const debts = await openDebts(store);
	const seen = known === generation ? ((await store.meta('journalSeen')) ?? {}) : {};
	const present = new Map(files.map(({ name, size }) => [name, size]));
	// A file that is gone or shorter than it was: what it held may be nowhere else in the journal. So may what was written
	// beside the generation in force, by a start that could not find out about it.
	let anew =
		whole ||
		debts.length > 0 ||
		known !== generation ||
		listed.some(({ name, size }) => size > 0 && generationOf(name) !== generation) ||
		Object.entries(seen).some(([name, size]) => (present.get(name) ?? -1) < size);
	let read = await readFiles(journal, files, anew ? {} : seen, own);
	if (read.damaged > 0) {
		anew = true;
		read = await readFiles(journal, files, {}, own);
		// The damage stays behind in a file that is not read again.
		await journal.turn();
	}
	const database = await heal(store, read.events, read.sessions, whole);
	// A disk that has changed bits of one copy may have changed some of what is derived, which has no checksum.
	if (read.damaged > 0 && !whole) await store.rebuild();

	const first = Object.keys(seen).length === 0 && read.events.size === 0;
	const lacking =
		anew || first
			? (await store.allEvents()).filter(({ id }) => !read.events.has(id))
			: await newestLacking(store, read.ofOwn, read.events);
	await write(journal, lacking, anew || first ? await store.allSessions() : []);
	await store.setMeta('journalSeen', Object.fromEntries(read.lengths));
	if (debts.length > 0) await settleDebts(store.connection, debts);
	if (anew) store.copies?.lackNothing();
	if (generation !== FIRST_GENERATION) {
		await store.setMeta('generation', generation);
		await store.takeUpGeneration();
	}
	const isSettled = listed.every(({ name }) => generationOf(name) === generation);
	if (!isSettled || !isMarked(generation, listed)) await settle(journal, generation);
	return { database, journal: first ? 0 : lacking.length, unread: database > 0 ? read.damaged : 0 };
}

function isMarked(generation: Generation, files: readonly JournalFile[]): boolean {
	return generation === FIRST_GENERATION || files.some(({ name }) => name === markName(generation));
}

async function readFiles(
	journal: Journal,
	files: readonly JournalFile[],
	seen: Record<string, number>,
	own: string
) {
	const events = new Map<EventId, LearnerEvent>();
	const sessions = new Map<string, SessionRecord>();
	const lengths = new Map<string, number>();
	const ofOwn: EventId[] = [];
	let damaged = 0;
	for (const { name, size } of files) {
		// This tab's own file is read whole: its events tell which of the database's newest must be in the journal.
		const from = name === own ? 0 : (seen[name] ?? 0);
		lengths.set(name, from);
		if (size <= from) continue;
		const part = await journal.read(name, from);
		lengths.set(name, part.length);
		damaged += part.damaged;
		for (const entry of part.entries) {
			for (const event of entry.events) events.set(event.id, event);
			for (const session of entry.sessions) {
				const known = sessions.get(session.id);
				if (!known || !isHandedIn(known) || session.open !== 1) sessions.set(session.id, session);
			}
			if (name === own) ofOwn.push(...entry.events.map(({ id }) => id));
		}
	}
	return { events, sessions: [...sessions.values()], lengths, ofOwn, damaged };
}

/** For good: the lines of two files are in no order, so another one does not open it again. Practice goes on after an undo. */
const isHandedIn = ({ plan, open }: SessionRecord) => plan.mode === 'test' && open !== 1;

/** What the journal has and the database lacks. */
async function heal(
	store: LearnerStore,
	events: ReadonlyMap<EventId, LearnerEvent>,
	sessions: readonly SessionRecord[],
	whole: boolean
): Promise<number> {
	const missing = await store.missing([...events.keys()]);
	const lacking = [...missing].sort().map((id) => events.get(id)!);
	const kept: (SessionRecord | undefined)[] = [];
	// Those of years asked for at once would hold up the first screen.
	for (let at = 0; at < sessions.length; at += SESSIONS) {
		const some = sessions.slice(at, at + SESSIONS);
		kept.push(...(await store.sessions(some.map(({ id }) => id))));
	}
	const fresh = sessions.filter(({ open }, at) => !kept[at] || (kept[at].open && !open));
	if (whole) await store.writeAnew([...events.values()], fresh);
	else if (lacking.length > FEW) await store.mergeHere(lacking, fresh);
	else {
		for (const session of fresh) await store.connection.use((db) => db.put('sessions', session));
		for (const event of lacking) await store.mergeOne(event);
	}
	return lacking.length;
}

async function newestLacking(
	store: LearnerStore,
	ofOwn: readonly EventId[],
	known: ReadonlyMap<EventId, LearnerEvent>
): Promise<LearnerEvent[]> {
	const oldest = ofOwn.reduce<EventId | null>((a, b) => (a && a < b ? a : b), null);
	if (oldest === null) return [];
	const newest = await store.newest(NEWEST, oldest);
	return newest.filter(({ id }) => !known.has(id));
}

async function write(
	journal: Journal,
	events: readonly LearnerEvent[],
	sessions: readonly SessionRecord[]
): Promise<void> {
	for (let at = 0; at < events.length; at += LINE_EVENTS)
		await journal.append({ events: events.slice(at, at + LINE_EVENTS), sessions: [] });
	for (let at = 0; at < sessions.length; at += LINE_EVENTS)
		await journal.append({ events: [], sessions: sessions.slice(at, at + LINE_EVENTS) });
}
