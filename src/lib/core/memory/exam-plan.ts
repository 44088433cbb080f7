import { askedFrom, isAsked, isMet, type Card } from './card';
import { mostAtRiskFirst } from './due-queue';
import type { Exam, LocalDay, Settings } from './event';
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
 * it, what gains most by being asked comes first.
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
	const introduced = asked.filter(({ firstDay }) => firstDay === today).length;
	const fresh = freshToday({ unmet, introduced }, room, daysLeft);

	const due = asked.filter((card) => (askedFrom(card) ?? Infinity) <= today);
	const isDue = new Set(due);
	const first = lastRound(asked.length + unmet, exam);
	const inOrder =
		today >= first
			? inLastRound(
					{
						toRepeat: asked.filter((card) => card.lastDay! < first),
						isShort: !doesAll(leftBy(standing, exam, today))
					},
					due,
					{ today, exam, settings }
				)
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
	{ toRepeat, isShort }: { toRepeat: readonly Card[]; isShort: boolean },
	due: readonly Card[],
	{ today, exam, settings }: { today: LocalDay; exam: Exam; settings: Settings }
): Card[] {
	const round = new Set(toRepeat);
	// Forgotten in it, or hardly learnt: they come again where there is room.
	const again = due.filter((card) => !round.has(card));
	if (isShort)
		return mostGainedFirst([...toRepeat, ...again], { today, until: exam.day, settings });
	return [
		...mostAtRiskFirst(toRepeat, exam.day, settings).reverse(),
		...mostAtRiskFirst(again, exam.day, settings)
	];
}

/** What a bank is to the learner on a day. */
interface Standing {
	cards: readonly Card[];
	unmet: number;
	done: number;
}

/** What is left undone on the eve of an exam. */
interface Left {
	/** Never met. */
	unmet: number;
	/** Met before the last round, and not asked in it. */
	open: number;
}

const doesAll = ({ unmet, open }: Left) => unmet === 0 && open === 0;

/** Counts the plan through: what would be left if each day until the exam all is answered that it asks, and known. */
function leftBy(standing: Standing, exam: Exam, today: LocalDay): Left {
	const asked = askedOf(standing);
	const first = lastRound(asked.length + standing.unmet, exam);
	let { unmet } = standing;
	let open = today < first ? asked.length : asked.filter(({ lastDay }) => lastDay! < first).length;
	for (let day = today; day < exam.day; day++) {
		const [done, introduced] =
			day === today
				? [standing.done, asked.filter(({ firstDay }) => firstDay === today).length]
				: [0, 0];
		const room = Math.max(0, exam.perDay - done);
		const fresh = freshToday({ unmet, introduced }, room, exam.day - day);
		unmet -= fresh;
		// What is met in the round need not be asked a second time in it.
		if (day < first) open += fresh;
		else open -= Math.min(open, room - fresh);
	}
	return { unmet, open };
}

/** The fewest questions a day, more than the limit of an exam that is short, by which nothing would be left. */
function neededFor(standing: Standing, exam: Exam, today: LocalDay): number {
	const most = exam.perDay + askedOf(standing).length + 2 * standing.unmet;
	for (let perDay = exam.perDay + 1; perDay < most; perDay++)
		if (doesAll(leftBy(standing, { ...exam, perDay }, today))) return perDay;
	return most;
}

const askedOf = ({ cards }: Standing) => cards.filter((card) => isAsked(card) && isMet(card));

/**
 * How many new questions a day still has, so that all are met in time.
 * @param introduced how many were met on that day already
 */
export function freshToday(
	{ unmet, introduced }: { unmet: number; introduced: number },
	room: number,
	daysLeft: number
): number {
	// The day itself and the one before are for what was learnt.
	const learningDays = Math.max(1, daysLeft - 1);
	const share = Math.ceil((unmet + introduced) / learningDays);
	return Math.min(unmet, room, Math.max(0, share - introduced));
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
	/** So many would never have been met. */
	neverMet: number;
}

/** How an exam looks from today: what the learner is to know of it. @see examDay */
export function examOutlook(standing: Standing, exam: Exam, today: LocalDay): ExamOutlook {
	const { unmet } = standing;
	const daysLeft = exam.day - today;
	const asked = askedOf(standing);
	const first = lastRound(asked.length + unmet, exam);
	const left = leftBy(standing, exam, today);
	const open = asked.filter(({ lastDay }) => lastDay! < first).length;
	return {
		daysLeft,
		unmet,
		lastRound: first,
		left: today < first ? null : open + unmet,
		needed: daysLeft > 0 && !doesAll(left) ? neededFor(standing, exam, today) : null,
		neverMet: left.unmet
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
