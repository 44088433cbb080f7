import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { applyEvent, needsRefold } from '../core/memory/apply-event';
import { DERIVED_VERSION, type Card } from '../core/memory/card';
import { DEFAULT_SETTINGS } from '../core/memory/default-settings';
import type { EventId, LearnerEvent, LocalDay, Settings, SettingsChanged } from '../core/memory/event';
import { foldCard, foldLog } from '../core/memory/fold';
import { toCardRecord } from './card-record';
import type { FootnoteDatabase, MetaValues, SessionRecord } from './database-schema';

type Written = 'events' | 'cards' | 'meta' | 'sessions';
type Writing = IDBPTransaction<FootnoteDatabase, Written[], 'readwrite'>;

const WRITTEN: Written[] = ['events', 'cards', 'meta', 'sessions'];

/** All that is kept of a learner. Every write of an event goes through `append`. */
export class LearnerStore {
	constructor(readonly db: IDBPDatabase<FootnoteDatabase>) {}

	/**
	 * Adds events to the log and brings the cards along, in one transaction; resolves once that is on its way to disk.
	 * A session may be saved with them (test mode hands in a whole test at once).
	 * @throws when the transaction fails; then nothing of it is kept.
	 */
	async append(events: LearnerEvent[], session?: SessionRecord): Promise<void> {
		const tx = this.db.transaction(WRITTEN, 'readwrite', { durability: 'strict' });
		try {
			for (const event of events) await addEvent(tx, event);
			const last = events.at(-1);
			if (last) void tx.objectStore('meta').put(last.id, 'lastEventId');
			if (session) void tx.objectStore('sessions').put(session);
		} catch (cause) {
			// A failed step must not leave the earlier ones to commit by themselves.
			tx.done.catch(() => undefined);
			try {
				tx.abort();
			} catch {
				// It has aborted by itself already.
			}
			throw cause;
		}
		await tx.done;
	}

	async allEvents(): Promise<LearnerEvent[]> {
		return this.db.getAll('events');
	}

	async eventsOfSession(session: string): Promise<LearnerEvent[]> {
		return this.db.getAllFromIndex('events', 'by-session', session);
	}

	async eventsOfCard(bank: string, question: string): Promise<LearnerEvent[]> {
		return this.db.getAllFromIndex('events', 'by-card', [bank, question]);
	}

	async card(bank: string, question: string): Promise<Card | undefined> {
		return (await this.db.get('cards', [bank, question]))?.card;
	}

	/** Cards due on that day or before, suspended ones left out. */
	async cardsDue(day: LocalDay): Promise<Card[]> {
		const records = await this.db.getAllFromIndex('cards', 'by-due', IDBKeyRange.upperBound(day));
		return records.map((record) => record.card);
	}

	/** Cards whose last answer was no pass. */
	async cardsMissed(): Promise<Card[]> {
		return (await this.db.getAllFromIndex('cards', 'by-missed', 1)).map((record) => record.card);
	}

	async cardsOfBank(bank: string): Promise<Card[]> {
		return (await this.db.getAllFromIndex('cards', 'by-bank', bank)).map((record) => record.card);
	}

	async allCards(): Promise<Card[]> {
		return (await this.db.getAll('cards')).map((record) => record.card);
	}

	async meta<K extends keyof MetaValues>(key: K): Promise<MetaValues[K] | undefined> {
		return (await this.db.get('meta', key)) as MetaValues[K] | undefined;
	}

	async setMeta<K extends keyof MetaValues>(key: K, value: MetaValues[K]): Promise<void> {
		await this.db.put('meta', value, key);
	}

	async settings(): Promise<Settings> {
		return { ...DEFAULT_SETTINGS, ...(await this.meta('settings')) };
	}

	async session(id: string): Promise<SessionRecord | undefined> {
		return this.db.get('sessions', id);
	}

	async saveSession(session: SessionRecord): Promise<void> {
		await this.db.put('sessions', session);
	}

	/** Sessions that were begun and not ended, the newest first. */
	async openSessions(): Promise<SessionRecord[]> {
		const range = IDBKeyRange.bound([1, 0], [1, Number.MAX_SAFE_INTEGER]);
		return (await this.db.getAllFromIndex('sessions', 'by-open', range)).reverse();
	}

	async allSessions(): Promise<SessionRecord[]> {
		return this.db.getAll('sessions');
	}

