import { isAsked, isMet, type Card } from './card';
import type { Exam, LocalDay } from './event';

/** What a bank is to the learner on a day. */
export interface Standing {
	cards: readonly Card[];
	/** How many of its questions were never answered. */
	unmet: number;
	/** How many of its questions were answered today. */
	done: number;
}

/** The last round before an exam, in which everything is gone through once more. */
export interface ExamRound {
	/** The latest day on which it can begin, by the limit: what was asked before is worth asking again. */
	latest: LocalDay;
	/**
	 * What was asked from this day on need not be asked again. Before `latest` where the days have no room for all of it, which
	 * is only once it has begun.
	 */
	since: LocalDay;
	/** Some of it will be left, even if all is answered that the days have room for. */
	isShort: boolean;
	/** How many questions will then never have been met. */
	neverMet: number;
}

/** Longer before an exam nothing is asked for the last time: a month. */
const MOST_DAYS = 30;

/**
 * The round as it looks from today: as late as the limit allows. Where more is left of it than the days have room for, what
 * was asked in the month before the exam counts, too. So a plan that fits still does by a higher limit, and when questions
 * are set aside, though by either the round would begin later, with less of it done.
 */
export function examRound(standing: Standing, exam: Exam, today: LocalDay): ExamRound {
	const count = counted(standing, today);
	const latest = lastRound(count.lastDays.length + count.unmet, exam);
	const left = leftBy(count, exam, today, latest);
	const all = { latest, isShort: false, neverMet: 0 };
	if (doesAll(left)) return { ...all, since: latest };
	const month = exam.day - MOST_DAYS;
	if (doesAll(leftBy(count, exam, today, month))) return { ...all, since: month };
	return { latest, since: latest, isShort: true, neverMet: left.unmet };
}

/** The fewest questions a day, more than the limit of an exam that is short, by which nothing would be left. */
export function neededFor(standing: Standing, exam: Exam, today: LocalDay): number {
	const count = counted(standing, today);
	const isEnough = (perDay: number) =>
		doesAll(leftBy(count, { ...exam, perDay }, today, exam.day - MOST_DAYS));
	let [short, enough] = [
		exam.perDay,
		exam.perDay + count.lastDays.length + 2 * count.unmet + count.done
	];
	while (enough - short > 1) {
		const middle = Math.floor((short + enough) / 2);
		if (isEnough(middle)) enough = middle;
		else short = middle;
	}
	return enough;
}

/**
 * The day on which the round begins at the latest: it ends on the day before the exam, or on the day itself. One that would
 * take longer than a month cannot ask everything.
 */
export function lastRound(questions: number, exam: Exam): LocalDay {
	const days = Math.ceil(questions / exam.perDay);
	return exam.day - Math.min(MOST_DAYS, Math.max(1, days));
}

export const askedOf = ({ cards }: Pick<Standing, 'cards'>) =>
	cards.filter((card) => isAsked(card) && isMet(card));

/** Of the cards that are asked: how many were met on a day for the first time. */
export const introducedOn = (asked: readonly Card[], day: LocalDay) =>
	asked.filter(({ firstDay }) => firstDay === day).length;

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

/** All of a standing that the count of a plan needs. */
interface Counted {
	/** When each of the questions that are asked was asked last. */
	lastDays: LocalDay[];
	unmet: number;
	done: number;
	/** How many were met today for the first time. */
	introduced: number;
}

function counted(standing: Standing, today: LocalDay): Counted {
	const asked = askedOf(standing);
	const { unmet, done } = standing;
	const lastDays = asked.map(({ lastDay }) => lastDay!);
	return { lastDays, unmet, done, introduced: introducedOn(asked, today) };
}

/** What is left undone on the eve of an exam. */
interface Left {
	/** Never met. */
	unmet: number;
	/** Met before the round, and not asked in it. */
	open: number;
}

const doesAll = ({ unmet, open }: Left) => unmet === 0 && open === 0;

/** Counts the plan through: what would be left if each day until the exam all is answered that it asks, and known. */
function leftBy(now: Counted, exam: Exam, today: LocalDay, first: LocalDay): Left {
	let { unmet } = now;
	let open =
		today < first ? now.lastDays.length : now.lastDays.filter((last) => last < first).length;
	for (let day = today; day < exam.day; day++) {
		const { done, introduced } = day === today ? now : { done: 0, introduced: 0 };
		const room = Math.max(0, exam.perDay - done);
		const fresh = freshToday({ unmet, introduced }, room, exam.day - day);
		unmet -= fresh;
		// What is met in the round need not be asked a second time in it.
		if (day < first) open += fresh;
		else open -= Math.min(open, room - fresh);
	}
	return { unmet, open };
}
