import type { BankChange } from '../core/memory/bank-changes';
import { DEFAULT_SETTINGS } from '../core/memory/default-settings';
import type { EventId, LearnerEvent, LocalDay, Settings } from '../core/memory/event';
import { nextEventId } from '../core/memory/event-id';
import { localDay } from '../core/memory/local-day';
import { BankStore } from '../store/banks/bank-store';
import type { SessionRecord } from '../store/database-schema';
import { compareCopies, type Healed } from '../store/compare-copies';
import type { Connection } from '../store/connection';
import { EmptiedDatabase } from '../store/emptied-database';
import { Journal } from '../store/journal/journal';
import { Keeper } from '../store/keeper';
import { LearnerStore } from '../store/learner-store';
import { openDatabase, type DatabaseEvents } from '../store/open-database';
import type { Pace } from '../store/pace';
import type { LogContent, WholeLog } from '../store/take-in';
import { TwoCopies, type CopyState } from '../store/two-copies';
import { backupBeforeMigration } from './backup-before-migration';
import { BankShelf } from './bank-shelf';
import { clock } from './clock';
import { keptIn, KeptMark, type Shortfall } from './kept-mark';
import type { InMemory } from './in-memory.svelte';
import { firstReads, type FirstReads, type Opened, type StartedStore } from './opened-store';
import { Persistence } from './persistence.svelte';
import { SumsAhead } from './sums-ahead';
import { TabChannel, type TabNews } from './tab-channel';
import { watchDay } from './watch-day';
import type { FailedStart } from './without-database';

/** What every event carries, made by `stamp`. */
export type Stamp = Pick<LearnerEvent, 'id' | 'atMs' | 'offsetMin' | 'day' | 'device'>;

/** The browser put an empty database in the place of the learner's under this tab. Numbers of answers. */
export interface Emptied {
	brought: number;
	gone: number;
	/** There is a second copy, all of which is looked at with the next start alone. */
	waiting: boolean;
}

/** Up to so many, taking one step for each is quicker than deriving everything again. */
const FEW_EVENTS = 100;
/** So much of the time that it takes to bring in a log is over when it is kept, 0–1. */
export const TAKEN_IN = 0.75;

/** The wiring of one open tab: the learner's store, the banks, the clock and the settings in force. */
export class FootnoteApp {
	readonly persistence: Persistence;
	#settings = $state.raw<Settings>(DEFAULT_SETTINGS);
	#closed = $state(false);
	#replaced = $state(false);
	#version = $state(0);
	#changes = $state.raw<BankChange[]>([]);
	#secondCopy = $state<CopyState>('missing');
	#emptied = $state.raw<Emptied | null>(null);
	#missing = $state.raw<Shortfall | null>(null);
	#healed: Healed;
	/** Events that an emptied database got back at once. */
	#broughtBack = 0;
	#newest: EventId | null = null;
	#mark: KeptMark;
	#tabs: TabChannel;
	#keeper: Keeper;
	#sums: SumsAhead;

	/** The second copy; null where this browser has none. */
	readonly journal: Promise<Journal | null>;
	/** The second copy could not be read at this start, and may hold what is missing. */
	readonly unread: boolean;
	readonly device: string;

