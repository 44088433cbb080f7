import { m } from '$lib/paraglide/messages';
import { faultText } from '$lib/ui/layout/fault-text';

/** Handed to work that takes its time: how it tells of its progress, and hears that it was called off. */
export interface Work {
	tell: (share: number) => void;
	signal: AbortSignal;
}

/** What is done sooner is not worth a bar, in ms. */
const QUICK_MS = 300;

/** What a section of the settings is doing, one thing at a time, and what came of it. */
export class LongWork {
	#label = $state<string | null>(null);
	#isLong = $state(false);
	#share = $state(0);
	#calling: AbortController | null = null;
	status = $state<string | null>(null);
	problem = $state<string | null>(null);

	get busy(): boolean {
		return this.#label !== null;
	}
	/** What to show a bar for; null while nothing takes long. */
	get shown(): string | null {
		return this.#isLong ? this.#label : null;
	}
	/** 0–1. */
	get share(): number {
		return this.#share;
	}

	cancel(): void {
		this.#calling?.abort();
	}

	/**
	 * Does the work and says what came of it.
	 * @param work gives what to say when it is done, or null
	 */
	async run(
		label: string,
		work: (work: Work) => Promise<string | null>,
		failed: (reason: string) => string
	): Promise<void> {
		const opener = document.activeElement;
		const calling = (this.#calling = new AbortController());
		this.#label = label;
		this.#share = 0;
		this.status = this.problem = null;
		const timer = setTimeout(() => (this.#isLong = true), QUICK_MS);
		try {
			const tell = (share: number) => void (this.#share = share);
			this.status = await work({ tell, signal: calling.signal });
		} catch (error) {
			if (error instanceof Error && error.name === 'Cancelled') this.status = m.backup_cancelled();
			else this.problem = failed(faultText(error));
		}
		clearTimeout(timer);
		this.#isLong = false;
		this.#label = null;
		this.#calling = null;
		// The Cancel button is gone, and the one before could not keep the focus while it was off.
		requestAnimationFrame(() => {
			if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
		});
	}
}
