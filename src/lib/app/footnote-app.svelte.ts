import { LearnerStore } from '../store/learner-store';
import { openDatabase } from '../store/open-database';
import { DEFAULT_SETTINGS } from '../core/memory/default-settings';
import { nextEventId } from '../core/memory/event-id';
import { localDay } from '../core/memory/local-day';
import type { EventId, LearnerEvent, LocalDay, Settings } from '../core/memory/event';
import type { SessionRecord } from '../store/database-schema';
import { BankShelf } from './bank-shelf';
import { clock } from './clock';

/** What every event carries, made by `stamp`. */
export type Stamp = Pick<LearnerEvent, 'id' | 'atMs' | 'offsetMin' | 'day' | 'device'>;

/** The wiring of one open tab: the learner's store, the banks, the clock and the settings in force. */
export class FootnoteApp {
	readonly shelf = new BankShelf();
	#settings = $state.raw<Settings>(DEFAULT_SETTINGS);
	#closed = $state(false);
	#lastEventId: EventId | null = null;

	private constructor(
		readonly store: LearnerStore,
		private readonly device: string
	) {}

	/** @throws DatabaseUnavailable */
	static async open(name?: string): Promise<FootnoteApp> {
		let onClosed = () => {};
		const db = await openDatabase(name, { onClosed: () => onClosed() });
		const store = new LearnerStore(db);
		await store.bringUpToDate();
		let device = await store.meta('device');
		if (!device) {
			device = crypto.randomUUID();
			await store.setMeta('device', device);
		}
		const app = new FootnoteApp(store, device);
		onClosed = () => (app.#closed = true);
		await app.refresh();
		return app;
	}

	/** The database was closed under this tab (an upgrade in another one): only a reload helps. */
	get closed(): boolean {
		return this.#closed;
	}

	get settings(): Settings {
		return this.#settings;
	}

	get today(): LocalDay {
		const now = clock.nowMs();
		return localDay(now, clock.offsetMin(now), this.#settings.dayEndHour);
	}

	/** Reads again what another tab or a restore may have changed. */
	async refresh(): Promise<void> {
		this.#settings = await this.store.settings();
		this.#lastEventId = (await this.store.meta('lastEventId')) ?? null;
	}

	/** Id, time and place for a new event. */
	stamp(): Stamp {
		const atMs = clock.nowMs();
		const random = crypto.getRandomValues(new Uint8Array(10));
		this.#lastEventId = nextEventId(atMs, random, this.#lastEventId);
		return {
			id: this.#lastEventId,
			atMs,
			offsetMin: clock.offsetMin(atMs),
			day: this.today,
			device: this.device
		};
	}

	/** The one way to write to the log. Resolves when the events are kept. */
	async append(events: LearnerEvent[], session?: SessionRecord): Promise<void> {
		await this.store.append(events, session);
		if (events.some((event) => event.type === 'settings-changed' || event.type === 'undone'))
			this.#settings = await this.store.settings();
	}

	async changeSettings(settings: Partial<Settings>): Promise<void> {
		await this.append([{ ...this.stamp(), type: 'settings-changed', settings }]);
	}
}
