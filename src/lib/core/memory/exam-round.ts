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
	/** The day on which it begins, or began: what was asked from then on need not be asked again. */
	first: LocalDay;
	/** Some of it will be left, even if all is answered that the days have room for. */
	isShort: boolean;
	/** How many questions will then never have been met. */
	neverMet: number;
}

/**
 * The round as it looks from today: as late as the limit allows. Where more is left of it than the days have room for, since
 * it began when it had to take longer (the limit was raised meanwhile, or questions were set aside), what was asked from
 * then on counts, too.
 */
export function examRound(standing: Standing, exam: Exam, today: LocalDay): ExamRound {
	const count = counted(standing, today);
	const latest = lastRound(count.lastDays.length + count.unmet, exam);
	const left = leftBy(count, exam, today, latest);
	if (doesAll(left)) return { first: latest, isShort: false, neverMet: 0 };
	const earliest = Math.min(latest, beganOn(standing, exam));
	const fits = (first: LocalDay) => doesAll(leftBy(count, exam, today, first));
	if (!fits(earliest)) return { first: latest, isShort: true, neverMet: left.unmet };
	// What fits from a day on fits from any day before it.
	let [before, after] = [earliest, latest];
	while (after - before > 1) {
		const middle = Math.floor((before + after) / 2);
		if (fits(middle)) before = middle;
		else after = middle;
	}
	return { first: before, isShort: false, neverMet: 0 };
}

/** The day on which the round may have begun: there may have been more to ask in it, or a lower limit. */
function beganOn({ cards, unmet }: Standing, exam: Exam): LocalDay {
	const met = cards.filter((card) => isMet(card) && !card.retired).length;
	const all = lastRound(met + unmet, exam);
	return Math.min(all, exam.roundFrom ?? all);
}

/**
 * An exam whose day or limit is changed. A round that has begun goes on from where it began: so a limit that is raised never
 * makes of a plan that fits one that does not.
 */
export function replanned(
	standing: Standing,
	before: Exam,
	{ day, perDay }: Pick<Exam, 'day' | 'perDay'>,
	today: LocalDay
): Exam {
	const { first } = examRound(standing, before, today);
	const roundFrom = Math.min(first, beganOn(standing, before));
	const isBegun = lastRound(askedOf(standing).length + standing.unmet, { day, perDay }) <= today;
	return isBegun && roundFrom < day ? { day, perDay, roundFrom } : { day, perDay };
}

/** The fewest questions a day, more than the limit of an exam that is short, by which nothing would be left. */
export function neededFor(standing: Standing, exam: Exam, today: LocalDay): number {
	const { day } = exam;
	const isShort = (perDay: number) =>
		examRound(standing, replanned(standing, exam, { day, perDay }, today), today).isShort;
	let [short, enough] = [exam.perDay, exam.perDay + askedOf(standing).length + 2 * standing.unmet];
	while (enough - short > 1) {
		const middle = Math.floor((short + enough) / 2);
		if (isShort(middle)) short = middle;
		else enough = middle;
	}
	return enough;
}

/** The day on which the round begins at the latest: it ends on the day before the exam, or on the day itself. */
export function lastRound(questions: number, exam: Exam): LocalDay {
	return exam.day - Math.max(1, Math.ceil(questions / exam.perDay));
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
