import { askedFrom, type Card } from './card';
import { mostAtRiskFirst } from './due-queue';
import type { Exam, LocalDay, Settings } from './event';
import {
	askedOf,
	examRound,
	freshToday,
	introducedOn,
	lastRound,
	neededFor,
	type ExamRound,
	type Standing
} from './exam-round';
import { mostGainedFirst, mostWorthSaving } from './worth-saving';

export interface ExamDay {
	/** What is due today and fits the limit. */
	due: Card[];
	/** Not due yet, and asked all the same so that it is fresh on the day. */
	early: Card[];
	/** How many new questions today. */
	fresh: number;
}

/**
 * What an exam asks of today: all new questions are met in time, before anything else; what is due is asked; and in the last
 * days everything is gone through once more, as late as the daily limit allows. What is known best comes first in that
 * last round, since it loses least until the day; what is known worst comes last. Where the days have no room for all of
 * it, what gains most by being asked comes first; where there is more room, it is asked once more.
 * @param cards those of the bank
 * @param unmet how many of its questions were never answered
 * @param done how many of its questions were answered today
 */
export function examDay(
	standing: Standing,
	exam: Exam,
	today: LocalDay,
	settings: Settings
): ExamDay {
	const daysLeft = exam.day - today;
	if (daysLeft < 0) throw new RangeError('The exam is over.');
	const { unmet, done } = standing;
	const asked = askedOf(standing);
	const room = Math.max(0, exam.perDay - done);
	// What was never met is not known at all: that is more than any review can give.
	const introduced = introducedOn(asked, today);
	const fresh = freshToday({ unmet, introduced }, room, daysLeft);

	const due = asked.filter((card) => (askedFrom(card) ?? Infinity) <= today);
	const isDue = new Set(due);
	const round = examRound(standing, exam, today);
	const inOrder =
		today >= round.latest
			? inLastRound({ asked, due, round }, { today, exam, settings })
			: mostWorthSaving(due, today, Math.max(1, Math.ceil(due.length / exam.perDay)), settings);
	const kept = inOrder.slice(0, room - fresh);
	return {
		due: mostAtRiskFirst(
			kept.filter((card) => isDue.has(card)),
			today,
			settings
		),
		early: kept.filter((card) => !isDue.has(card)),
		fresh
	};
}

function inLastRound(
	{ asked, due, round }: { asked: readonly Card[]; due: readonly Card[]; round: ExamRound },
	{ today, exam, settings }: { today: LocalDay; exam: Exam; settings: Settings }
): Card[] {
	const { latest, since, isShort } = round;
	const toRepeat = asked.filter(({ lastDay }) => lastDay! < latest);
	// Forgotten in it, or hardly learnt: they come again where there is room.
	const again = due.filter(({ lastDay }) => lastDay! >= latest);
	const byGain = (cards: readonly Card[]) =>
		mostGainedFirst(cards, { today, until: exam.day, settings });
	const isInRound = new Set([...toRepeat, ...again]);
	// Where the days before have room for more than the round.
	const beyond =
		today < exam.day
			? byGain(asked.filter((card) => card.lastDay! < today && !isInRound.has(card)))
			: [];
	if (!isShort && since === latest)
		return [
			...mostAtRiskFirst(toRepeat, exam.day, settings).reverse(),
			...mostAtRiskFirst(again, exam.day, settings),
			...beyond
		];
	const owed = isShort ? [] : toRepeat.filter(({ lastDay }) => lastDay! < since);
	const isOwed = new Set(owed);
	const rest = [...isInRound].filter((card) => !isOwed.has(card));
	return [...byGain(owed), ...byGain(rest), ...beyond];
}

export interface ExamOutlook {
	daysLeft: number;
	unmet: number;
	/** The day from which on everything is asked once more, or was. */
	lastRound: LocalDay;
	/** How many questions were met by now. */
	met: number;
	/** How many of these that round still has to ask; null before it has begun. */
	left: number | null;
	/** So many questions a day would do for all to be met and gone through once more, where the limit does not; else null. */
	needed: number | null;
	/** So many would never have been met. */
	neverMet: number;
	/** So many are set aside: they are not asked, and count nowhere else in this. */
	setAside: number;
}

/** How an exam looks from today: what the learner is to know of it. @see examDay */
export function examOutlook(standing: Standing, exam: Exam, today: LocalDay): ExamOutlook {
	const { unmet } = standing;
	const daysLeft = exam.day - today;
	const asked = askedOf(standing);
	const { latest, since, isShort, neverMet } = examRound(standing, exam, today);
	const open = asked.filter(({ lastDay }) => lastDay! < since).length;
	return {
		daysLeft,
		unmet,
		lastRound: since,
		met: asked.length,
		left: today < latest ? null : open,
		needed: daysLeft > 0 && isShort ? neededFor(standing, exam, today) : null,
		neverMet,
		setAside: standing.cards.filter(({ suspended, retired }) => suspended && !retired).length
	};
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
