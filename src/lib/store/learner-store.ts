import type { IDBPTransaction } from 'idb';
import { DERIVED_VERSION, type Card } from '../core/memory/card';
import type { LearnerEvent } from '../core/memory/event';
import type { ManyEvents } from '../core/memory/many-events';
import { isWide } from '../core/memory/wide-event';
import type { Known } from './append-known';
import type { Connection } from './connection';
import type { FootnoteDatabase, MetaValues, SessionRecord } from './database-schema';
import { readHead } from './head';
import { FIRST_GENERATION, type Generation } from './journal/generation';
import type { JournalEntry } from './journal/journal-line';
import type { WhenKept } from './large-writes';
import { LearnerReads } from './learner-reads';
import { Overtaken } from './overtaken';
import type { Pace } from './pace';
import { heldIds, soundOf } from './read-log';
import { SEALING, type Sealing } from './sealing';
import { StorageFault } from './storage-fault';
import type { NewPlace } from './take-in';
import type { TwoCopies } from './two-copies';
import { sent, WRITTEN, type Writing } from './writing';

/*
 * The first screen reads, and most visits to it write nothing: what follows from an event, and the model of memory with it, is
 * loaded before the transaction that needs it, and with the first question at the latest. Where it does not come, nothing
 * was begun.
 */
const appending = async () => ({
	...(await import('./append-known')),
	...(await import('./append-events'))
});
const takingIn = async () => ({ ...(await import('./take-in')), ...(await import('./seal')) });

/** All that is kept of a learner. Events are written by `append`, `handIn` for a test, and `merge` for a backup. */
export class LearnerStore extends LearnerReads {
	/** Of the card that was read last; a write from elsewhere makes it void, which the write itself finds out. */
	#known: Known | null = null;

	#copies: TwoCopies | null = null;

	/** Which log this tab knows: nothing is written any more once another one has taken its place. */
	#generation: Generation = FIRST_GENERATION;

	constructor(
		connection: Connection,
		readonly sealing: Sealing = SEALING
	) {
		super(connection);
	}

	/** From now on every write of events and sessions goes to the journal, too. */
	keepSecondCopy(copies: TwoCopies): void {
		this.#copies = copies;
	}

	get copies(): TwoCopies | null {
		return this.#copies;
	}

	get generation(): Generation {
		return this.#generation;
	}

