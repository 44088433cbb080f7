import { askedFrom, type Card } from '../../memory/card';
import type { LocalDay } from '../../memory/event';
import { figureOf, type Figure } from './figure';
import type { Catalogue } from './known-bank';

export const FORECAST_DAYS = 30;
export const FORECAST_WEEKS = 52;

/** Ready once one question of the banks given has a day on which it is asked. */
export type DueForecast = Figure<{
	/** Of all questions that have a day on which they are asked. */
	scheduled: number;
	/** Should have been asked before today. */
	overdue: number;
	/** The next 30 days, today first; what is overdue is not among them. */
	days: { day: LocalDay; due: number }[];
	/** Of these days. */
	meanPerDay: number;
	/** The first of the days with most; null where nothing is due on any. */
	busiest: { day: LocalDay; due: number } | null;
	/** The next 52 weeks, the first one beginning today; what is overdue is not among them. */
	weeks: { firstDay: LocalDay; due: number }[];
	/** After these weeks. */
	later: number;
}>;

/** On which day each question that was met comes next, if all is answered as it comes; what comes after that is not told. */
export function dueForecast(
	cards: Iterable<Card>,
	catalogue: Catalogue,
	today: LocalDay
): DueForecast {
	const days = Array.from({ length: FORECAST_DAYS }, (_, ahead) => ({
		day: today + ahead,
		due: 0
	}));
	const weeks = Array.from({ length: FORECAST_WEEKS }, (_, ahead) => ({
		firstDay: today + ahead * 7,
		due: 0
	}));
	let [scheduled, overdue, later] = [0, 0, 0];
	for (const card of cards) {
		const from = askedFrom(card);
		if (from === null || !catalogue.question(card.bank, card.question)) continue;
		scheduled++;
		const ahead = from - today;
		if (ahead < 0) {
			overdue++;
			continue;
		}
		if (ahead < FORECAST_DAYS) days[ahead]!.due++;
		const week = weeks[Math.floor(ahead / 7)];
		if (week) week.due++;
		else later++;
	}
	return figureOf(scheduled, 1, () => {
		const busiest = days.reduce((most, day) => (day.due > most.due ? day : most));
		return {
			scheduled,
			overdue,
			days,
			meanPerDay: days.reduce((sum, { due }) => sum + due, 0) / FORECAST_DAYS,
			busiest: busiest.due > 0 ? busiest : null,
			weeks,
			later
		};
	});
}
