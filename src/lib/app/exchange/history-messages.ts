import type { JournalOperation, JournalRequests } from '../../store/journal/journal-messages';
import type { FaultKind } from '../../store/storage-fault';
import type { HistoryParcel } from './history';
import type { HistoryAbout, HistoryAdded } from './history-work';

/** What the page asks of the worker that writes histories. */
export interface HistoryAsk {
	/** The database's name. */
	database: string;
	/** Whether there is a second copy, which the page writes for the worker. */
	hasJournal: boolean;
	about: HistoryAbout;
	/** What of it was added before, to be taken out again; null where it is to be added. */
	takeOut: TakeOut | null;
}

export interface TakeOut {
	/** Of all entries in the order of their ids: 1 for each that is to go. */
	fresh: Uint8Array;
	/** The log was repaired just now: what cannot be read even so is in neither copy, and stays where it is. */
	isRepaired: boolean;
}

/** What of the journal the worker asks of the page. */
export type LentOperation = Extract<
	JournalOperation,
	'appendLine' | 'list' | 'turn' | 'pin' | 'unpin' | 'mark' | 'remove'
>;

/** The parcels come first, one by one: all at once would hold up the page. */
export type ToHistoryWorker =
	| { parcel: HistoryParcel }
	| { ask: HistoryAsk }
	| { cancel: true }
	| { answered: number; answer: unknown }
	| { answered: number; fault: { kind: FaultKind; message: string } };

export type FromHistoryWorker =
	/** 0–1. */
	| { done: number }
	| { id: number; operation: LentOperation; ask: JournalRequests[LentOperation]['ask'] }
	/** The database has it: from here on nothing undoes it but its taking out. */
	| { kept: HistoryAdded }
	| { outcome: HistoryOutcome };

/** Plain data: not every browser can send an error from a worker. */
export type HistoryOutcome =
	| { kind: 'added'; added: HistoryAdded }
	| { kind: 'taken-out' }
	| { kind: 'cancelled' }
	/** @see Unreadable */
	| { kind: 'unreadable' }
	| { kind: 'fault'; fault: FaultKind; message: string }
	/** `message`: the words of what broke. */
	| { kind: 'broken'; message: string };
