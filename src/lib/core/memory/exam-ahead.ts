import { askedFrom, isAsked, isMet, type Card } from './card';
import type { Exam, LocalDay } from './event';
import { freshToday, introducedOn, lastRound } from './exam-round';

/** What an exam asks on a day to come. */
export interface ExamDayAhead {
	/** Questions that were met by now, for the first time from now on. */
	first: number;
	/** Those that were asked, or met, on a day before, once more. */
	again: number;
	/** How many of what is due then wait for another day; where the days are short some fewer may. */
	left: number;
}

/**
 * Counts a bank through up to its exam, as its plan asks (see exam-plan.ts). All is taken to be answered and known, so that
 * it comes back for the last round alone.
 * @param bank its cards, and how many questions it has
 * @returns each day, today first, the day of the exam last; and of the questions it does not come to, how many days from
 * today each is asked
 */
export function examAhead(
	{ cards, questions }: { cards: readonly Card[]; questions: number },
	exam: Exam,
	today: LocalDay
): { days: ExamDayAhead[]; rest: number[] } {
	const daysLeft = exam.day - today;
	const met = cards.filter((card) => isAsked(card) && isMet(card));
	let unmet = questions - cards.filter((card) => isMet(card) || card.suspended).length;
	const round = lastRound(met.length + unmet, exam);
	const isDone = ({ lastDay }: Card) => lastDay === today;
	const isOpen = ({ lastDay }: Card) => lastDay! < round;
	const done = cards.filter(isDone).length;
	const introduced = introducedOn(met, today);
	const open = new Coming(met.filter(isOpen), today);
	const closed = met.filter((card) => !isOpen(card));
	// In the round already: asked again where the days before the exam have room for more than the round.
	const others = new Coming(
		closed.filter((card) => !isDone(card)),
		today
	);
	const doneToday = new Coming(closed.filter(isDone), today);
	// Asked or met from now on: before the round, so that it asks them again, and in it.
	let [before, within] = [0, 0];
	let waiting = 0;
	const days: ExamDayAhead[] = [];
	for (let day = 0; day <= daysLeft; day++) {
		waiting += open.dueBy(day) + others.dueBy(day) + doneToday.dueBy(day);
		let room = Math.max(0, exam.perDay - (day === 0 ? done : 0));
		const take = (most: number) => {
			const taken = Math.min(room, most);
			room -= taken;
			return taken;
		};
		const fresh = take(
			freshToday({ unmet, introduced: day === 0 ? introduced : 0 }, room, daysLeft - day)
		);
		unmet -= fresh;
		let [first, again] = [0, 0];
		const takeDue = () => {
			const due = take(waiting);
			waiting -= due;
			first += due;
		};
		if (today + day < round) {
			takeDue();
			before += first + fresh;
		} else {
			// What is known best comes first in the round: what was just asked, then what is not due yet.
			const repeated = take(before);
			before -= repeated;
			again = repeated;
			first += open.early(take(open.left));
			takeDue();
			if (day < daysLeft) {
				first += others.early(take(others.left));
				if (day > 0) first += doneToday.early(take(doneToday.left));
				again += take(within);
			}
			within += first + repeated + fresh;
		}
		days.push({ first, again, left: waiting });
	}
	const overdue = new Array<number>(waiting).fill(daysLeft + 1);
	const neverMet = cards.filter((card) => !isMet(card)).flatMap((card) => dueAfter(card, today));
	return {
		days,
		rest: [...overdue, ...open.rest, ...others.rest, ...doneToday.rest, ...neverMet]
	};
}

const dueAfter = (card: Card, today: LocalDay) => {
	const from = askedFrom(card);
	return from === null ? [] : [from - today];
};

/** Cards by the day they are due: what is due is taken from the front, what is asked early, known best first, from the end. */
class Coming {
	readonly #days: number[];
	#from = 0;
	#until: number;

	constructor(cards: readonly Card[], today: LocalDay) {
		this.#days = cards.flatMap((card) => dueAfter(card, today)).sort((a, b) => a - b);
		this.#until = this.#days.length;
	}

	/** Takes those that come due up to a day, counted from today. @returns how many */
	dueBy(day: number): number {
		const start = this.#from;
		while (this.#from < this.#until && this.#days[this.#from]! <= day) this.#from++;
		return this.#from - start;
	}

	/** Takes so many that are not due yet. @returns the same number */
	early(count: number): number {
		this.#until -= count;
		return count;
	}

	/** How many were not taken. */
	get left(): number {
		return this.#until - this.#from;
	}

	get rest(): number[] {
		return this.#days.slice(this.#from, this.#until);
	}
}
