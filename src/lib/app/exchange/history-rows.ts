import type { EventId, LearnerEvent } from '../../core/memory/event';
import { timeOfId } from '../../core/memory/event-id';
import type { ManyEvents } from '../../core/memory/many-events';
import {
	deedEnd,
	outsideDeeds,
	outsideEvent,
	type OutsideAbout,
	type OutsideDeed
} from '../../core/memory/outside-history';
import { seededEventId } from '../../core/memory/seeded-event-id';
import type { Pace } from '../../store/pace';
import { marksOf, stepAt, stepsOf, type HistoryParcel } from './history';

/** Stand in the place of a step. */
const [SUSPENDED, FLAGGED] = [-1, -2];

/** A question that has any history, by the parcel that it lies in. */
interface Home {
	parcel: HistoryParcel;
	card: number;
	/** What the ids of its answers end with. */
	end: string;
}

/** The events of histories: some 20 bytes each beside what they are packed in. */
export class HistoryRows implements ManyEvents {
	readonly cards: (readonly [bank: string, question: string])[] = [];
	readonly #homes: Home[] = [];
	/** By the order in which they were packed. */
	readonly #card: Uint32Array;
	readonly #step: Int32Array;
	readonly #ofDay: Uint16Array;
	readonly #atMs: Float64Array;
	/** The same in order of id. */
	#order = new Uint32Array();
	/** The numbers of the events, card by card, and where those of each begin. */
	#byCard = new Uint32Array();
	#from = new Uint32Array();

	private constructor(
		parcels: readonly HistoryParcel[],
		private readonly about: OutsideAbout
	) {
		const most = parcels.reduce(
			(sum, { history }) => sum + history.atMs.length + 2 * history.questions.length,
			0
		);
		this.#card = new Uint32Array(most);
		this.#step = new Int32Array(most);
		this.#ofDay = new Uint16Array(most);
		this.#atMs = new Float64Array(most);
	}

	/** @throws Cancelled */
	static async of(
		parcels: readonly HistoryParcel[],
		about: OutsideAbout,
		pace: Pace
	): Promise<HistoryRows> {
		const rows = new HistoryRows(parcels, about);
		let count = 0;
		for (const [at, parcel] of parcels.entries()) {
			count = rows.#unpack(parcel, count);
			await pace.step(at + 1, parcels.length + 1);
		}
		rows.#sort(count);
		pace.check();
		return rows;
	}

	get count(): number {
		return this.#order.length;
	}

	id(nth: number): EventId {
		return this.#idOf(this.#order[nth]!);
	}

	event(nth: number): LearnerEvent {
		const row = this.#order[nth]!;
		const { parcel, card } = this.#homes[this.#card[row]!]!;
		const found = parcel.questions[card]!;
		const about = { ...found, bank: parcel.bank, question: parcel.history.questions[card]! };
		return outsideEvent(about, this.#deedOf(row), this.#endOf(row), this.about);
	}

	/** Whether it is a review. */
	isAnswer(nth: number): boolean {
		const deed = this.#deedOf(this.#order[nth]!);
		return deed.mark === null && deed.rating !== 'reset';
	}

	cardOf(nth: number): number {
		return this.#card[this.#order[nth]!]!;
	}

	ofCard(card: number): Uint32Array {
		return this.#byCard.subarray(this.#from[card], this.#from[card + 1]);
	}

	find(id: EventId): number {
		const timeMs = timeOfId(id);
		if (timeMs === null) return -1;
		let [low, high] = [0, this.count];
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (this.#timeOf(this.#order[middle]!) < timeMs) low = middle + 1;
			else high = middle;
		}
		for (; low < this.count && this.#timeOf(this.#order[low]!) === timeMs; low++)
			if (this.id(low) === id) return low;
		return -1;
	}

	/** @returns how many there are then */
	#unpack(parcel: HistoryParcel, count: number): number {
		const { bank, questions, history } = parcel;
		for (const [card, found] of questions.entries()) {
			if (!found) continue;
			const deeds = outsideDeeds({
				...marksOf(history, card),
				steps: stepsOf(history, card),
				madeMs: history.madeMs[card]!
			});
			let step = history.from[card]!;
			for (const deed of deeds) {
				this.#card[count] = this.cards.length;
				this.#atMs[count] = deed.atMs;
				this.#ofDay[count] = deed.mark === null ? deed.ofDay : 0;
				this.#step[count++] =
					deed.mark === null ? step++ : deed.mark === 'suspended' ? SUSPENDED : FLAGGED;
			}
			const answer: OutsideDeed = {
				mark: null,
				atMs: 0,
				rating: 'good',
				tookMs: 0,
				practice: false,
				ofDay: 1
			};
			this.#homes.push({ parcel, card, end: deedEnd(answer, history.ownIds[card]!) });
			this.cards.push([bank, history.questions[card]!]);
		}
		return count;
	}

	#sort(count: number): void {
		const order = Uint32Array.from({ length: count }, (_, row) => row);
		order.sort((one, other) => {
			const apart = this.#timeOf(one) - this.#timeOf(other);
			if (apart !== 0) return apart;
			const [oneEnd, otherEnd] = [this.#endOf(one), this.#endOf(other)];
			return oneEnd === otherEnd ? one - other : oneEnd < otherEnd ? -1 : 1;
		});
		// A card that two decks of one file hold is one card all the same.
		this.#order = order.filter((row, nth) => nth === 0 || !this.#isSame(order[nth - 1]!, row));
		this.#from = new Uint32Array(this.cards.length + 1);
		for (const row of this.#order) this.#from[this.#card[row]! + 1]!++;
		for (let card = 0; card < this.cards.length; card++) this.#from[card + 1]! += this.#from[card]!;
		const next = this.#from.slice();
		this.#byCard = new Uint32Array(this.#order.length);
		for (const [nth, row] of this.#order.entries()) this.#byCard[next[this.#card[row]!]!++] = nth;
	}

	/** What an id says of it. */
	#timeOf(row: number): number {
		return Math.floor(this.#atMs[row]!);
	}

	#isSame(one: number, other: number): boolean {
		return this.#timeOf(one) === this.#timeOf(other) && this.#endOf(one) === this.#endOf(other);
	}

	#idOf(row: number): EventId {
		return seededEventId(this.#atMs[row]!, this.#endOf(row));
	}

	#endOf(row: number): string {
		const { parcel, card, end } = this.#homes[this.#card[row]!]!;
		const deed = this.#deedOf(row);
		const isAnswer = deed.mark === null && deed.rating !== 'reset';
		return isAnswer ? end : deedEnd(deed, parcel.history.ownIds[card]!);
	}

	#deedOf(row: number): OutsideDeed {
		const atMs = this.#atMs[row]!;
		const step = this.#step[row]!;
		if (step === SUSPENDED) return { mark: 'suspended', atMs };
		if (step === FLAGGED) return { mark: 'flagged', atMs };
		const { parcel } = this.#homes[this.#card[row]!]!;
		return { mark: null, ...stepAt(parcel.history, step), ofDay: this.#ofDay[row]! };
	}
}
