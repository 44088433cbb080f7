import type { Answered, EventId, LearnerEvent, Undone } from '../core/memory/event';
import type { Card } from '../core/memory/card';
import { putAwayIn } from '../core/memory/put-away';
import { standingEvents } from '../core/memory/standing-events';
import { sessionProgress } from '../core/quiz/session-progress';
import type { QuestionRef, SessionPlan } from '../core/quiz/session-plan';
import type { SessionRecord } from '../store/database-schema';
import type { Stamp } from './footnote-app.svelte';

/** Where the answers of a session go, and where what is known of its questions comes from. */
export interface SessionKeeping {
	/** @see FootnoteApp.stamp */
	stamp(): Stamp;
	/** Resolves when the events are kept. */
	append(events: LearnerEvent[], session?: SessionRecord): Promise<void>;
	saveSession(session: SessionRecord): Promise<void>;
	readonly store: {
		eventsOfSession(session: string): Promise<LearnerEvent[]>;
		card(bank: string, question: string): Promise<Card | undefined>;
	};
}

/** What a session has kept, and what comes of its writing. */
export class SessionLog {
	#record = $state.raw<SessionRecord>() as SessionRecord;
	#events = $state.raw<LearnerEvent[]>([]);
	/** The writing that goes on. A key that was pressed meanwhile is never lost. */
	#writing = $state.raw<Promise<unknown> | null>(null);
	#failed = $state.raw<unknown>(null);
	/**
	 * The answers whose writes failed, oldest first. Each may have been kept after all: the last one is sent again as the same
	 * event, and where another one is meant they are taken back with it.
	 */
	#refused: Answered[] = [];
	readonly #answers = $derived(
		standingEvents(this.#events).filter((event): event is Answered => event.type === 'answered')
	);
	readonly #putAway = $derived(putAwayIn(this.#events));
	readonly #progress = $derived(sessionProgress(this.plan, this.#answers, this.#putAway));

	constructor(
		private readonly app: SessionKeeping,
		record: SessionRecord,
		events: LearnerEvent[]
	) {
		this.#record = record;
		this.#events = events;
	}

	get id(): string {
		return this.#record.id;
	}
	get plan(): SessionPlan {
		return this.#record.plan;
	}
	get events(): LearnerEvent[] {
		return this.#events;
	}
	/** Those that stand. */
	get answers(): Answered[] {
		return this.#answers;
	}
	/** What was put off, set aside or the like here, and so left the session. */
	get putAway() {
		return this.#putAway;
	}
	get progress() {
		return this.#progress;
	}
	/** What an undo takes back. */
	get lastDeed() {
		const [answer, away] = [this.#answers.at(-1), this.#putAway.at(-1)];
		return answer && away ? (answer.id > away.id ? answer : away) : (answer ?? away);
	}
	/** What is done meanwhile waits for it, as often as there is another. */
	get writing(): Promise<unknown> | null {
		return this.#writing;
	}
	/** Why the last write did not go through. */
	get failed(): unknown {
		return this.#failed;
	}
	get lastRefused(): Answered | undefined {
		return this.#refused.at(-1);
	}

	/** What is asked from now on is another question: what was refused before is no longer meant. */
	forget(): void {
		this.#failed = null;
		this.#refused = [];
	}

	noteTry(answer: Answered): void {
		if (this.lastRefused !== answer) this.#refused = [...this.#refused, answer];
	}

	/** The plan as it can be asked now. */
	planned(plan: SessionPlan): void {
		this.#record = { ...this.#record, plan };
	}

	/** The record as it is to be kept with what was done just now: ended, where that ends the session. */
	endedBy(
		answers: readonly Answered[],
		putAway: readonly QuestionRef[]
	): SessionRecord | undefined {
		const { done } = sessionProgress(
			this.plan,
			[...this.#answers, ...answers],
			[...this.#putAway, ...putAway]
		);
		return done ? ended(this.#record) : undefined;
	}

	/** The record of a session that goes on again. */
	get reopened(): SessionRecord {
		return { ...this.#record, open: 1 };
	}

	closeWhenDone(): void {
		if (this.#progress.done && this.#record.open)
			void this.app.saveSession(ended(this.#record)).catch(() => undefined);
	}

	/**
	 * The refused answers, each with its taking back, but for the one that is sent again: none is to count beside what is meant
	 * now. The answer goes along since it may be in neither copy, and nothing may take back what is not there.
	 */
	revoked(but?: EventId): (Answered | Undone)[] {
		return this.#refused
			.filter(({ id }) => id !== but)
			.flatMap((answer) => {
				const { id: target, bank, question, session } = answer;
				const undone = { type: 'undone' as const, bank, question, session, target };
				return [answer, { ...this.app.stamp(), ...undone }];
			});
	}

	/**
	 * Writes, and only then takes in what was written; `commit` together with it, so that nothing is shown in between.
	 * @returns whether it was kept
	 */
	keep(
		events: LearnerEvent[],
		record?: SessionRecord,
		steps: { before?: () => Promise<unknown>; commit?: () => void } = {}
	): Promise<boolean> {
		const writing = this.#write(events, record, steps).finally(() => (this.#writing = null));
		this.#writing = writing;
		return writing;
	}

	async #write(
		events: LearnerEvent[],
		record: SessionRecord | undefined,
		{ before, commit }: { before?: () => Promise<unknown>; commit?: () => void }
	): Promise<boolean> {
		this.#failed = null;
		try {
			await this.app.append(events, record);
			await before?.();
			this.#events = [...this.#events, ...events];
			if (record) this.#record = record;
			commit?.();
			return true;
		} catch (error) {
			this.#failed = error;
			return false;
		}
	}

	/** All that is kept of this session, by any tab; nothing where that cannot be read: the next writing will tell. */
	async kept(): Promise<LearnerEvent[]> {
		return this.#writing ? [] : this.app.store.eventsOfSession(this.id).catch(() => []);
	}

	/** Takes in what another tab has answered. @returns whether there was anything */
	takeIn(kept: readonly LearnerEvent[]): boolean {
		// An answer that was refused may be in the database, but not surely: it stays on the screen, to be sent again.
		const known = [...this.#events, ...this.#refused];
		const others = kept.filter((event) => !known.some(({ id }) => id === event.id));
		if (others.length === 0 || this.#writing) return false;
		this.#events = [...this.#events, ...others];
		return true;
	}
}

function ended(record: SessionRecord): SessionRecord {
	const { open: _open, ...rest } = record;
	return rest;
}
