import type { LearnerStore } from './learner-store';

/** A tab looks after so many of its writes. */
const WRITES_BETWEEN = 100;

/**
 * Seals the older part of the log in the background, a thousand events at a time, in one tab of all that are open.
 * What fails is tried again later: loose events are as safe as sealed ones.
 */
export class Keeper {
	#writes = 0;
	#working: Promise<void> | null = null;

	constructor(
		private readonly store: LearnerStore,
		private readonly database: string,
		/** Called after each look, whatever came of it. */
		private readonly looked: () => Promise<void> = async () => undefined
	) {}

	/** To be told of each write. */
	noteWrite(): void {
		if (++this.#writes % WRITES_BETWEEN === 0) void this.look();
	}

	/** Resolves when nothing more is to be sealed, or another tab is at it. Never throws. */
	look(): Promise<void> {
		this.#working ??= this.#sealWhileDue()
			.catch(() => undefined)
			.finally(() => {
				this.#working = null;
				this.looked().catch(() => undefined);
			});
		return this.#working;
	}

	async #sealWhileDue(): Promise<void> {
		if ((await this.store.head()).loose < this.store.sealing.loose) return;
		const seal = async () => {
			// An answer that comes meanwhile goes first.
			while (await this.store.seal()) await new Promise((resolve) => setTimeout(resolve));
		};
		// Without locks two tabs may be at it, which costs time and does no harm.
		if (!navigator.locks) return seal();
		await navigator.locks.request(
			`footnote-keeper-${this.database}`,
			{ ifAvailable: true },
			(lock) => (lock ? seal() : undefined)
		);
	}
}
