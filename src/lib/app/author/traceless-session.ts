import type { Bank } from '../../core/bank/bank';
import type { Card } from '../../core/memory/card';
import type { EventId, LearnerEvent, LocalDay } from '../../core/memory/event';
import { nextEventId } from '../../core/memory/event-id';
import { foldCard } from '../../core/memory/fold';
import { clock } from '../clock';
import type { Stamp } from '../footnote-app.svelte';
import type { SessionKeeping } from '../session-log.svelte';
import { SessionState } from '../session-state.svelte';

/** Keeps a session's answers as long as the page is open, and nowhere else. */
class Traceless implements SessionKeeping {
	#events: LearnerEvent[] = [];
	#newest: EventId | null = null;

	constructor(private readonly today: LocalDay) {}

	readonly store = {
		eventsOfSession: async (session: string): Promise<LearnerEvent[]> =>
			this.#events.filter((event) => 'session' in event && event.session === session),
		card: async (bank: string, question: string): Promise<Card | undefined> =>
			foldCard(bank, question, this.#events)
	};

	stamp(): Stamp {
		const atMs = clock.nowMs();
		const random = crypto.getRandomValues(new Uint8Array(10));
		this.#newest = nextEventId(atMs, random, this.#newest);
		const offsetMin = clock.offsetMin(atMs);
		return { id: this.#newest, atMs, offsetMin, day: this.today, device: 'nobody' };
	}

	async append(events: LearnerEvent[]): Promise<void> {
		this.#events.push(...events);
	}

	async saveSession(): Promise<void> {}
}

/** Every question of a bank in its order, asked as a learner is asked; nothing of it is ever kept. */
export function tryBank(bank: Bank, today: LocalDay): SessionState {
	const record = {
		id: crypto.randomUUID(),
		plan: {
			mode: 'study' as const,
			bank: bank.id,
			seed: crypto.randomUUID(),
			items: bank.questions.map(({ id }) => ({ bank: bank.id, question: id }))
		},
		startedMs: clock.nowMs(),
		drafts: {},
		marked: [],
		spentMs: {},
		open: 1 as const
	};
	return new SessionState(new Traceless(today), record, [bank], []);
}
