import { daysBetween, type ExportedRow } from './exported-row';
import { oracleNext, oracleRecall, ORACLE_WEIGHTS, type OracleMemory } from './oracle-fsrs';
import { isBetweenDays, oracleDays, oracleRange } from './oracle-interval';

/** A review as worked out from the exported table alone, question by question and with no thought of time or room. */
export interface OracleReview {
	row: ExportedRow;
	rating: string;
	before: OracleMemory | null;
	after: OracleMemory;
	elapsed: number;
	recall: number | null;
	/** On the day that the wanted retention names. */
	recallOnTime: number | null;
	/** That day is so close to between two that either would be right. */
	isUnsure: boolean;
	wanted: number | null;
}

/** @param rows those that count, in order; every one of all questions is looked at for each question */
export function oracleReviews(rows: readonly ExportedRow[]): OracleReview[] {
	const names = new Set(
		rows.filter(({ type }) => type === 'answered').map((row) => `${row.bank}\n${row.question}`)
	);
	return [...names].flatMap((name) => livesOf(name, rows).flatMap((life) => reviewsOf(life, rows)));
}

/** The rows of one question, in pieces: a reset ends each. */
export function livesOf(name: string, rows: readonly ExportedRow[]): ExportedRow[][] {
	const [bank, question] = name.split('\n');
	const lives: ExportedRow[][] = [[]];
	for (const row of rows) {
		const forgets =
			row.type === 'reset' &&
			(row.bank === null || row.bank === bank) &&
			(row.question === null || row.question === question);
		if (forgets) lives.push([]);
		else if (row.bank === bank && row.question === question) lives.at(-1)!.push(row);
	}
	return lives;
}

function reviewsOf(life: readonly ExportedRow[], all: readonly ExportedRow[]): OracleReview[] {
	const weights = weightsIn(all);
	const reviews: OracleReview[] = [];
	let scheduledBy: ExportedRow | null = null;
	for (const row of life) {
		const last = reviews.at(-1);
		if (row.type === 'answered' && row.attempt === 1 && last?.row.session !== row.session) {
			const elapsed = last ? Math.max(0, daysBetween(last.row.day!, row.day!)) : 0;
			const before = last?.after ?? null;
			const rating = ratingIn(row);
			const wanted = scheduledBy && retentionAt(scheduledBy, all);
			const days = before && oracleDays(before, wanted!, weights);
			reviews.push({
				row,
				rating,
				before,
				after: oracleNext(before, rating, elapsed, weights),
				elapsed,
				recall: before && oracleRecall(before, elapsed, weights),
				recallOnTime: before && oracleRecall(before, oracleRange(days!, 0).ideal, weights),
				isUnsure: days !== null && isBetweenDays(days),
				wanted
			});
			scheduledBy = row;
		}
		if (row.type === 'rated' && last && row.answer === last.row.id) {
			last.rating = row.rating!;
			last.after = oracleNext(last.before, last.rating, last.elapsed, weights);
			scheduledBy = row;
		}
	}
	return reviews;
}

export function ratingIn(row: ExportedRow): string {
	const response = JSON.parse(row.response!) as { type: string; rating?: string };
	if (response.type === 'card' && response.rating) return response.rating;
	const isPass = row.outcome === 'right' || row.outcome === 'mostly';
	if (!isPass || row.hint === 'gives') return 'again';
	return row.outcome === 'mostly' || row.hint === 'small' ? 'hard' : 'good';
}

const settingsIn = (rows: readonly ExportedRow[]) =>
	rows
		.filter(({ type }) => type === 'settings-changed')
		.map((row) => ({
			id: row.id,
			set: JSON.parse(row.settings!) as { weights?: number[] | null; desiredRetention?: number }
		}));

/** The newest, for the whole log. */
export function weightsIn(rows: readonly ExportedRow[]): readonly number[] {
	const newest = settingsIn(rows)
		.filter(({ set }) => set.weights !== undefined)
		.at(-1);
	return newest?.set.weights ?? ORACLE_WEIGHTS;
}

/** That in force at a row. */
export function retentionAt(row: ExportedRow, all: readonly ExportedRow[]): number {
	const earlier = settingsIn(all).filter(
		({ id, set }) => id < row.id && set.desiredRetention !== undefined
	);
	return earlier.at(-1)?.set.desiredRetention ?? 0.9;
}
