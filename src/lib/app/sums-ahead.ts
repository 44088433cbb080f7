import type { LearnerEvent } from '../core/memory/event';
import type { LearnerStore } from '../store/learner-store';
import type { Pace } from '../store/pace';
import { FEW_SEGMENTS } from '../store/progress/few-segments';

/** Longer nobody waits for what makes a screen quicker, and nothing else. */
const MOST_MS = 30_000;

/** The sums behind the progress screen, made before anyone opens it. Nothing of this throws: what is not made now is made then. */
export class SumsAhead {
	/** @param isKept false where the log lies in this page's memory, which no worker reads */
	constructor(
		private readonly store: LearnerStore,
		private readonly isKept: boolean
	) {}

	/** What was sealed meanwhile, when the browser has nothing else to do. */
	async whenIdle(): Promise<void> {
		if (!(await this.#isMuch())) return;
		const { sumUpWhenIdle } = await import('./sum-up-when-idle');
		await sumUpWhenIdle(this.store.connection);
	}

	/**
	 * What came or went at once: whoever waits for that is told when this is done, too.
	 * @param pace hears how far it is; called off, it goes on without being waited for
	 */
	async atOnce(pace?: Pace, mostMs = MOST_MS): Promise<void> {
		let isWaitedFor = true;
		let timer: ReturnType<typeof setTimeout> | undefined;
		try {
			if (!(await this.#isMuch())) return;
			const { sumUpAnew } = await import('../store/progress/sum-up-apart');
			const tell = (share: number) => {
				if (isWaitedFor) pace?.note(share, 1);
			};
			const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, mostMs)));
			const ends = [sumUpAnew(this.store.connection, tell), limit];
			await Promise.race(pace ? [...ends, pace.calledOff()] : ends);
		} catch {
			// A part of the app that cannot be loaded, offline.
		} finally {
			isWaitedFor = false;
			clearTimeout(timer);
		}
	}

	/** After events that may take back what is in the sums. */
	async after(events: readonly LearnerEvent[]): Promise<void> {
		const targets = events.flatMap((event) => (event.type === 'undone' ? [event.target] : []));
		if (targets.length === 0) return;
		try {
			if (!(await this.#isMuch())) return;
			const { outdateSums } = await import('../store/progress/sums-due');
			if (await outdateSums(this.store.connection, targets)) await this.whenIdle();
		} catch {
			// As above.
		}
	}

	async #isMuch(): Promise<boolean> {
		if (!this.isKept) return false;
		return (await this.store.connection.use((db) => db.count('segments'))) >= FEW_SEGMENTS;
	}
}
