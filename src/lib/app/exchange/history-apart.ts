import { withCopies } from '../../store/copies-lock';
import { FIRST_GENERATION, generationOf } from '../../store/journal/generation';
import type { JournalLines } from '../../store/journal/journal';
import { startWorker } from '../../store/journal/start-worker';
import { Cancelled, type Pace } from '../../store/pace';
import { faultOf, StorageFault } from '../../store/storage-fault';
import { TAKEN_IN, type FootnoteApp } from '../footnote-app.svelte';
import type { HistoryParcel } from './history';
import type {
	FromHistoryWorker,
	HistoryAsk,
	HistoryOutcome,
	ToHistoryWorker
} from './history-messages';
import type { HistoryAbout, HistoryAdded } from './history-work';

/** What was added of a history, with what takes it out again. */
export interface HistoryKept extends HistoryAdded {
	parcels: readonly HistoryParcel[];
	about: HistoryAbout;
}

/** @see addHistory; in a worker, or on the page where none starts. */
export async function addHistoryApart(
	app: FootnoteApp,
	parcels: readonly HistoryParcel[],
	about: HistoryAbout,
	pace: Pace
): Promise<HistoryKept> {
	const journal = await app.journal;
	const taking = pace.part(0, TAKEN_IN);
	// Up to its last line nothing takes the place of the log that the worker writes to.
	const outcome = await withCopies(nameOf(app), 'shared', () =>
		inWorker(app, parcels, { about, takeOut: null }, journal, taking)
	);
	if (outcome && outcome.kind !== 'added') throw failureOf(outcome);
	if (outcome?.added.owed) app.store.copies?.lack();
	const added = outcome
		? outcome.added
		: await import('./history-work').then((works) =>
				works.addHistory(app.store, parcels, about, taking)
			);
	await app.tookIn('written', 'none', pace.part(TAKEN_IN, 1));
	return { ...added, parcels, about };
}

/** @see takeHistoryOut; where some of the log cannot be read it is repaired first. */
export async function takeHistoryOutApart(
	app: FootnoteApp,
	kept: HistoryKept,
	pace: Pace
): Promise<void> {
	await app.seeOtherTabs();
	const taking = pace.part(0, TAKEN_IN);
	try {
		await takeOut(app, kept, false, taking);
	} catch (error) {
		// By its name: its module is loaded only where it is thrown.
		if (!(error instanceof Error && error.name === 'Unreadable')) throw error;
		const { repairData } = await import('../data-check');
		await repairData(app, []);
		await takeOut(app, kept, true, taking);
	}
	await app.tookIn('replaced', 'none', pace.part(TAKEN_IN, 1));
}

async function takeOut(
	app: FootnoteApp,
	{ parcels, about, fresh }: HistoryKept,
	isRepaired: boolean,
	pace: Pace
): Promise<void> {
	const { copies } = app.store;
	const what = { fresh, isRepaired };
	const replace = async (journal: JournalLines | null, inForce: () => void) => {
		const outcome = await inWorker(app, parcels, { about, takeOut: what }, journal, pace);
		if (!outcome) return false;
		if (outcome.kind !== 'taken-out' && !(await hasTurned(app, journal))) throw failureOf(outcome);
		inForce();
		await app.store.takeUpGeneration();
		return true;
	};
	const isDone = await withCopies(nameOf(app), 'exclusive', () =>
		// What is answered meanwhile waits, so that it is written to the log that is in force then.
		copies ? copies.exclusively(replace) : replace(null, () => undefined)
	);
	if (isDone) return;
	const works = await import('./history-work');
	await works.takeHistoryOut(app.store, parcels, about, what, pace);
}

/**
 * Whether the database names another log than this page knows: then it is done, whatever broke afterwards. Where it does not,
 * the journal goes on beside the log that stands.
 */
async function hasTurned(app: FootnoteApp, journal: JournalLines | null): Promise<boolean> {
	const { store } = app;
	const standing = (await store.meta('generation')) ?? FIRST_GENERATION;
	if (standing !== store.generation) return true;
	const { own } = (await journal?.list()) ?? {};
	if (own && generationOf(own) !== standing) await journal!.turn(standing);
	return false;
}

