import type { LearnerEvent, LocalDay } from '../../memory/event';
import { isPass } from '../../quiz/outcome';
import { figureOf, type Figure } from './figure';
import type { LogListener } from './walk-log';

const WEEKS = 53;

export interface CalendarDay {
	day: LocalDay;
	answers: number;
	right: number;
	minutes: number;
}

/** Ready once there is an answer in these weeks. */
export type AnswerCalendar = Figure<{
	/** The last 53 weeks, the first day a Monday and the last one today, days without an answer among them. */
	days: CalendarDay[];
	/** Days with at least one answer. */
	active: number;
	answers: number;
	minutes: number;
	/** The first of the days with most answers. */
	busiest: CalendarDay;
}>;

/** What was answered on each day, by the learner's own calendar; the returns within a session count as well. */
export class CalendarTally implements LogListener {
	readonly #days: Map<LocalDay, CalendarDay>;

	/** @param kept as `kept` gives them */
	constructor(kept: readonly CalendarDay[] = []) {
		this.#days = new Map(kept.map((day) => [day.day, { ...day }]));
	}

	event(event: LearnerEvent): void {
		if (event.type !== 'answered') return;
		let day = this.#days.get(event.day);
		if (!day) this.#days.set(event.day, (day = withoutAnswers(event.day)));
		day.answers++;
		if (isPass(event.outcome)) day.right++;
		day.minutes += event.durationMs / 60_000;
	}

	/** All days with an answer, so that it does not depend on which day is today. */
	get kept(): CalendarDay[] {
		return Array.from(this.#days.values(), (day) => ({ ...day }));
	}

	figure(today: LocalDay): AnswerCalendar {
		// Day 0 was a Thursday.
		const monday = today - ((((today + 3) % 7) + 7) % 7);
		const first = monday - (WEEKS - 1) * 7;
		const days = Array.from(
			{ length: today - first + 1 },
			(_, at) => this.#days.get(first + at) ?? withoutAnswers(first + at)
		);
		const answers = days.reduce((sum, day) => sum + day.answers, 0);
		return figureOf(answers, 1, () => ({
			days,
			active: days.filter((day) => day.answers > 0).length,
			answers,
			minutes: days.reduce((sum, { minutes }) => sum + minutes, 0),
			busiest: days.reduce((most, day) => (day.answers > most.answers ? day : most))
		}));
	}
}

const withoutAnswers = (day: LocalDay): CalendarDay => ({ day, answers: 0, right: 0, minutes: 0 });
