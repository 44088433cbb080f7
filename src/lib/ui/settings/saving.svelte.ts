import { m } from '$lib/paraglide/messages';
import { faultText } from '$lib/ui/layout/fault-text';

/** Keeps a change of settings and says how that went; the word of the newest one counts. */
export class Saving<T> {
	#status = $state<string | null>(null);
	#failure = $state<string | null>(null);
	#turn = 0;

	/** @param keep resolves once a change is kept */
	constructor(private readonly keep: (change: T) => Promise<void>) {}

	get status(): string | null {
		return this.#status;
	}
	get failure(): string | null {
		return this.#failure;
	}

	/** What stands there says something about an earlier change. */
	clear(): void {
		this.#status = null;
	}

	/** Says of a change that is kept elsewhere that it is. @param what as of `save` */
	tell(what: string): void {
		this.#turn++;
		this.#failure = null;
		this.#status = m.settings_saved({ what });
	}

	/**
	 * @param what it is, in words, as in "Saved: 10 new a day."
	 * @returns whether no later one was begun in the meantime
	 */
	async save(change: T, what: string): Promise<boolean> {
		const turn = ++this.#turn;
		this.#status = null;
		this.#failure = null;
		try {
			await this.keep(change);
			if (turn === this.#turn) this.#status = m.settings_saved({ what });
		} catch (error) {
			this.#failure = m.settings_not_saved({ reason: faultText(error) });
		}
		return turn === this.#turn;
	}
}