const nameOf = ({ store }: FootnoteApp) => store.connection.current.name;

/** @returns null where the worker did not start, or the log lies in this page's memory, which no worker sees */
async function inWorker(
	app: FootnoteApp,
	parcels: readonly HistoryParcel[],
	ask: Pick<HistoryAsk, 'about' | 'takeOut'>,
	journal: JournalLines | null,
	pace: Pace
): Promise<HistoryOutcome | null> {
	pace.check();
	if (app.inMemory) return null;
	let worker: Worker;
	try {
		worker = startWorker('history');
	} catch {
		return null;
	}
	let isAtWork = false;
	let isCalledOff = false;
	let kept: HistoryAdded | null = null;
	const send = (message: ToHistoryWorker) => worker.postMessage(message);
	const outcome = new Promise<HistoryOutcome | null>((resolve) => {
		worker.onmessage = ({ data }: MessageEvent<FromHistoryWorker>) => {
			isAtWork = true;
			if ('outcome' in data) resolve(data.outcome);
			else if ('kept' in data) kept = data.kept;
			else if ('done' in data) {
				try {
					pace.check(data.done);
				} catch {
					// The worker gives up what it has begun, and says so.
					if (!isCalledOff) send({ cancel: true });
					isCalledOff = true;
				}
			} else void lend(journal, data, send);
		};
		// One that broke off in its work would break off on the page too, and take it along.
		worker.onerror = ({ message }) =>
			resolve(isAtWork ? { kind: 'broken', message: message ?? '' } : null);
		// What cannot be read here, for want of memory, would be waited for for ever.
		// Chromium's workers have no `onmessageerror`.
		worker.addEventListener('messageerror', () =>
			resolve({ kind: 'broken', message: 'A message was lost.' })
		);
	});
	try {
		for (const parcel of parcels) {
			send({ parcel });
			await pace.step();
		}
		const database = app.store.connection.current.name;
		send({ ask: { ...ask, database, hasJournal: journal !== null } });
		const end = await outcome;
		// What broke off after it was kept left the second copy behind at most, and the next start writes that.
		return kept && end?.kind !== 'added' ? { kind: 'added', added: kept } : end;
	} finally {
		worker.terminate();
	}
}

/** Does with the page's journal what the worker asks. */
async function lend(
	journal: JournalLines | null,
	{ id, operation, ask }: Extract<FromHistoryWorker, { operation: unknown }>,
	send: (message: ToHistoryWorker) => void
): Promise<void> {
	try {
		if (!journal) throw new StorageFault('unknown', 'This browser has no journal.');
		send({ answered: id, answer: await doneWith(journal, operation, ask) });
	} catch (error) {
		const { kind, message } = faultOf(error);
		send({ answered: id, fault: { kind, message } });
	}
}

function doneWith(
	journal: JournalLines,
	operation: Extract<FromHistoryWorker, { operation: unknown }>['operation'],
	ask: unknown
): Promise<unknown> {
	switch (operation) {
		case 'appendLine':
			return journal.appendLine(ask as Uint8Array<ArrayBuffer>);
		case 'list':
			return journal.list();
		case 'turn':
			return journal.turn((ask as { generation?: string }).generation);
		case 'pin':
			return journal.pin();
		case 'unpin':
			return journal.unpin((ask as { cutTo: number | null }).cutTo);
		case 'mark':
			return journal.mark((ask as { generation: string }).generation);
		case 'remove':
			return journal.remove((ask as { names: string[] }).names);
	}
}

function failureOf(outcome: HistoryOutcome): Error {
	switch (outcome.kind) {
		case 'cancelled':
			return new Cancelled('Called off.');
		case 'unreadable':
			return Object.assign(new Error('Some of the log cannot be read.'), { name: 'Unreadable' });
		case 'fault':
			return new StorageFault(outcome.fault, outcome.message);
		case 'broken':
			return new Error(outcome.message);
		default:
			return new Error(`Something else was done: ${outcome.kind}.`);
	}
}
