import type { Answered, LearnerEvent, LocalDay } from './event';
import { isPass } from '../quiz/outcome';

/** One day of learning, as the week's strip and the streak need it. */
export interface DayTally {
	day: LocalDay;
	answered: number;
	right: number;
	durationMs: number;
}

export function emptyTally(day: LocalDay): DayTally {
	return { day, answered: 0, right: 0, durationMs: 0 };
}

/** The tally with an answer counted in (`sign` 1) or taken out again (-1). */
export function addToTally(tally: DayTally, answer: Answered, sign: 1 | -1): DayTally {
	return {
		day: tally.day,
		answered: tally.answered + sign,
		right: tally.right + (isPass(answer.outcome) ? sign : 0),
		durationMs: tally.durationMs + sign * answer.durationMs
	};
}

/** Counts an event that stands into its day, where it is an answer. */
export function countIn(days: Map<LocalDay, DayTally>, event: LearnerEvent): void {
	if (event.type !== 'answered') return;
	let tally = days.get(event.day);
	if (!tally) days.set(event.day, (tally = emptyTally(event.day)));
	tally.answered++;
	if (isPass(event.outcome)) tally.right++;
	tally.durationMs += event.durationMs;
}

/** Counts a day's tally into those of all days. */
export function addedTo(days: Map<LocalDay, DayTally>, other: DayTally): void {
	const tally = days.get(other.day);
	if (!tally) {
		days.set(other.day, { ...other });
		return;
	}
	tally.answered += other.answered;
	tally.right += other.right;
	tally.durationMs += other.durationMs;
}
