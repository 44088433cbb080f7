import type { FaultKind } from '../storage-fault';
import type { Generation } from './generation';
import type { JournalEntry, JournalPart } from './journal-line';

export interface JournalFile {
	name: string;
	/** Bytes. */
	size: number;
}

/** What the page asks of the worker, and what it is answered. */
export interface JournalRequests {
	/** Takes up a file of its own, and tells which there are. */
	open: { ask: { database: string }; answer: { own: string; files: JournalFile[] } };
	/** Which files there are now, those of other tabs among them. */
	list: { ask: null; answer: { own: string; files: JournalFile[] } };
	/** Answered once the line is on disk. */
	append: { ask: JournalEntry; answer: null };
	/** The same for a line that is encoded already, and moved instead of copied. */
	appendLine: { ask: Uint8Array<ArrayBuffer>; answer: null };
	/** All of the tab's own file, which is held: asks the browser for no other. */
	readOwn: { ask: null; answer: JournalPart };
	/** From a byte at which a line begins. */
	read: { ask: { name: string; from: number }; answer: JournalPart };
	/** Goes on in a new file, of the same generation unless told. */
	turn: { ask: { generation?: Generation }; answer: string };
	/** Until it is unpinned all lines go to the own file, whose length in bytes it answers. */
	pin: { ask: null; answer: number };
	/** Takes away what was written after that byte, unless it is null. */
	unpin: { ask: { cutTo: number | null }; answer: null };
	/** That generation has taken the place of all before it. */
	mark: { ask: { generation: Generation }; answer: null };
	remove: { ask: { names: string[] }; answer: null };
	/** Lets the own file go until the next line. */
	rest: { ask: null; answer: null };
}

export type JournalOperation = keyof JournalRequests;

export interface JournalRequest {
	id: number;
	operation: JournalOperation;
	ask: JournalRequests[JournalOperation]['ask'];
}

/** Plain data: not every browser can send an error from a worker. */
export type JournalAnswer =
	| { id: number; ok: true; answer: unknown }
	| { id: number; ok: false; kind: FaultKind; message: string };
