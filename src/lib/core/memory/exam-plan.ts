import { askedFrom, isAsked, isMet, type Card } from './card';
import { mostAtRiskFirst } from './due-queue';
import type { Exam, LocalDay, Settings } from './event';
import { mostWorthSaving } from './worth-saving';

export interface ExamDay {
	/** What is due today and fits the limit. */
	due: Card[];
	/** Not due yet, and asked all the same so that it is fresh on the day. */
	early: Card[];
	/** How many new questions today. */
	fresh: number;
}

/**
 * What an exam asks of today: all new questions are met in time, and in the last days everything is gone through once more,
 * as late as the daily limit allows. What is known best comes first in that last round, since it loses least until the
 * day; what is known worst comes last.
 * @param cards those of the bank
 * @param unmet how many of its questions were never answered
 * @param done how many of its questions were answered today
 */
export function examDay(
	{ cards, unmet, done }: { cards: readonly Card[]; unmet: number; done: number },
	exam: Exam,
	today: LocalDay,
	settings: Settings
): ExamDay {
	const daysLeft = exam.day - today;
	if (daysLeft < 0) throw new RangeError('The exam is over.');
	const room = Math.max(0, exam.perDay - done);
	const asked = cards.filter((card) => isAsked(card) && isMet(card));
	const due = asked.filter((card) => (askedFrom(card) ?? Infinity) <= today);
	const last = lastRound(asked.length + unmet, exam);
	const inLastRound = today >= last;

	const wait = Math.max(1, Math.ceil(due.length / exam.perDay));
	const kept = mostWorthSaving(due, today, wait, settings).slice(0, room);
	const fresh = freshToday(unmet, room - kept.length, daysLeft);
	const early = inLastRound
		? earlyOnes(asked, new Set(due), { last, today, exam }, settings).slice(
				0,
				Math.max(0, room - kept.length - fresh)
			)
		: [];
	return { due: mostAtRiskFirst(kept, today, settings), early, fresh };
}

/** How many new questions a day has, so that all are met in time. */
export function freshToday(unmet: number, room: number, daysLeft: number): number {
	// The day itself and the one before are for what was learnt.
	const learningDays = Math.max(1, daysLeft - 1);
	return Math.min(unmet, room, Math.ceil(unmet / learningDays));
}

export interface ExamOutlook {
	daysLeft: number;
	unmet: number;
	/** The day from which everything is gone through once more. */
	lastRound: LocalDay;
	/** How many questions that round still has to ask, new ones among them; null before it has begun. */
	left: number | null;
	/** So many questions a day would do for all to be met and gone through once more, where the limit does not; else null. */
	needed: number | null;
}

/** How an exam looks from today: what the learner is to know of it. @see examDay */
export function examOutlook(
	{ cards, unmet, done }: { cards: readonly Card[]; unmet: number; done: number },
	exam: Exam,
	today: LocalDay
): ExamOutlook {
	const daysLeft = exam.day - today;
	const asked = cards.filter((card) => isAsked(card) && isMet(card));
	const round = lastRound(asked.length + unmet, exam);
	const hasBegun = today >= round;
	const toRepeat = hasBegun ? asked.filter(({ lastDay }) => lastDay! < round) : asked;
	const left = toRepeat.length + unmet;
	// New ones that are met before the round are asked in it as well; what was asked today has had its part of today.
	const toAsk = hasBegun ? left + (left > 0 ? done : 0) : left + unmet;
	const needed = Math.ceil(toAsk / Math.max(1, daysLeft));
	const isShort = daysLeft > 0 && needed > exam.perDay;
	return {
		daysLeft,
		unmet,
		lastRound: round,
		left: hasBegun ? left : null,
		needed: isShort ? needed : null
	};
}

/** The day on which the last round begins: it ends on the day before the exam, or on the day itself. */
export function lastRound(questions: number, exam: Exam): LocalDay {
	return exam.day - Math.max(1, Math.ceil(questions / exam.perDay));
}

/**
 * The days on which a question that was answered today comes again for an exam, where that is before its own day.
 * @param questions how many are asked of its bank
 * @returns the first and the last of these days; null where its own day comes first, or the last round was begun
 */
export function daysForExam(
	dueDay: LocalDay,
	questions: number,
	exam: Exam,
	today: LocalDay
): { first: LocalDay; last: LocalDay } | null {
	const first = lastRound(questions, exam);
	if (today >= first || dueDay <= first) return null;
	return { first, last: Math.min(dueDay, exam.day - 1) };
}

function earlyOnes(
	asked: readonly Card[],
	due: ReadonlySet<Card>,
	{ last, today, exam }: { last: LocalDay; today: LocalDay; exam: Exam },
	settings: Settings
): Card[] {
	const waiting = asked.filter(
		(card) => !due.has(card) && card.lastDay! < last && card.lastDay! < today
	);
	return mostAtRiskFirst(waiting, exam.day, settings).reverse();
}
