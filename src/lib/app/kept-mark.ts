import { isoDate } from '../core/memory/local-day';
import type { Generation } from '../store/journal/generation';
import type { LearnerStore } from '../store/learner-store';

/** How many answers are kept, and the day of the newest, YYYY-MM-DD; empty without answers. */
export interface Kept {
	answers: number;
	day: string;
}

/** More was kept than is here. */
export interface Shortfall {
	before: Kept;
	here: Kept;
}

interface Mark extends Kept {
	/** The log that it was true of: one that was put in its place owes it nothing. */
	generation: Generation;
	/** False where the browser gave no database, and all of it was kept in the journal alone. */
	database?: false;
}

const REST_MS = 1000;
const NOTHING: Kept = { answers: 0, day: '' };

export async function keptIn(store: LearnerStore): Promise<Kept> {
	const { answers, lastDay } = await store.answersKept();
	return { answers, day: lastDay === null ? '' : isoDate(lastDay) };
}

/**
 * Remembers how much was kept in localStorage, which outlives what a browser clears from database and files when the disk
 * is full. Where the browser refuses it, nothing is remembered beyond this tab, and nothing else changes.
 */
export class KeptMark {
	#kept = NOTHING;
	/** More was kept, and the learner does not know yet. */
	#untold: Kept | null = null;
	#resting = false;
	#again = false;

	/**
	 * @param name of the learner's database
	 * @param also what is true of it besides
	 */
	constructor(
		private readonly store: LearnerStore,
		private readonly name: string,
		private readonly also: Pick<Mark, 'database'> = {}
	) {}

	/** What was kept when this tab last looked. */
	get kept(): Kept {
		return this.#kept;
	}

	/** What is missing and not told yet, or null. */
	get shortfall(): Shortfall | null {
		const before = this.#untold;
		return before && before.answers > this.#kept.answers ? { before, here: this.#kept } : null;
	}

	/** At a start, once both copies were compared. */
	async begin(): Promise<void> {
		const before = readMark(this.name);
		if (before && before.generation >= this.store.generation) this.#untold = before;
		await this.look();
	}

	/** Something was kept: looks soon how much it is now. What fails is made up for by the next. */
	note(): void {
		this.#again = this.#resting;
		if (this.#resting) return;
		this.#resting = true;
		const rested = () => {
			this.#resting = false;
			if (this.#again) this.note();
		};
		void this.look()
			.catch(() => undefined)
			.finally(() => setTimeout(rested, REST_MS));
	}

	async look(): Promise<void> {
		this.#kept = await keptIn(this.store);
		this.#write();
	}

	/** Answers are about to be taken back: a tab that ends in between leaves no mark of more than there is. */
	lower(answers: number): void {
		this.#kept = { ...this.#kept, answers: Math.max(0, this.#kept.answers - answers) };
		this.#write();
	}

	/** Answers are gone under this tab: the mark stays as it was until the learner has been told. */
	noteLoss(here: Kept): void {
		this.#untold ??= this.#kept;
		this.#kept = here;
	}

	/** The learner knows what is missing. */
	noteTold(): void {
		this.#untold = null;
		this.#write();
	}

	#write(): void {
		if (this.shortfall) return;
		this.#untold = null;
		writeMark(this.name, { ...this.#kept, ...this.also, generation: this.store.generation });
	}
}

const keyOf = (name: string) => `footnote-kept:${name}`;

/** What is remembered of a database, whatever became of it. */
export function readMark(name: string): Mark | null {
	try {
		const read = JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null') as Partial<Mark> | null;
		if (!Number.isInteger(read?.answers)) return null;
		if (typeof read?.day !== 'string' || typeof read.generation !== 'string') return null;
		return read as Mark;
	} catch {
		return null;
	}
}

export function writeMark(name: string, mark: Mark): void {
	try {
		localStorage.setItem(keyOf(name), JSON.stringify(mark));
	} catch {
		// Refused.
	}
}
