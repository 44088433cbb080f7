import type { BankId } from '../bank/bank';
import { askedFrom, isAsked, isMet, type Card } from './card';
import type { Exam, LocalDay, Settings } from './event';
import { freshToday, introducedOn, lastRound } from './exam-round';
import { reviewLimit } from './review-limit';

export interface BankAhead {
	id: BankId;
	/** Those of questions that the bank still has. */
	cards: readonly Card[];
	/** How many questions the bank has. */
	questions: number;
}

export interface LoadAhead {
	/** How many questions are asked again on each day, today first: each counts once, on the next day it comes. */
	days: number[];
	/** After these days. */
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
 * exam has its own limit, and its last round (see exam-plan.ts), up to the day of it. All is taken to be answered as it
 * comes; what is answered then comes back later, and is not counted twice.
 */
export function loadAhead(
	banks: readonly BankAhead[],
	{ today, settings }: { today: LocalDay; settings: Settings },
	length: number
): LoadAhead {
	const days = new Array<number>(length).fill(0);
	const waiting = new Array<number>(length).fill(0);
	const others: Queue = { ahead: [], doneToday: 0 };
	let scheduled = 0;
	for (const bank of banks) {
		const coming = bank.cards.flatMap((card) => askedFrom(card) ?? []);
		scheduled += coming.length;
		const exam = settings.exams[bank.id];
		if (exam && exam.day >= today) {
			others.ahead.push(...untilExam(bank, exam, today, { days, waiting }));
		} else {
			others.ahead.push(...coming.map((day) => day - today));
			others.doneToday += reviewedOn(bank.cards, today);
		}
	}
	withinLimit(others, (day) => reviewLimit(today + day, settings), { days, waiting });
	const clear = waiting.indexOf(0);
	return {
		days,
		later: scheduled - days.reduce((sum, count) => sum + count, 0),
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

/** Counts a bank up to its exam. @returns how many days from today each of the others is due */
function untilExam(
	{ cards, questions }: BankAhead,
	exam: Exam,
	today: LocalDay,
	to: Tallies
): number[] {
	const daysLeft = exam.day - today;
	const met = cards.filter((card) => isAsked(card) && isMet(card));
	let unmet = questions - cards.filter((card) => isMet(card) || card.suspended).length;
	const aheadOf = (some: Card[]) =>
		some.flatMap((card) => (askedFrom(card) ?? []) as number).map((day) => day - today);
	const done = cards.filter(({ lastDay }) => lastDay === today).length;
	const first = lastRound(met.length + unmet, exam);
	const isInRound = (card: Card) => card.lastDay! < first;
	// Sorted, so that what is due is taken from the front and what is asked early, known best first, from the end.
	const early = aheadOf(met.filter(isInRound)).sort((a, b) => a - b);
	const isDone = (card: Card) => card.lastDay === today;
	const rest = met.filter((card) => !isInRound(card));
	const doneToday = aheadOf(rest.filter(isDone)).sort((a, b) => a - b);
	// Asked again where the days before the exam have room for more than the round.
	const others = aheadOf(rest.filter((card) => !isDone(card))).sort((a, b) => a - b);
	const neverMet = aheadOf(cards.filter((card) => !isMet(card)));
	const introduced = introducedOn(met, today);
	let [waiting, from, until, other, otherUntil, again] = [0, 0, early.length, 0, others.length, 0];
	for (let day = 0; day <= daysLeft; day++) {
		for (; from < until && early[from]! <= day; from++) waiting++;
		for (; other < otherUntil && others[other]! <= day; other++) waiting++;
		for (; again < doneToday.length && doneToday[again]! <= day; again++) waiting++;
		const room = Math.max(0, exam.perDay - (day === 0 ? done : 0));
		const fresh = freshToday(
			{ unmet, introduced: day === 0 ? introduced : 0 },
			room,
			daysLeft - day
		);
		unmet -= fresh;
		const due = Math.min(room - fresh, waiting);
		waiting -= due;
		const isRound = today + day >= first;
		const ahead = isRound ? Math.min(room - due - fresh, until - from) : 0;
		until -= ahead;
		const beyond =
			isRound && day < daysLeft ? Math.min(room - due - fresh - ahead, otherUntil - other) : 0;
		otherUntil -= beyond;
		if (day < to.days.length) {
			to.days[day]! += due + ahead + beyond;
			to.waiting[day]! += waiting;
		}
	}
	const afterwards = new Array<number>(waiting).fill(daysLeft + 1);
	return [
		...afterwards,
		...early.slice(from, until),
		...others.slice(other, otherUntil),
		...doneToday.slice(again),
		...neverMet
	];
}
