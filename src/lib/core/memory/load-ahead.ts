import type { BankId } from '../bank/bank';
import { askedFrom, type Card } from './card';
import type { LocalDay, Settings } from './event';
import { examAhead } from './exam-ahead';
import { reviewLimit } from './review-limit';

export interface BankAhead {
	id: BankId;
	/** Those of questions that the bank still has. */
	cards: readonly Card[];
	/** How many questions the bank has. */
	questions: number;
}

export interface LoadAhead {
	/**
	 * How many questions are asked again on each day, today first: each on the next day it comes, and for an exam once more in
	 * its last round.
	 */
	days: number[];
	/** How many questions are asked for the first time from now after these days. */
	later: number;
	/** The first of these days, counted from today, at whose end nothing that is due is left to wait; null for none. */
	clearAfter: number | null;
}

/** What is to come to one or more banks: how many days from today each question is due, and what was done of a limit. */
interface Queue {
	ahead: number[];
	doneToday: number;
}

/**
 * What the days bring within the limits that the learner set: what does not fit a day goes on to the next. A bank with an
 * exam has its own limit, and its last round, up to the day of it (see exam-ahead.ts). All is taken to be answered as it
 * comes; when it comes back after that is not known, and not counted.
 */
export function loadAhead(
	banks: readonly BankAhead[],
	{ today, settings }: { today: LocalDay; settings: Settings },
	length: number
): LoadAhead {
	const days = new Array<number>(length).fill(0);
	const waiting = new Array<number>(length).fill(0);
	const others: Queue = { ahead: [], doneToday: 0 };
	let [scheduled, repeated] = [0, 0];
	for (const bank of banks) {
		const coming = bank.cards.flatMap((card) => askedFrom(card) ?? []);
		scheduled += coming.length;
		const exam = settings.exams[bank.id];
		if (exam && exam.day >= today) {
			const { days: ofExam, rest } = examAhead(bank, exam, today);
			for (const day of rest) others.ahead.push(day);
			for (const [day, { first, again, left }] of ofExam.slice(0, length).entries()) {
				days[day]! += first + again;
				waiting[day]! += left;
				repeated += again;
			}
		} else {
			others.ahead.push(...coming.map((day) => day - today));
			others.doneToday += reviewedOn(bank.cards, today);
		}
	}
	withinLimit(others, (day) => reviewLimit(today + day, settings), { days, waiting });
	const clear = waiting.indexOf(0);
	return {
		days,
		later: scheduled + repeated - days.reduce((sum, count) => sum + count, 0),
		clearAfter: clear < 0 ? null : clear
	};
}

/** How many questions that were met before were answered on a day; what was asked again in a session counts once. */
export function reviewedOn(cards: readonly Card[], day: LocalDay): number {
	return cards.filter(({ lastDay, firstDay }) => lastDay === day && firstDay !== day).length;
}

interface Tallies {
	days: number[];
	waiting: number[];
}

/** @param limitOn of a day, counted from today */
function withinLimit(
	{ ahead, doneToday }: Queue,
	limitOn: (day: number) => number | null,
	to: Tallies
) {
	const due = to.days.map(() => 0);
	for (const day of ahead) if (day < due.length) due[Math.max(0, day)]!++;
	let left = 0;
	for (const [day, count] of due.entries()) {
		const room = Math.max(0, (limitOn(day) ?? Infinity) - (day === 0 ? doneToday : 0));
		const asked = Math.min(room, left + count);
		left += count - asked;
		to.days[day]! += asked;
		to.waiting[day]! += left;
	}
}
