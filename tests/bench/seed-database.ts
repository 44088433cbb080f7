import { DERIVED_VERSION } from '../../src/lib/core/memory/card';
import type { LearnerEvent, LocalDay } from '../../src/lib/core/memory/event';
import { foldLog } from '../../src/lib/core/memory/fold';
import { countBanks } from '../../src/lib/store/bank-counts';
import { toCardRecord } from '../../src/lib/store/card-record';
import type { SessionRecord } from '../../src/lib/store/database-schema';
import { LearnerStore } from '../../src/lib/store/learner-store';
import { SEALING } from '../../src/lib/store/sealing';
import { segmentOf } from '../../src/lib/store/segment';
import { openDatabase } from '../../src/lib/store/open-database';

const BATCH = 10_000;
const CLOSED_SESSIONS = 500;

/** A store that holds the log and all that follows from it, written past `append`, which would take many minutes. */
export async function seedDatabase(name: string, log: LearnerEvent[]): Promise<LearnerStore> {
	const connection = await openDatabase(name);
	const db = connection.current;
	const { cards, days, settings } = foldLog(log);
	const device = crypto.randomUUID();
	const looseFrom = Math.max(0, Math.ceil((log.length - SEALING.loose) / SEALING.segment));
	for (let number = 1; number <= looseFrom; number++) {
		const from = (number - 1) * SEALING.segment;
		const segment = segmentOf(device, number, log.slice(from, from + SEALING.segment));
		await db.put('segments', segment);
	}
	const loose = log.slice(looseFrom * SEALING.segment);
	await inBatches(loose, (batch) => {
		const tx = db.transaction('events', 'readwrite');
		for (const event of batch) void tx.store.put(event);
		return tx.done;
	});
	await inBatches([...cards.values()], (batch) => {
		const tx = db.transaction('cards', 'readwrite');
		for (const card of batch) void tx.store.put(toCardRecord(card));
		return tx.done;
	});
	const tx = db.transaction(['days', 'meta', 'sessions'], 'readwrite');
	for (const day of days.values()) void tx.objectStore('days').put(day);
	for (const session of sessionsOf(log)) void tx.objectStore('sessions').put(session);
	const newest = log.at(-1)?.id ?? null;
	const banks = countBanks([...cards.values()].map(toCardRecord));
	const head = {
		writes: 1,
		newest,
		settings,
		loose: loose.length,
		banks,
		derivedVersion: DERIVED_VERSION
	};
	void tx.objectStore('meta').put(head, 'head');
	void tx.objectStore('meta').put(device, 'device');
	await tx.done;
	return new LearnerStore(connection);
}

/** The first day on which at least so many cards are due. */
export async function dayWithDue(store: LearnerStore, count: number): Promise<LocalDay> {
	const banks = new Set((await store.head()).banks.keys());
	const days = await store.dueDaysAfter(0, Number.MAX_SAFE_INTEGER, banks);
	return days[count - 1] ?? days.at(-1) ?? 0;
}

async function inBatches<T>(items: T[], write: (batch: T[]) => Promise<void>): Promise<void> {
	for (let at = 0; at < items.length; at += BATCH) await write(items.slice(at, at + BATCH));
}

/** The latest sessions of the log; the newest was left before its end. */
function sessionsOf(log: LearnerEvent[]): SessionRecord[] {
	const sessions = new Map<string, SessionRecord>();
	for (const event of log.slice(-CLOSED_SESSIONS * 20)) {
		if (event.type !== 'answered') continue;
		const session = sessions.get(event.session) ?? emptySession(event.session, event.atMs);
		session.plan.items.push({ bank: event.bank, question: event.question });
		sessions.set(event.session, session);
	}
	const last = [...sessions.values()].at(-1);
	if (last) last.open = 1;
	return [...sessions.values()];
}

function emptySession(id: string, startedMs: number): SessionRecord {
	const plan = { mode: 'review' as const, bank: null, seed: id, items: [] };
	return { id, plan, startedMs, drafts: {}, marked: [], spentMs: {} };
}
