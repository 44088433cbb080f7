import type { LearnerStore } from '../store/learner-store';
import type { TabNews } from './tab-channel';

/**
 * Why the learner's database lies in memory. `missing`: the browser gives none to this site. `refused`: it is there, does
 * not open this time, and the learner chose to go on without it.
 */
export type WithoutReason = 'missing' | 'refused';

/** What is true of a visit whose database lies in memory, and is gone with the page. */
export class InMemory {
	#saved = $state(0);
	#otherTab = $state(false);

	constructor(
		readonly why: WithoutReason,
		/** Where answers are kept all the same, and come back from at the next start. */
		readonly keptIn: 'journal' | 'nothing',
		private readonly store: LearnerStore
	) {}

	/** The banks that are opened or written in this visit lie in memory, too. */
	get banksToo(): boolean {
		return this.why === 'missing';
	}

	/** How many answers the file holds that was saved last. */
	get saved(): number {
		return this.#saved;
	}

	/** A backup was handed out as a file. */
	noteSaved(answers: number): void {
		this.#saved = answers;
	}

	/** Something was written in another tab, whose memory is its own: it is not seen here before a reload. */
	get otherTab(): boolean {
		return this.#otherTab;
	}

	/** What another tab says. */
	hear(news: TabNews): void {
		if (news === 'written') this.#otherTab = true;
		// This tab's database does not know of it: from now on it refuses what would be written beside the other log.
		if (news === 'replaced' && this.keptIn === 'journal')
			void this.store.setMeta('generation', 'replaced in another tab').catch(() => undefined);
	}
}
