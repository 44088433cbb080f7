import { FIRST_GENERATION, generationInForce, generationOf } from '../store/journal/generation';
import { LearnerStore } from '../store/learner-store';
import { openInMemory, standInForDatabases } from '../store/memory-database';
import { openDatabase } from '../store/open-database';
import { AsideMark } from './aside-mark';
import type { BankShelf } from './bank-shelf';
import { canGoOnWithout } from './can-go-on-without';
import { InMemory, type WithoutReason } from './in-memory.svelte';
import { KeptMark, readMark } from './kept-mark';
import {
	firstReads,
	NOTHING_HEALED,
	type FirstReads,
	type Opened,
	type StartedStore
} from './opened-store';
import { withRestInMind } from './with-rest-in-mind';

/** A start that came to nothing with the browser's own database. */
export interface FailedStart {
	name: string;
	/** Why it could not be opened or read. */
	error: unknown;
	opening: Promise<Opened>;
	/** It has tried to read its own database. */
	shelf: BankShelf;
	/** The learner chose to go on without it. */
	without: boolean;
}

/**
 * Opens the learner's log in memory, filled from the journal, where the browser gives no database at all, or the learner
 * goes on without one that does not open.
 * @throws DatabaseUnavailable, StorageFault: what is to be told, and where it may be chosen to go on without
 */
export async function withoutDatabase(failed: FailedStart): Promise<StartedStore> {
	const { name, error, opening, shelf } = failed;
	const why = reasonToGoOn(failed);
	if (!why) throw await withRestInMind(name, error, opening);
	if (why === 'missing') {
		standInForDatabases();
		await shelf.refresh();
	} else rememberChoice(name);
	const store = new LearnerStore(await openDatabase(name, {}, openInMemory));
	const first =
		why === 'refused' && isAmbiguous(await opening)
			? await withoutJournal(store, opening)
			: await firstReads(store, name, opening);
	const keptIn = first.journal ? 'journal' : 'nothing';
	const isMarked = why === 'missing' && first.journal !== null;
	return {
		store,
		// Memory begins empty with each visit: what fills it was not missing anywhere.
		first: { ...first, healed: NOTHING_HEALED },
		inMemory: new InMemory(why, keptIn, store),
		mark: isMarked ? new KeptMark(store, name, { database: false }) : new AsideMark(store, name)
	};
}

function reasonToGoOn({ name, error, shelf, without }: FailedStart): WithoutReason | null {
	if (!canGoOnWithout(error)) return null;
	const known = readMark(name);
	const hadDatabase = known !== null && known.database !== false;
	if (!hadDatabase && isMissing(error, shelf)) return 'missing';
	return without || hasChosen(name) ? 'refused' : null;
}

/** The browser has no databases, or allows this site none: neither this one nor that of the banks. */
function isMissing(error: unknown, shelf: BankShelf): boolean {
	if (!hasFactory()) return true;
	const { cause } = error as Error;
	const isForbidden =
		cause instanceof DOMException && ['SecurityError', 'InvalidStateError'].includes(cause.name);
	return isForbidden && shelf.failure !== null;
}

function hasFactory(): boolean {
	try {
		return Boolean(globalThis.indexedDB);
	} catch {
		// Asking for it is refused already.
		return false;
	}
}

/**
 * A later log lies in the journal than the one that is marked there: whether the database names that one cannot be asked,
 * and what is written beside the wrong one would count for nothing later.
 */
function isAmbiguous(opened: Opened): boolean {
	const files = opened?.files ?? [];
	const marked = generationInForce(FIRST_GENERATION, files);
	return files.some(({ name }) => generationOf(name) > marked);
}

async function withoutJournal(store: LearnerStore, opening: Promise<Opened>): Promise<FirstReads> {
	(await opening)?.journal.close();
	const device = crypto.randomUUID();
	await store.setMeta('device', device);
	return { device, healed: NOTHING_HEALED, journal: null, unread: true };
}

const keyOf = (name: string) => `footnote-without:${name}`;

/** For this tab: a reload is not to ask again. */
function rememberChoice(name: string): void {
	try {
		sessionStorage.setItem(keyOf(name), 'yes');
	} catch {
		// Then it asks again.
	}
}

function hasChosen(name: string): boolean {
	try {
		return sessionStorage.getItem(keyOf(name)) !== null;
	} catch {
		return false;
	}
}
