import { loadToday } from '../../src/lib/app/load-today';
import type { FootnoteApp } from '../../src/lib/app/footnote-app.svelte';
import { DEFAULT_SETTINGS } from '../../src/lib/core/memory/default-settings';
import type { Answered, LearnerEvent, LocalDay } from '../../src/lib/core/memory/event';
import { nextEventId } from '../../src/lib/core/memory/event-id';
import { foldLog } from '../../src/lib/core/memory/fold';
import type { LearnerStore } from '../../src/lib/store/learner-store';
import { replayBare, reviewsOf } from './bare-fsrs';
import { takeTurns, type Rounds } from './measure';
import { answered, sampleLog, type SampleSize } from './sample-log';
import { dayWithDue, seedDatabase } from './seed-database';

/** What scripts/bench.mjs calls in the page. */
export interface Bench {
	seed(size: SampleSize): Promise<{ events: number; cards: number; seconds: number }>;
	answer(rounds: number, each: number): Promise<Rounds>;
	today(due: number, rounds: number, each: number): Promise<Rounds & { due: number }>;
	replay(rounds: number): Promise<Rounds & { reviews: number }>;
	rebuild(rounds: number): Promise<Rounds>;
}

let size: SampleSize;
let log: LearnerEvent[];
let store: LearnerStore;

const bench: Bench = {
	async seed(wanted) {
		const start = performance.now();
		size = wanted;
		store = await seedDatabase(`bench-${wanted.cards}`, sampleLog(size));
		// As a rebuild has it: each event with texts of its own.
		log = await store.allEvents();
		const cards = await store.connection.current.count('cards');
		return { events: log.length, cards, seconds: (performance.now() - start) / 1000 };
	},

	/** From the answer to the moment it is on disk, against one put of the same record into the same store. */
	answer(rounds, each) {
		let answer = nextAnswer();
		/** The card is read when its question comes up on the screen, long before the answer. */
		const ask = () => {
			answer = nextAnswer();
			return store.card(answer.bank, answer.question);
		};
		const ours = () => store.append([answer]);
		const bare = async () => {
			const tx = store.connection.current.transaction('events', 'readwrite', {
				durability: 'strict'
			});
			void tx.store.put(nextAnswer());
			await tx.done;
		};
		return takeTurns(ours, bare, rounds, each, ask);
	},

	/** All that the first screen reads, against the due cards alone, by their index. */
	async today(due, rounds, each) {
		const today = await dayWithDue(store, due);
		const app = appOn(today);
		const range = IDBKeyRange.upperBound(today);
		const bare = () => store.connection.current.getAllFromIndex('cards', 'by-due', range);
		const view = await loadToday(app);
		if (view.due !== (await bare()).length) throw new Error('Today counts other due cards.');
		return { due: view.due, ...(await takeTurns(() => loadToday(app), bare, rounds, each)) };
	},

	/** All cards from the log, against ts-fsrs alone on the same answers. */
	async replay(rounds) {
		const reviews = reviewsOf(log);
		const dueByFold = [...foldLog(log).cards.values()].map((card) => card.dueDay).sort();
		if (String(dueByFold) !== String(replayBare(reviews).sort()))
			throw new Error('The fold and the library alone come to different due days.');
		const times = await takeTurns(
			() => foldLog(log),
			() => replayBare(reviews),
			rounds,
			1
		);
		return { reviews: reviews.length, ...times };
	},

	/** The whole rebuild of a store, reading and writing included, against the fold in it. */
	rebuild: (rounds) =>
		takeTurns(
			() => store.rebuild(),
			() => foldLog(log),
			rounds,
			1
		)
};

Object.assign(window, { bench });

let answers = 0;

/** A right answer to the next of the questions, a moment after everything in the log. */
function nextAnswer(): Answered {
	const n = (answers++ * 7919) % size.cards;
	const atMs = (size.today + 0.9) * 86_400_000 + answers * 1000;
	const bank = `bank-${n % size.banks}`;
	const event = answered(bank, `question-${Math.floor(n / size.banks)}`, atMs, true, 1);
	const id = nextEventId(atMs, crypto.getRandomValues(new Uint8Array(10)), null);
	return { ...event, id, session: crypto.randomUUID() };
}

/** As much of an app as the first screen asks for. */
function appOn(today: LocalDay): FootnoteApp {
	const summaries = Array.from({ length: size.banks }, (_, n) => ({
		id: `bank-${n}`,
		title: `Bank ${n}`,
		summary: 'A sample bank.',
		questionCount: size.cards / size.banks + 100
	}));
	const app = { store, shelf: { summaries }, today, settings: DEFAULT_SETTINGS };
	return app as unknown as FootnoteApp;
}
