import { openDB } from 'idb';
import type { Answered } from '../../src/lib/core/memory/event';
import { nextEventId } from '../../src/lib/core/memory/event-id';
import { LearnerStore } from '../../src/lib/store/learner-store';
import { openDatabase } from '../../src/lib/store/open-database';
import { answered, sampleLog, type SampleSize } from './sample-log';
import { countVisits } from './count-visits';
import { seedDatabase } from './seed-database';

/** What something cost. */
export interface Cost {
	/** Median, in ms. */
	ms: number;
	/** The most that it read and wrote of the database in any of the tries: records, and events of segments. */
	visited: number;
}

/** What tests/torture/soak.mjs calls in the page. */
export interface Soak {
	seed(size: SampleSize): Promise<void>;
	/** By what was done. */
	measure(size: SampleSize, tries: number): Promise<Record<string, Cost>>;
}

const nameOf = ({ events }: SampleSize) => `soak-${events}`;

const soak: Soak = {
	async seed(size) {
		const store = await seedDatabase(nameOf(size), sampleLog(size));
		store.connection.close();
	},

	async measure(size, tries) {
		const costs = new Map<string, Cost[]>();
		const visitedUntilNow = countVisits();
		const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
			const before = visitedUntilNow();
			const start = performance.now();
			const result = await work();
			const cost = { ms: performance.now() - start, visited: visitedUntilNow() - before };
			costs.set(what, [...(costs.get(what) ?? []), cost]);
			return result;
		};
		for (let attempt = 0; attempt < tries; attempt++) await once(size, timed, attempt);
		return Object.fromEntries(
			[...costs].map(([what, all]) => {
				const visited = Math.max(...all.map((cost) => cost.visited));
				return [what, { ms: median(all.map(({ ms }) => ms)), visited }];
			})
		);
	}
};

Object.assign(window, { bench: soak });

type Timed = <T>(what: string, work: () => Promise<T>) => Promise<T>;

const banksOf = async (store: LearnerStore) => new Set((await store.head()).banks.keys());

async function once(size: SampleSize, timed: Timed, attempt: number): Promise<void> {
	const name = nameOf(size);
	await timed('bare: open', async () => (await openDB(name)).close());
	const store = await timed('open, and Today', async () => {
		const opened = new LearnerStore(await openDatabase(name));
		await opened.overview(size.today, size.today - 7, await banksOf(opened));
		return opened;
	});
	const banks = await banksOf(store);
	await timed('Today again', () => store.overview(size.today, size.today - 7, banks));
	const answer = nextAnswer(size, attempt);
	await timed('the next question', () => store.card(answer.bank, answer.question));
	await timed('an answer kept', () => store.append([answer]));
	const { bank, question } = answer;
	const undone = { ...answer, id: idAt(answer.atMs + 1000), target: answer.id, bank, question };
	await timed('an answer taken back', () => store.append([{ ...undone, type: 'undone' }]));
	store.connection.close();
	// Last, since the database is busy with it for a while.
	await timed('bare: open and read the segments', async () => {
		const db = await openDB(name);
		await Promise.all([db.getAll('segments'), db.getAll('events')]);
		db.close();
	});
	await timed('open, and the whole log', async () => {
		const opened = new LearnerStore(await openDatabase(name));
		await opened.allEvents();
		opened.connection.close();
	});
}

/** To a card with a long history. */
function nextAnswer(size: SampleSize, attempt: number): Answered {
	const n = (attempt * 7919) % size.cards;
	const atMs = (size.today + 0.9) * 86_400_000 + attempt * 10_000;
	const event = answered(
		`bank-${n % size.banks}`,
		`question-${Math.floor(n / size.banks)}`,
		atMs,
		true,
		1
	);
	return { ...event, id: idAt(atMs), session: crypto.randomUUID() };
}

const idAt = (atMs: number) => nextEventId(atMs, crypto.getRandomValues(new Uint8Array(10)), null);

const median = (values: number[]) =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