	private constructor(
		readonly store: LearnerStore,
		first: FirstReads,
		/** The banks that were opened here. */
		readonly banks: BankStore,
		readonly shelf: BankShelf,
		name: string,
		/** Null where the database is the browser's own. */
		readonly inMemory: InMemory | null,
		mark: KeptMark
	) {
		this.device = first.device;
		this.#healed = first.healed;
		this.unread = first.unread;
		this.journal = Promise.resolve(first.journal);
		this.persistence = new Persistence(store);
		this.#tabs = new TabChannel(name, (news) => {
			inMemory?.hear(news);
			if (news === 'replaced' && inMemory?.keptIn !== 'nothing') this.#replaced = true;
			void (news === 'banks' ? shelf.refresh() : Promise.resolve()).then(() => this.refresh());
		});
		this.#sums = new SumsAhead(store, inMemory === null);
		this.#keeper = new Keeper(store, name, () => this.#sums.whenIdle());
		this.#mark = mark;
	}

	/**
	 * @param onBlocked an older version in another tab keeps this one waiting
	 * @param without the learner goes on without a database that does not open
	 * @throws DatabaseUnavailable, StorageFault
	 */
	static async open(
		name = 'footnote',
		onBlocked?: () => void,
		without = false
	): Promise<FootnoteApp> {
		let onSuperseded = () => {};
		const opening = Journal.open(name);
		const banks = new BankStore(`${name}-banks`);
		const shelf = new BankShelf(banks);
		// Before the first screen, which lists them; meanwhile the learner's log is opened.
		const shelving = shelf.refresh();
		await backupBeforeMigration(name);
		const { store, first, inMemory, mark } = await openStore(name, opening, {
			onSuperseded: () => onSuperseded(),
			onBlocked
		}).catch(async (error: unknown) => {
			await shelving;
			return instead({ name, error, opening, shelf, without });
		});
		await shelving;
		const app = new FootnoteApp(store, first, banks, shelf, name, inMemory, mark);
		const { journal } = app;
		const alone = inMemory?.keptIn === 'journal';
		store.keepSecondCopy(new TwoCopies(journal, (state) => (app.#secondCopy = state), alone));
		const emptied = new EmptiedDatabase(store, first.device, journal);
		store.connection.onReopened((reopened) => app.#settle(emptied, reopened));
		onSuperseded = () => (app.#closed = true);
		await app.#readHead();
		await app.#mark.begin();
		// A bank that cannot be loaded now is compared at the next start.
		await app.#noticeChangedBanks('changed').catch(() => undefined);
		if (app.#emptied) await app.#healWhole();
		app.#missing = app.#mark.shortfall;
		watchDay(
			() => app.today,
			() => void app.refresh()
		);
		void app.#keeper.look();
		return app;
	}

	/** This tab gave the database up to a newer version in another one: only a reload helps. */
	get closed(): boolean {
		return this.#closed;
	}

	/** Another tab put another log in the place of the one that this tab shows: nothing is kept here until it is loaded again. */
	get replaced(): boolean {
		return this.#replaced;
	}

	/** What one copy of the log had lost at this start and got back from the other. */
	get healed(): Healed {
		return this.#healed;
	}

	/** How the second copy fares, the journal beside the database. */
	get secondCopy(): CopyState {
		return this.#secondCopy;
	}

	/** The database was emptied under this tab, and is healed as far as there was something to heal it from. */
	get emptied(): Emptied | null {
		return this.#emptied;
	}

	/** Fewer answers are here than were kept before this start, until the learner closes the note. */
	get missing(): Shortfall | null {
		return this.#missing;
	}

	/** The learner is shown that answers are missing: the next start does not say it again. */
	noteShown(): void {
		this.#mark.noteTold();
	}

	/** The learner knows, and wants to see no more of it. */
	closeNotices(): void {
		this.#missing = this.#emptied = null;
		this.#mark.noteTold();
	}

	get settings(): Settings {
		return this.#settings;
	}

	/**
	 * Counts up whenever something was written, here or in another tab, and when a new day begins: screens read it to
	 * know when to look again.
	 */
	get version(): number {
		return this.#version;
	}

	/** What changed in the banks since the learner met their questions, noticed since this tab was opened. */
	get bankChanges(): BankChange[] {
		return this.#changes;
	}

	get today(): LocalDay {
		const now = clock.nowMs();
		return localDay(now, clock.offsetMin(now), this.#settings.dayEndHour);
	}

	/** Reads again what another tab or a restore may have changed. */
	async refresh(): Promise<void> {
		// A database that was closed under this tab is told by `closed`.
		await this.#readHead().catch(() => undefined);
		this.#version++;
	}

	/** Id, time and place for a new event. */
	stamp(): Stamp {
		const atMs = clock.nowMs();
		const offsetMin = clock.offsetMin(atMs);
		const random = crypto.getRandomValues(new Uint8Array(10));
		this.#newest = nextEventId(atMs, random, this.#newest);
		return {
			id: this.#newest,
			atMs,
			offsetMin,
			day: localDay(atMs, offsetMin, this.#settings.dayEndHour),
			device: this.device
		};
	}

	/** The way to write to the log, but for a test, which is handed in as a whole. Resolves when the events are kept. */
	async append(events: LearnerEvent[], session?: SessionRecord): Promise<void> {
		const undone = events.filter(({ type }) => type === 'undone').length;
		if (undone > 0) this.#mark.lower(undone);
		await this.store.append(events, session);
		const { weights } = this.#settings;
		if (events.some((event) => event.type === 'settings-changed' || event.type === 'undone'))
			await this.#readHead();
		this.#told();
		// By other weights all that was summed up is to be summed up anew, better now than when someone waits for it.
		if (String(weights) !== String(this.#settings.weights)) void this.#keeper.look();
		if (undone > 0) void this.#sums.after(events);
	}

	/**
	 * As `append`, for what is done to many questions at once: all of it or nothing, without holding up the page.
	 * @param pace hears how far it is
	 * @throws StorageFault
	 */
	async appendMany(events: LearnerEvent[], pace?: Pace): Promise<void> {
		if (events.length <= FEW_EVENTS) return this.append(events);
		const undone = events.filter(({ type }) => type === 'undone').length;
		if (undone > 0) this.#mark.lower(undone);
		await this.store.merge(events, [], pace);
		await this.#readHead();
		this.#told();
		void this.#keeper.look();
		if (undone > 0) void this.#sums.after(events);
	}

	async saveSession(session: SessionRecord): Promise<void> {
		await this.store.saveSession(session);
		this.#told();
	}

	/** @see LearnerStore.saveOpenSession */
	async saveOpenSession(session: SessionRecord): Promise<SessionRecord | null> {
		const over = await this.store.saveOpenSession(session);
		this.#told();
		return over;
	}

	/** @see LearnerStore.handIn */
	async handIn(events: LearnerEvent[], session: SessionRecord): Promise<SessionRecord | null> {
		const over = await this.store.handIn(events, session);
		this.#told();
		return over;
	}

	/** Adds a backup's log to the one that is here. @throws Cancelled, StorageFault; then nothing was added */
	async restore(
		events: readonly LearnerEvent[],
		sessions: readonly SessionRecord[],
		pace?: Pace
	): Promise<{ added: number }> {
		const result = await this.store.merge(events, sessions, pace?.part(0, TAKEN_IN));
		await this.renewed('written', pace?.part(TAKEN_IN, 1));
		return result;
	}

	/** Puts a backup's log in the place of the one that is here. @see replaceCopies */
	async replace<T>(
		content: LogContent,
		keep: (before: WholeLog, pace: Pace) => Promise<T>,
		given?: Pace
	): Promise<T> {
		const pace = given ?? new (await import('../store/pace')).Pace();
		const { replaceCopies } = await import('../store/replace-copies');
		await this.seeOtherTabs();
		const kept = await replaceCopies(this.store, content, keep, pace.part(0, TAKEN_IN));
		await this.renewed('replaced', pace.part(TAKEN_IN, 1));
		return kept;
	}

	/**
	 * Where the log lies in this page's memory another tab has its own; what it kept in the journal is taken in, so that nothing
	 * of it goes with what is about to be replaced.
	 */
	async seeOtherTabs(): Promise<void> {
		const journal = this.inMemory ? await this.journal : null;
		if (!journal) return;
		await compareCopies(this.store, journal);
	}

	/** Everything derived was made anew: from what was taken in, or by a repair. */
	async renewed(news: TabNews = 'written', pace?: Pace): Promise<void> {
		// What was brought back may know the banks as they were long ago.
		await this.tookIn(news, 'all', pace);
	}

	/**
	 * Many events came or went at once, in whatever tab or worker.
	 * @param compared the banks that the cards are compared with anew; none where the events know them as they are
	 * @param pace hears how far the rest of the work is; who calls that off does not wait for it, and keeps what came
	 */
	async tookIn(
		news: TabNews = 'written',
		compared: 'all' | 'none' = 'none',
		pace?: Pace
	): Promise<void> {
		this.#tabs.tell(news);
		// It is in, whatever fails from here on.
		await this.#readHead().catch(() => undefined);
		await this.#mark.look().catch(() => undefined);
		this.#missing = this.#mark.shortfall;
		void this.#keeper.look();
		if (compared === 'all') await this.#noticeChangedBanks('all').catch(() => undefined);
		this.#told();
		// Whoever opens the progress screen next would wait for it.
		await this.#sums.atOnce(pace);
		pace?.note(1, 1);
	}

	/** Other banks are on the shelf than before: the learner's cards are told, and the other tabs. */
	async shelfChanged(): Promise<void> {
		await this.shelf.refresh();
		// What cannot be compared now is compared at the next start.
		await this.#noticeChangedBanks('changed').catch(() => undefined);
		this.#told('banks');
	}

	async changeSettings(settings: Partial<Settings>): Promise<void> {
		await this.append([{ ...this.stamp(), type: 'settings-changed', settings }]);
	}

	#told(news: TabNews = 'written'): void {
		this.#version++;
		this.#mark.note();
		this.#keeper.noteWrite();
		this.#tabs.tell(news);
	}

	/** Before the work goes on for which the database was opened again. */
	async #settle(database: EmptiedDatabase, reopened: Connection): Promise<void> {
		const found = await database.heal(reopened);
		if (!found) return;
		this.#broughtBack += found.events;
		const before = this.#mark.kept.answers;
		const here = await keptIn(found.store);
		const gone = Math.max(0, before - here.answers);
		if (gone > 0) this.#mark.noteLoss(here);
		this.#emptied = {
			brought: before - gone,
			gone: gone + (this.#emptied?.gone ?? 0),
			waiting: found.waiting
		};
		this.#tabs.tell('written');
		// Not waited for: it reads, and so waits for this.
		void this.refresh();
	}

	/**
	 * It was emptied while it was opened, and not after a write onto a full disk: all files of the journal are looked at now,
	 * as the next start would.
	 */
	async #healWhole(): Promise<void> {
		const journal = await this.journal;
		if (!journal) return;
		try {
			const healed = await compareCopies(this.store, journal, true);
			this.#healed = { ...healed, database: healed.database + this.#broughtBack };
			this.#emptied = null;
			await this.#readHead();
			await this.#mark.begin();
			await this.#noticeChangedBanks('all');
		} catch {
			// What is known of it is said; the next start looks again.
		}
	}

	async #readHead(): Promise<void> {
		const head = await this.store.head();
		this.#settings = head.settings;
		if (head.newest && (this.#newest === null || head.newest > this.#newest))
			this.#newest = head.newest;
	}

	/**
	 * A session took in banks that were changed while it was open. An answer that was under way meanwhile is to a question as
	 * it was, and was kept after the cards had been told: they are compared once more. @throws StorageFault
	 */
	async compareBanks(ids: readonly string[]): Promise<void> {
		const before = this.#changes;
		await this.#noticeChangedBanks(ids);
		if (this.#changes !== before) this.#told();
	}

	/** An updated bank: the learner's cards are told what became of their questions, once. @param which all, changed or not; those that changed; or these */
	async #noticeChangedBanks(which: 'all' | 'changed' | readonly string[]): Promise<void> {
		const known = (await this.store.meta('bankDigests')) ?? {};
		const changed = this.shelf.summaries.filter(({ id, digest }) =>
			which === 'all' ? true : which === 'changed' ? known[id] !== digest : which.includes(id)
		);
		if (changed.length === 0) return;
		const changes: BankChange[] = [];
		const compared: Record<string, string> = {};
		for (const { id, digest } of changed) {
			if ((await this.store.countCards(id)) > 0) {
				const bank = await this.shelf.bank(id);
				// What cannot be read now is compared when it can be.
				if (!bank) continue;
				const { bankChanges } = await import('../core/memory/bank-changes');
				changes.push(...bankChanges(bank, await this.store.cardsOfBank(id)));
			}
			compared[id] = digest;
		}
		if (changes.length > 0)
			await this.store.append(
				changes.map((change) => ({ ...this.stamp(), type: 'revised', ...change }))
			);
		await this.store.setMeta('bankDigests', { ...known, ...compared });
		if (which === 'all') this.#changes = changes;
		else if (changes.length > 0) this.#changes = [...this.#changes, ...changes];
	}
}

/** So often it may be emptied while it is opened: more often it is no good place. */
const MOST_TRIES = 3;

/** The browser's own database, and what was read of it. @throws DatabaseUnavailable, StorageFault */
async function openStore(
	name: string,
	opening: Promise<Opened>,
	events: DatabaseEvents
): Promise<StartedStore> {
	const connection = await openDatabase(name, events);
	const store = new LearnerStore(connection);
	let isReopened = false;
	connection.onReopened(async () => void (isReopened = true));
	try {
		let first = await firstReads(store, name, opening);
		// Damage that LevelDB finds only when it reads empties the database meanwhile: what was compared is not what stands there.
		for (let tries = 0; isReopened && tries < MOST_TRIES; tries++) {
			isReopened = false;
			if ((await store.meta('device')) === first.device) break;
			await store.setMeta('device', first.device);
			await store.setMeta('writtenAnew', crypto.randomUUID());
			const healed = first.healed.database;
			first = await firstReads(store, name, opening, true);
			first.healed = { ...first.healed, database: first.healed.database + healed };
		}
		return { store, first, inMemory: null, mark: new KeptMark(store, name) };
	} catch (error) {
		connection.close();
		throw error;
	}
}

/**
 * A database in memory, where that is what there is to do about it.
 * @throws the error with what else is known of it; as it is where that part of the app does not come
 */
async function instead(failed: FailedStart): Promise<StartedStore> {
	const part = await import('./without-database').catch(() => null);
	if (!part) throw failed.error;
	return part.withoutDatabase(failed);
}
