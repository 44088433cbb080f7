import { askedFrom, type Card } from '../../memory/card';
import type { LocalDay, Settings } from '../../memory/event';
import { loadAhead } from '../../memory/load-ahead';
import { figureOf, type Figure } from './figure';
import type { Catalogue } from './known-bank';

export const FORECAST_DAYS = 30;
export const FORECAST_WEEKS = 52;

/** What is asked in some time, what is overdue on its first day. */
export interface AskedIn {
	count: number;
	perDay: number;
	/** The first of its days, or weeks, with most; null where nothing is asked. */
	most: { from: LocalDay; asked: number } | null;
}

/** Ready once one question of the banks given has a day on which it is asked. */
export type DueForecast = Figure<{
	/** Of all questions that have a day on which they are asked. */
	scheduled: number;
	/** Should have been asked before today. */
	overdue: number;
	/**
	 * The next 30 days, today first. `due` come due on the day, so that what is overdue is not among them; `asked` are
	 * asked on it within the learner's limit a day, and for exams: what does not fit goes on to the next days.
	 */
	days: { day: LocalDay; due: number; asked: number }[];
	/** The next 52 weeks, the first one beginning today. */
	weeks: { firstDay: LocalDay; due: number; asked: number }[];
	/** Of all that is asked in these days, and in these weeks. */
	inDays: AskedIn;
	inWeeks: AskedIn;
	/** Come due after these weeks. */
	later: number;
	/** Asked after these weeks for the first time from now; of an exam's some may be asked more than once in these weeks. */
	askedLater: number;
	/** How many reviews a day the learner wants at most; null for all that is due. */
	perDay: number | null;
	/** A limit or an exam may have questions asked on other days than they are due. */
	planned: boolean;
	/** An exam is to come, which has a limit of its own. */
	withExam: boolean;
	/** The first of the 364 days at whose end nothing is left to wait; null where there is none. */
	clearDay: LocalDay | null;
}>;

/** On which day each question that was met comes next, if all is answered as it comes; what comes after that is not told. */
export function dueForecast(
	cards: Iterable<Card>,
	catalogue: Catalogue,
	settings: Settings,
	today: LocalDay
): DueForecast {
	const known = [...cards].filter((card) => catalogue.question(card.bank, card.question));
	const banks = new Map(
		catalogue.banks.map(({ id, questions }) => [
			id,
			{ id, cards: [] as Card[], questions: questions.length }
		])
	);
	for (const card of known) banks.get(card.bank)!.cards.push(card);
	const ahead = loadAhead([...banks.values()], { today, settings }, FORECAST_WEEKS * 7);
	const sumOf = (from: number, length: number) =>
		ahead.days.slice(from, from + length).reduce((sum, count) => sum + count, 0);
	const days = Array.from({ length: FORECAST_DAYS }, (_, at) => ({
		day: today + at,
		due: 0,
		asked: ahead.days[at]!
	}));
	const weeks = Array.from({ length: FORECAST_WEEKS }, (_, at) => ({
		firstDay: today + at * 7,
		due: 0,
		asked: sumOf(at * 7, 7)
	}));
	let [scheduled, overdue, later] = [0, 0, 0];
	for (const card of known) {
		const from = askedFrom(card);
		if (from === null) continue;
		scheduled++;
		const after = from - today;
		if (after < 0) {
			overdue++;
			continue;
		}
		if (after < FORECAST_DAYS) days[after]!.due++;
		const week = weeks[Math.floor(after / 7)];
		if (week) week.due++;
		else later++;
	}
	const withExam = catalogue.banks.some(
		({ id }) => (settings.exams[id]?.day ?? -Infinity) >= today
	);
	return figureOf(scheduled, 1, () => {
		return {
			scheduled,
			overdue,
			days,
			weeks,
			inDays: askedIn(
				days.map(({ day, asked }) => ({ from: day, asked })),
				FORECAST_DAYS
			),
			inWeeks: askedIn(
				weeks.map(({ firstDay, asked }) => ({ from: firstDay, asked })),
				FORECAST_WEEKS * 7
			),
			later,
			askedLater: ahead.later,
			perDay: settings.reviewsPerDay,
			planned: settings.reviewsPerDay !== null || withExam,
			withExam,
			clearDay: ahead.clearAfter === null ? null : today + ahead.clearAfter
		};
	});
}

function askedIn(spans: readonly { from: LocalDay; asked: number }[], length: number): AskedIn {
	const count = spans.reduce((sum, { asked }) => sum + asked, 0);
	const most = spans.reduce((fullest, one) => (one.asked > fullest.asked ? one : fullest));
	return { count, perDay: count / length, most: most.asked > 0 ? most : null };
}
