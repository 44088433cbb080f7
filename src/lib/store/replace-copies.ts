import { withCopies } from './copies-lock';
import { nextGeneration, type Generation } from './journal/generation';
import type { JournalLines } from './journal/journal';
import { filesOf, settle } from './journal/settle';
import type { LearnerStore } from './learner-store';
import { Overtaken } from './overtaken';
import type { Pace } from './pace';
import { StorageFault } from './storage-fault';
import { derivedLog, type DerivedLog, type LogContent, type WholeLog } from './take-in';

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
 * @param content what takes its place; a function where that follows from what is here
 * @param keep makes a backup of what is about to go; without one nothing is replaced
 * @throws Cancelled when it was called off; what `keep` throws; StorageFault. Then nothing was replaced
 */
export function replaceCopies<T>(
	store: LearnerStore,
	content: LogContent | ((before: WholeLog) => LogContent),
	keep: (before: WholeLog) => Promise<T>,
	pace: Pace
): Promise<T> {
	return withCopies(store.connection.current.name, 'exclusive', async () => {
		const derived = ({ events, sessions }: LogContent) =>
			derivedLog(events, sessions, pace.part(0, 0.3));
		const given = typeof content === 'function' ? null : await derived(content);
		for (let tries = 1; ; tries++) {
			try {
				const before = await store.readAll();
				const log =
					given ?? (await derived(typeof content === 'function' ? content(before) : content));
				const kept = await keep(before);
				await replaceOnce(store, before, log, pace.part(0.5, 1));
				return kept;
			} catch (error) {
				// An answer came in between, which the backup does not hold yet.
				if (!(error instanceof Overtaken)) throw error;
				if (tries === TRIES) throw new StorageFault('lost', error);
			}
		}
	});
}

async function replaceOnce(
	store: LearnerStore,
	before: WholeLog,
	log: DerivedLog,
	pace: Pace
): Promise<void> {
	const { copies, generation: old } = store;
	const generation = nextGeneration(old, crypto.randomUUID().slice(0, 8));
	if (!copies) return store.replace(before, log, { generation, journalSeen: {} }, pace);
	await copies.whileReplaced(async (journal, inForce) => {
		const journalSeen = journal ? await stage(journal, log, generation, old, pace) : {};
		try {
			await store.replace(before, log, { generation, journalSeen }, pace.part(0.3, 1));
		} catch (error) {
			if (journal) await takeBack(journal, generation, old, error);
			throw error;
		}
		inForce();
		// What fails here is done by the next start.
		if (journal) await settle(journal, generation).catch(() => undefined);
	});
}

/** @returns the new files with their lengths */
async function stage(
	journal: JournalLines,
	log: DerivedLog,
	generation: Generation,
	old: Generation,
	pace: Pace
): Promise<Record<string, number>> {
	try {
		await journal.turn(generation);
		for (let at = 0; at < log.events.length; at += LINE_EVENTS) {
			await journal.append({ events: log.events.slice(at, at + LINE_EVENTS), sessions: [] });
			pace.check(at * 0.3, log.events.length);
		}
		for (let at = 0; at < log.sessions.length; at += LINE_EVENTS)
			await journal.append({ events: [], sessions: log.sessions.slice(at, at + LINE_EVENTS) });
		const files = await filesOf(journal, (of) => of === generation);
		return Object.fromEntries(files.map(({ name, size }) => [name, size]));
	} catch (error) {
		await takeBack(journal, generation, old, error);
		throw error;
	}
}

/** Back to the old generation. Where it is not known whether the database has turned to the new one, its files stay for the next start to judge. */
async function takeBack(
	journal: JournalLines,
	generation: Generation,
	old: Generation,
	error: unknown
): Promise<void> {
	try {
		await journal.turn(old);
		if (error instanceof StorageFault && error.kind === 'lost') return;
		const staged = await filesOf(journal, (of) => of === generation);
		await journal.remove(staged.map(({ name }) => name));
	} catch {
		// They count for nothing in any case.
	}
}
