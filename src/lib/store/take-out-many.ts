import type { EventId, LearnerEvent } from '../core/memory/event';
import type { ManyEvents } from '../core/memory/many-events';
import { cardsOf } from './add-many';
import { lookBeside, type Beside } from './beside-many';
import { withCopies } from './copies-lock';
import type { JournalEntry } from './journal/journal-line';
import type { LearnerStore } from './learner-store';
import { logSlices } from './log-slices';
import { foldedCards, writeChanged, type ChangedCard } from './many-cards';
import type { Pace } from './pace';
import { inNewGeneration, untilCalm } from './replace-copies';
import { soundOf } from './read-log';
import { segmentOf } from './segment';
import { sent, type Writing } from './writing';

const LINE_EVENTS = 500;

/** What is about to be taken out of the log, and what of it that changes. */
interface Removal {
	many: ManyEvents;
	leaving: Uint8Array;
	beside: Beside;
	changed: ChangedCard[];
}

/**
 * Some of what is to stay cannot be read in the database: both copies are to be compared whole first, since the second one
 * is written anew from the first.
 */
export class Unreadable extends Error {
	override name = 'Unreadable';
}

/**
 * Takes many events out of both copies, and what followed from them; all else stays as it is. As where a log takes the
 * place of another, the next start finds the log before it whole or the one after it: see `replaceCopies`.
 * @param leaving by their numbers, 1 for each that is to go
 * @param isRepaired the log was repaired just now: what cannot be read even so is in neither copy, and stays where it is
 * @param keep makes a backup of what is here; without one nothing is taken out
 * @throws Cancelled; Unreadable; what `keep` throws; StorageFault. Then nothing was taken out
 */
export function takeOutMany<T>(
	store: LearnerStore,
	many: ManyEvents,
	leaving: Uint8Array,
	keep: (writes: number) => Promise<T>,
	pace: Pace,
	isRepaired = false
): Promise<T> {
	return withCopies(store.connection.current.name, 'exclusive', () =>
		untilCalm(async () => {
			const removal = await prepared(store, many, leaving, isRepaired, pace.part(0, 0.25));
			const { writes } = removal.beside;
			const kept = await keep(writes);
			const rest = {
				entries: () => entriesThatStay(store, removal),
				events: removal.beside.staying
			};
			await inNewGeneration(
				store,
				rest,
				(place, writing) =>
					store.replace(writes, place, (tx) => writeRemoval(tx, removal, writing)),
				pace.part(0.6, 1)
			);
			return kept;
		})
	);
}

async function prepared(
	store: LearnerStore,
	many: ManyEvents,
	leaving: Uint8Array,
	isRepaired: boolean,
	pace: Pace
): Promise<Removal> {
	const beside = await lookBeside(store, many, leaving, pace.part(0, 0.7));
	if (beside.unreadable > 0 && !isRepaired)
		throw new Unreadable(`${beside.unreadable} records of the log cannot be read, or are missing.`);
	const changed = await foldedCards(
		store,
		many,
		beside,
		cardsOf(many, leaving),
		() => [],
		leaving,
		pace.part(0.7, 1)
	);
	return { many, leaving, beside, changed };
}

/** What the second copy holds from then on, a line's worth at a time. */
async function* entriesThatStay(
	store: LearnerStore,
	{ many, leaving, beside }: Removal
): AsyncGenerator<JournalEntry> {
	const emptied = new Set(
		beside.parts.filter(({ stay }) => stay === 0).map(({ key }) => String(key))
	);
	const slices = logSlices(store.connection, beside.writes, (key) => !emptied.has(String(key)));
	for await (const { events } of slices) {
		const rest = events.filter((event) => !leaves(event, many, leaving));
		for (let at = 0; at < rest.length; at += LINE_EVENTS)
			yield { events: rest.slice(at, at + LINE_EVENTS), sessions: [] };
	}
	const sessions = await store.allSessions();
	for (let at = 0; at < sessions.length; at += LINE_EVENTS)
		yield { events: [], sessions: sessions.slice(at, at + LINE_EVENTS) };
}

function leaves({ id }: { id: EventId }, many: ManyEvents, leaving: Uint8Array): boolean {
	const nth = many.find(id);
	return nth >= 0 && leaving[nth] === 1;
}

/** @throws Cancelled; the caller aborts the transaction */
async function writeRemoval(
	tx: Writing,
	{ many, leaving, beside, changed }: Removal,
	pace: Pace
): Promise<void> {
	const { parts, loose, days, newest } = beside;
	const segments = tx.objectStore('segments');
	const stays = (event: LearnerEvent) => !leaves(event, many, leaving);
	for (const [at, { key, leave, stay }] of parts.entries()) {
		if (leave === 0) continue;
		const rest = stay > 0 ? soundOf((await segments.get(key))?.events ?? []).filter(stays) : [];
		const put = rest.length > 0 ? segments.put(segmentOf(...key, rest)) : segments.delete(key);
		sent(put as Promise<unknown>);
		pace.check(at * 0.5, parts.length);
	}
	await closeGaps(tx);
	const log = tx.objectStore('events');
	for (const id of loose) sent(log.delete(id));
	const stay = await log.count();
	await writeChanged(tx, many, changed, { days, sign: -1 }, { newest, loose: stay });
	pace.check(1);
}

/** Where numbers are free now, the last segments take them: a number that is missing means a segment that was lost. */
async function closeGaps(tx: Writing): Promise<void> {
	const segments = tx.objectStore('segments');
	const numbers = new Map<string, number[]>();
	for (const [device, number] of await segments.getAllKeys())
		numbers.set(device, [...(numbers.get(device) ?? []), number]);
	for (const [device, taken] of numbers) {
		const free = Array.from(taken, (_, at) => at + 1).filter((number) => !taken.includes(number));
		for (const number of free) {
			const last = taken.pop()!;
			const segment = await segments.get([device, last]);
			if (segment) sent(segments.put({ ...segment, number }));
			sent(segments.delete([device, last]));
		}
	}
}
