import type { ExportedRow } from './exported-row';
import { oracleNext, type OracleMemory } from './oracle-fsrs';
import { drawn, isBetweenDays, oracleDays, oracleRange } from './oracle-interval';
import { ratingIn, retentionAt, weightsIn } from './oracle-reviews';

/** When a question comes, as worked out from the exported table alone. Days since 1970-01-01. */
export interface OracleSchedule {
	bank: string;
	question: string;
	/** Null where it has no day. */
	due: number | null;
	/** The day from which it is asked; null for one that is not. */
	from: number | null;
	/** Of the first answer since the last reset, and of the last that moved the memory. */
	firstDay: number | null;
	lastDay: number | null;
	lapses: number;
	isAside: boolean;
	isLeech: boolean;
	/** An interval on the way lay so close to between two days that either would be right. */
	isUnsure: boolean;
}

/** What a rating goes back to. */
interface Standing {
	memory: OracleMemory | null;
	due: number | null;
	lastDay: number | null;
	reviews: number;
	lapses: number;
	isAside: boolean;
	isLeech: boolean;
}

const NOTHING: Standing = {
	...{ memory: null, due: null, lastDay: null, reviews: 0, lapses: 0 },
	...{ isAside: false, isLeech: false }
};

/** @param rows those that count, in order */
export function oracleSchedules(rows: readonly ExportedRow[]): OracleSchedule[] {
	const named = rows.filter(({ bank, question }) => bank && question);
	const names = new Set(named.map((row) => `${row.bank}\n${row.question}`));
	const weights = weightsIn(rows);
	return [...names].map((name) => {
		const [bank, question] = name.split('\n') as [string, string];
		return scheduleOf(bank, question, rows, weights);
	});
}

function scheduleOf(
	bank: string,
	question: string,
	all: readonly ExportedRow[],
	weights: readonly number[]
): OracleSchedule {
	let now: Standing = { ...NOTHING };
	let review: { row: ExportedRow; before: Standing } | null = null;
	let [firstDay, until]: [number | null, number | null] = [null, null];
	let [isRetired, isUnsure] = [false, false];

	/** The day that a review gives, whose rating may come later than its answer, with settings and a due day of its own. */
	const take = (before: Standing, answer: ExportedRow, rating: string, by: ExportedRow) => {
		const day = dayOf(answer.day)!;
		const elapsed = before.lastDay === null ? 0 : Math.max(0, day - before.lastDay);
		const memory = oracleNext(before.memory, rating, elapsed, weights);
		const days = oracleDays(memory, retentionAt(by, all), weights);
		isUnsure ||= isBetweenDays(days);
		const range = oracleRange(days, elapsed);
		// Who knew it is not asked again sooner than the interval before would have had it.
		const earlier =
			(rating === 'good' || rating === 'easy') && before.due !== null && before.lastDay !== null
				? before.due - before.lastDay
				: 0;
		const least = Math.min(Math.max(range.least, earlier), range.most);
		const chosen = dayOf(by.due);
		const interval =
			chosen === null
				? drawn(range, elapsed, `${bank}/${question}/${before.reviews}`)
				: chosen - day;
		now.memory = memory;
		now.due = day + Math.min(Math.max(interval, least), range.most);
		now.lastDay = day;
		now.reviews = before.reviews + 1;
		const isLapse = rating === 'again' && before.memory !== null && elapsed > 0;
		now.lapses = before.lapses + (isLapse ? 1 : 0);
		if (isLapse && setsAside(now.lapses)) now.isAside = now.isLeech = true;
	};

	for (const row of all) {
		const concerns =
			(row.bank === bank && row.question === question) ||
			(row.type === 'reset' &&
				(row.bank === null || row.bank === bank) &&
				(row.question === null || row.question === question));
		if (!concerns) continue;
		if (row.type === 'reset') {
			now = { ...NOTHING, isAside: now.isAside && !now.isLeech };
			[review, firstDay, until] = [null, null, null];
		}
		if (row.type === 'answered') {
			firstDay ??= dayOf(row.day);
			until = null;
			if (row.attempt === 1 && review?.row.session !== row.session) {
				review = { row, before: { ...now } };
				take(review.before, row, ratingIn(row), row);
			}
		}
		if (row.type === 'rated' && review && row.answer === review.row.id) {
			const isLapse = now.lapses > review.before.lapses;
			const { isAside, isLeech } = review.before;
			if (isLapse && setsAside(now.lapses)) Object.assign(now, { isAside, isLeech });
			take(review.before, review.row, row.rating!, row);
		}
		if (row.type === 'suspended') now.isAside = true;
		if (row.type === 'resumed') now.isAside = false;
		if (row.type === 'buried') until = dayOf(row.until);
		if (row.type === 'due-set' && firstDay !== null) {
			now.due = dayOf(row.due);
			until = null;
		}
		if (row.type === 'revised') {
			isRetired = row.change === 'retired';
			if (row.change === 'key' && now.due !== null) now.due = Math.min(now.due, dayOf(row.day)!);
		}
	}
	const { due, lastDay, lapses, isAside, isLeech } = now;
	const from = due === null || isAside || isRetired ? null : Math.max(due, until ?? due);
	return { bank, question, due, from, firstDay, lastDay, lapses, isAside, isLeech, isUnsure };
}

/** At the eighth lapse, and at every fourth after it. */
const setsAside = (lapses: number) => lapses >= 8 && lapses % 4 === 0;

const dayOf = (date: string | null) => (date === null ? null : Date.parse(date) / 86_400_000);