	/** From now on this tab writes to the log that stands here now. */
	async takeUpGeneration(): Promise<Generation> {
		return (this.#generation = (await this.meta('generation')) ?? FIRST_GENERATION);
	}

	/**
	 * Puts another log in the place of the one that is here, in one transaction.
	 * @param writes how many the log had seen when `work` was prepared
	 * @throws Overtaken when something was written since; nothing is replaced then
	 */
	async replace(
		writes: number,
		place: NewPlace,
		work: (tx: Writing) => Promise<void>
	): Promise<void> {
		await this.write(async (tx) => {
			const meta = tx.objectStore('meta');
			// An earlier try went through, and only the news of it was lost.
			if ((await meta.get('generation')) === place.generation) return;
			if ((await readHead(tx)).writes !== writes) throw new Overtaken();
			await work(tx);
			sent(meta.put(place.generation, 'generation'));
			sent(meta.put(place.journalSeen, 'journalSeen'));
		}, place.generation);
		this.#generation = place.generation;
	}

	/** Loads what an answer needs to be taken in, so that it is here when one is given. @throws when it does not come */
	async readyToWrite(): Promise<void> {
		await appending();
	}

	/**
	 * Adds events to the log and brings the cards along, in one transaction; resolves when it is complete and, where
	 * the browser can say so, on disk. A session may be saved with them (a test is handed in as a whole). Events that
	 * are there already are left as they are, so a write whose outcome is not known can simply be done again.
	 * @throws StorageFault when the database does not take it; then nothing of it is kept there.
	 */
	async append(events: readonly LearnerEvent[], session?: SessionRecord): Promise<void> {
		const works = await appending();
		const write = () => this.#append(works, events, session);
		if (!events.some(isWide)) return this.#both(events, session, write);
		// A reset that was refused must not come out of the second copy at the next start, and forget what was learnt since.
		await write();
		await this.#afterwards({ events: [...events], sessions: session ? [session] : [] });
	}

	async #append(
		{ appendKnown, canTakeIn, writeNewEvents }: Awaited<ReturnType<typeof appending>>,
		events: readonly LearnerEvent[],
		session?: SessionRecord
	): Promise<void> {
		const [event] = events;
		const known = this.#known;
		if (event && events.length === 1 && canTakeIn(known, event)) {
			try {
				this.#known = await this.write((tx, tries) => {
					if (tries > 0) throw new Overtaken();
					return appendKnown(tx, event, known, session);
				});
				return;
			} catch (error) {
				if (!(error instanceof Overtaken) && !isAlreadyThere(error)) throw error;
			}
		}
		await this.write((tx) => writeNewEvents(tx, events, session));
	}

	/**
	 * Takes in events and sessions from a backup (events already there are left as they are), then derives everything
	 * again; all or nothing.
	 * @returns which events were new
	 * @throws Cancelled when it was called off; then nothing was taken in
	 */
	async merge(
		events: readonly LearnerEvent[],
		sessions: readonly SessionRecord[],
		given?: Pace
	): Promise<{ added: number; events: LearnerEvent[] }> {
		const pace = given ?? new (await import('./pace')).Pace();
		const { merge } = await import('./large-writes');
		const added = await merge(this, { events, sessions }, pace);
		return { added: added.length, events: added };
	}

	/**
	 * Adds many events that are made one by one, and what follows from them; all or nothing, in one transaction. What is there
	 * already stays as it is, and so do all other cards.
	 * @returns by their numbers, 1 for each that was new
	 * @throws Cancelled, StorageFault; then nothing was added
	 */
	async addMany(
		many: ManyEvents,
		pace: Pace,
		whenKept: WhenKept = () => undefined
	): Promise<Uint8Array> {
		const { addMany } = await import('./large-writes');
		return addMany(this, many, pace, whenKept);
	}

	/** As `merge`, for what comes from the second copy itself. */
	async mergeHere(
		events: readonly LearnerEvent[],
		sessions: readonly SessionRecord[]
	): Promise<void> {
		const { joinWithin } = await takingIn();
		await this.write((tx) => joinWithin(tx, { events, sessions }, this.sealing));
	}

	/**
	 * As `mergeHere`, and writes the log anew besides: each event once, in order, in segments that hold what they say.
	 * @param events all that the second copy holds
	 */
	async writeAnew(
		events: readonly LearnerEvent[],
		sessions: readonly SessionRecord[]
	): Promise<void> {
		const { addSessions } = await takingIn();
		const { rebuild } = await appending();
		const { writeLogAnew } = await import('./write-log-anew');
		await this.write(async (tx) => {
			await writeLogAnew(tx, events, this.sealing);
			sent(tx.objectStore('meta').put(crypto.randomUUID(), 'writtenAnew'));
			await addSessions(tx, sessions);
			await rebuild(tx);
		});
	}

	/** One event from the second copy; left as it is where it is there already. */
	async mergeOne(event: LearnerEvent): Promise<void> {
		const { writeNewEvents } = await appending();
		await this.write(async (tx) => {
			const log = tx.objectStore('events');
			// One that is there and cannot be read makes way.
			if (soundOf([await log.get(event.id)]).length === 0) await log.delete(event.id);
			await writeNewEvents(tx, [event]);
		});
	}

	/**
	 * Seals the oldest loose events into a segment when there are enough of them.
	 * @returns whether it did: then there may be more
	 */
	async seal(): Promise<boolean> {
		const { sealOldest } = await takingIn();
		return this.write((tx) => sealOldest(tx, this.sealing));
	}

	/** Throws away what was derived and makes it again from the log. */
	async rebuild(): Promise<void> {
		const { rebuild } = await appending();
		return this.write(rebuild);
	}

	/** Rebuilds when the cards were derived by other rules than those of this version of the app. */
	async bringUpToDate(): Promise<void> {
		const head = await this.meta('head');
		if (head && head.derivedVersion !== DERIVED_VERSION) await this.rebuild();
	}

	async card(bank: string, question: string): Promise<Card | undefined> {
		const { readKnown } = await appending();
		this.#known = await this.connection.use((db) => readKnown(db, [bank, question]));
		return this.#known.record?.card;
	}

	async setMeta<K extends keyof MetaValues>(key: K, value: MetaValues[K]): Promise<void> {
		await this.connection.use((db) => db.put('meta', value, key));
	}

	async saveSession(session: SessionRecord): Promise<void> {
		await this.#both([], session, () =>
			this.#inSessions(async (tx) => void (await tx.objectStore('sessions').put(session)))
		);
	}

	/**
	 * Keeps an open session as it stands now, unless it has ended meanwhile: another tab may have handed it in.
	 * @returns the session that ended, or null when this one was kept
	 */
	async saveOpenSession(session: SessionRecord): Promise<SessionRecord | null> {
		const kept = await this.#inSessions(async (tx) => {
			const store = tx.objectStore('sessions');
			const over = ended(await store.get(session.id));
			if (!over) sent(store.put(session));
			return over;
		});
		if (!kept) await this.#afterwards({ events: [], sessions: [session] });
		return kept;
	}

	/**
	 * Keeps a test's answers and ends its session, once: not when it has ended meanwhile.
	 * @returns the session that ended, or null when this one was kept
	 * @throws StorageFault when the database does not take it, or when the second copy finds the disk full
	 */
	async handIn(
		events: readonly LearnerEvent[],
		session: SessionRecord
	): Promise<SessionRecord | null> {
		const { writeEvents } = await appending();
		const over = await this.write(async (tx) => {
			const kept = ended(await tx.objectStore('sessions').get(session.id));
			const [first] = events;
			// An earlier try of this very hand-in, whose outcome did not come back, is no other one's.
			const own = first && (await heldIds(tx, [first.id])).has(first.id);
			if (kept) return own ? null : kept;
			await writeEvents(tx, events, session);
			return null;
		});
		if (over) return over;
		// Only now: which of two hand-ins counts is decided by the database.
		const fault = await this.#afterwards({ events: [...events], sessions: [session] });
		// As with one answer: what a full disk is said to have kept may be lost.
		if (fault?.kind === 'full') throw fault;
		return null;
	}

	/** Writes the second copy of what the database has. @throws StorageFault where no other copy stays */
	async #afterwards(entry: JournalEntry): Promise<StorageFault | null> {
		const fault = (await this.#copies?.second(entry)) ?? null;
		if (fault && this.#copies?.alone) throw fault;
		return fault;
	}

	#both<T>(
		events: readonly LearnerEvent[],
		session: SessionRecord | undefined,
		write: () => Promise<T>
	): Promise<T> {
		const entry = { events: [...events], sessions: session ? [session] : [] };
		return this.#copies ? this.#copies.both(entry, write) : write();
	}

	/** Writes of sessions alone, with the durability that the browser thinks right. */
	#inSessions<T>(
		work: (
			tx: IDBPTransaction<FootnoteDatabase, ('sessions' | 'meta')[], 'readwrite'>
		) => Promise<T>
	): Promise<T> {
		return this.connection.use(async (db) => {
			const tx = db.transaction(['sessions', 'meta'], 'readwrite');
			tx.done.catch(() => undefined);
			const generation = (await tx.objectStore('meta').get('generation')) ?? FIRST_GENERATION;
			if (generation !== this.#generation) {
				tx.abort();
				throw replaced();
			}
			const result = await work(tx);
			await tx.done;
			return result;
		});
	}

	/**
	 * One transaction over the log and all that follows from it, whole or not at all. Most have a method of their own.
	 * @param work may be done again where the connection was lost; what was tried before may have been kept
	 * @param coming the generation that `work` itself brings about
	 * @throws StorageFault, and what `work` throws; then nothing was kept
	 */
	write<T>(
		work: (tx: Writing, tries: number) => Promise<T>,
		coming: Generation | null = null
	): Promise<T> {
		this.#known = null;
		return this.connection.use(async (db, tries) => {
			const tx = db.transaction(WRITTEN, 'readwrite', { durability: 'strict' });
			// It may fail while `work` still waits for something; that is told below.
			tx.done.catch(() => undefined);
			try {
				// Asked first, so that nothing waits for it.
				const standing = tx.objectStore('meta').get('generation');
				sent(standing);
				const result = await work(tx, tries);
				const generation = (await standing) ?? FIRST_GENERATION;
				if (generation !== this.#generation && generation !== coming) throw replaced();
				// By itself it would commit only after the last answer from the database has come back.
				tx.commit();
				await tx.done;
				return result;
			} catch (cause) {
				// A failed step must not leave the earlier ones to commit by themselves.
				try {
					tx.abort();
				} catch {
					// It has aborted by itself already.
				}
				throw cause instanceof Overtaken ? cause : (tx.error ?? cause);
			}
		});
	}
}

const replaced = () =>
	new StorageFault('replaced', 'Another log was put in the place of this one in another tab.');

/** An event of this id has been written before. */
const isAlreadyThere = (error: unknown) =>
	error instanceof StorageFault &&
	error.cause instanceof DOMException &&
	error.cause.name === 'ConstraintError';

const ended = (session: SessionRecord | undefined) =>
	session && session.open !== 1 ? session : null;
