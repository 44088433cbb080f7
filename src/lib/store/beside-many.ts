import { isPass } from '../core/quiz/outcome';
import { addedTo, type DayTally } from '../core/memory/day-tally';
import type { EventId, LearnerEvent } from '../core/memory/event';
import type { ManyEvents } from '../core/memory/many-events';
import type { LearnerStore } from './learner-store';
import { logSlices, type LogSlice } from './log-slices';
import type { Pace } from './pace';

/** What lies in the log beside many events that are about to come or to go. */
export interface Beside {
	/** How many writes the log had seen when it was looked through. */
	writes: number;
	/** What concerns all cards. */
	wide: LearnerEvent[];
	/** Of many events, by their numbers: 1 where the log holds it; 1 where an event of the log takes it back. */
	held: Uint8Array;
	undone: Uint8Array;
	/** By the numbers of their cards: how many events of the log are about it, but for those that leave. */
	others: Uint32Array;
	/** How many events of the log stay, each once, and the newest of them. */
	staying: number;
	newest: EventId | null;
	/** Those that leave: in which segment how many, and how many stay there; the ids of loose ones; what they count for. */
	parts: { key: [string, number]; leave: number; stay: number }[];
	loose: EventId[];
	days: ReadonlyMap<number, DayTally>;
	/** How many records of the log cannot be read, or are not there. */
	unreadable: number;
}

/** Not the day of an answer. */
const NO_DAY = -0x8000_0000;

/**
 * Looks through the log, a part at a time.
 * @param leaving by their numbers, 1 for each of the many events that is about to leave the log
 * @throws Cancelled; Overtaken where something was written meanwhile
 */
export async function lookBeside(
	store: LearnerStore,
	many: ManyEvents,
	leaving: Uint8Array,
	pace: Pace
): Promise<Beside> {
	const { writes } = await store.head();
	const numberOf = cardNumbers(many);
	const found: Beside = {
		writes,
		wide: await store.wideEvents(),
		held: new Uint8Array(many.count),
		undone: new Uint8Array(many.count),
		others: new Uint32Array(many.cards.length),
		staying: 0,
		newest: null,
		parts: [],
		loose: [],
		days: new Map(),
		unreadable: 0
	};
	const gone = new GoneAnswers(many.count);
	const staying = new Set<EventId>();
	const take = ({ key, events, unreadable }: LogSlice) => {
		found.unreadable += unreadable;
		const leave: EventId[] = [];
		for (const event of events) {
			const nth = many.find(event.id);
			if (nth >= 0) found.held[nth] = 1;
			if (event.type === 'undone') {
				const target = many.find(event.target);
				if (target >= 0) found.undone[target] = 1;
			}
			if (nth >= 0 && leaving[nth] === 1) {
				leave.push(event.id);
				gone.note(nth, event);
				continue;
			}
			staying.add(event.id);
			if (found.newest === null || event.id > found.newest) found.newest = event.id;
			const card = numberOf(event);
			if (card >= 0) found.others[card]!++;
		}
		if (key) found.parts.push({ key, leave: leave.length, stay: events.length - leave.length });
		else found.loose = leave;
	};
	for await (const slice of logSlices(store.connection, writes)) {
		take(slice);
		await pace.step();
	}
	found.unreadable += missingSegments(found.parts);
	return { ...found, staying: staying.size, days: gone.tally(found.undone) };
}

/** Segments are numbered from 1 on: a number that is missing means one that was lost. */
function missingSegments(parts: Beside['parts']): number {
	const [numbers, last] = [new Map<string, number>(), new Map<string, number>()];
	for (const {
		key: [device, number]
	} of parts) {
		numbers.set(device, (numbers.get(device) ?? 0) + 1);
		last.set(device, Math.max(last.get(device) ?? 0, number));
	}
	return [...last].reduce((sum, [device, number]) => sum + number - numbers.get(device)!, 0);
}

/** The number of the card that an event is about; -1 where it is none of them. */
export function cardNumbers({ cards }: ManyEvents): (event: LearnerEvent) => number {
	const banks = new Map<string, Map<string, number>>();
	for (const [card, [bank, question]] of cards.entries()) {
		const own = banks.get(bank) ?? new Map<string, number>();
		if (own.size === 0) banks.set(bank, own);
		own.set(question, card);
	}
	return (event) =>
		'question' in event && event.bank && event.question
			? (banks.get(event.bank)?.get(event.question) ?? -1)
			: -1;
}

/** What the answers that leave count for in their days; which of them were taken back is known at the end. */
class GoneAnswers {
	readonly #day: Int32Array;
	readonly #passed: Uint8Array;
	readonly #durationMs: Float64Array;

	constructor(count: number) {
		this.#day = new Int32Array(count).fill(NO_DAY);
		this.#passed = new Uint8Array(count);
		this.#durationMs = new Float64Array(count);
	}

	note(nth: number, event: LearnerEvent): void {
		if (event.type !== 'answered') return;
		this.#day[nth] = event.day;
		this.#passed[nth] = isPass(event.outcome) ? 1 : 0;
		this.#durationMs[nth] = event.durationMs;
	}

	tally(undone: Uint8Array): Map<number, DayTally> {
		const days = new Map<number, DayTally>();
		for (const [nth, day] of this.#day.entries())
			if (day !== NO_DAY && undone[nth] === 0)
				addedTo(days, {
					day,
					answered: 1,
					right: this.#passed[nth]!,
					durationMs: this.#durationMs[nth]!
				});
		return days;
	}
}