	/** Throws the cards away and makes them again from the log. */
	async rebuild(): Promise<void> {
		const tx = this.db.transaction(WRITTEN, 'readwrite', { durability: 'strict' });
		await rebuildCards(tx);
		await tx.done;
	}

	/** Rebuilds the cards when they were derived by other rules than those of this version of the app. */
	async bringUpToDate(): Promise<void> {
		if ((await this.meta('derivedVersion')) === DERIVED_VERSION) return;
		await this.rebuild();
	}

	/** Takes in events (those already there are left as they are) and sessions, then rebuilds; all or nothing. */
	async merge(
		events: LearnerEvent[],
		sessions: SessionRecord[],
		{ replace = false } = {}
	): Promise<{ added: number }> {
		const tx = this.db.transaction(WRITTEN, 'readwrite', { durability: 'strict' });
		if (replace) {
			void tx.objectStore('events').clear();
			void tx.objectStore('sessions').clear();
		}
		const known = new Set(await tx.objectStore('events').getAllKeys());
		const fresh = events.filter((event) => !known.has(event.id));
		for (const event of fresh) void tx.objectStore('events').put(event);
		for (const session of sessions) void tx.objectStore('sessions').put(session);
		await rebuildCards(tx);
		await tx.done;
		return { added: fresh.length };
	}
}

async function addEvent(tx: Writing, event: LearnerEvent): Promise<void> {
	const cards = tx.objectStore('cards');
	const added = tx.objectStore('events').add(event);
	if (event.type === 'settings-changed') return changeSettings(tx, event, added);
	const scope = needsRefold(event);
	if (scope === 'all') {
		await added;
		return rebuildCards(tx);
	}
	if (!('bank' in event) || !event.bank || !event.question) return void (await added);
	const key: [string, string] = [event.bank, event.question];
	if (scope === 'card') {
		await added;
		return putCard(tx, key, await refoldCard(tx, key));
	}
	const [record, settings] = await Promise.all([
		cards.get(key),
		tx.objectStore('meta').get('settings'),
		added
	]);
	const inForce = { ...DEFAULT_SETTINGS, ...(settings as Settings | undefined) };
	return putCard(tx, key, applyEvent(record?.card, event, inForce));
}

/** New settings hold from here on, so no card changes by them. */
async function changeSettings(
	tx: Writing,
	event: SettingsChanged,
	added: Promise<string>
): Promise<void> {
	const meta = tx.objectStore('meta');
	const [settings, wide] = await Promise.all([meta.get('settings'), meta.get('wideEvents'), added]);
	void meta.put([...((wide ?? []) as EventId[]), event.id], 'wideEvents');
	await meta.put({ ...DEFAULT_SETTINGS, ...(settings as Settings), ...event.settings }, 'settings');
}

async function putCard(tx: Writing, key: [string, string], card: Card | undefined): Promise<void> {
	const cards = tx.objectStore('cards');
	await (card ? cards.put(toCardRecord(card)) : cards.delete(key));
}

/** What touches one card only: its own events, and the settings that were in force. */
async function refoldCard(tx: Writing, key: [string, string]): Promise<Card | undefined> {
	const own = await tx.objectStore('events').index('by-card').getAll(key);
	const wide = await eventsWithoutCard(tx);
	return foldCard(key[0], key[1], [...own, ...wide]);
}

/** Settings and resets of a bank or of all: they have no question, so they stand in no card's index. */
async function eventsWithoutCard(tx: Writing): Promise<LearnerEvent[]> {
	const ids = ((await tx.objectStore('meta').get('wideEvents')) ?? []) as EventId[];
	const found = await Promise.all(ids.map((id) => tx.objectStore('events').get(id)));
	return found.filter((event) => event !== undefined);
}

async function rebuildCards(tx: Writing): Promise<void> {
	const events = await tx.objectStore('events').getAll();
	const { cards, settings } = foldLog(events);
	const store = tx.objectStore('cards');
	void store.clear();
	for (const card of cards.values()) void store.put(toCardRecord(card));
	const meta = tx.objectStore('meta');
	const wide = events.filter((event) => !('question' in event && event.question)).map((e) => e.id);
	void meta.put(wide, 'wideEvents');
	void meta.put(settings, 'settings');
	const last = events.at(-1);
	if (last) void meta.put(last.id, 'lastEventId');
	await meta.put(DERIVED_VERSION, 'derivedVersion');
}
