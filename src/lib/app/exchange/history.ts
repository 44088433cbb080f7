import type { ReadItem, ReadReview } from '../../exchange/formats/read-set';

const RATINGS = ['again', 'hard', 'good', 'easy'] as const satisfies ReadReview['rating'][];

/** What a learner did with a bank's questions in the program they come from. */
export interface History {
	/** Ids of questions that have any of it. */
	questions: string[];
	/** One entry a review, in the order of the questions and of time: packed, since there may be half a million. */
	of: Uint32Array;
	atMs: Float64Array;
	tookMs: Float64Array;
	rating: Uint8Array;
	/** Ids of questions that were set aside, and that were flagged. */
	suspended: string[];
	flagged: string[];
}

export interface HistoryReview extends ReadReview {
	question: string;
}

export function packHistory(items: readonly { question: string; item: ReadItem }[]): History {
	const met = items.filter(({ item }) => (item.reviews?.length ?? 0) > 0);
	const count = met.reduce((sum, { item }) => sum + item.reviews!.length, 0);
	const history: History = {
		questions: met.map(({ question }) => question),
		of: new Uint32Array(count),
		atMs: new Float64Array(count),
		tookMs: new Float64Array(count),
		rating: new Uint8Array(count),
		suspended: items.flatMap(({ question, item }) => (item.suspended ? question : [])),
		flagged: items.flatMap(({ question, item }) => (item.flagged ? question : []))
	};
	let at = 0;
	for (const [index, { item }] of met.entries())
		for (const review of item.reviews!) {
			history.of[at] = index;
			history.atMs[at] = review.atMs;
			history.tookMs[at] = review.tookMs;
			history.rating[at++] = RATINGS.indexOf(review.rating);
		}
	return history;
}

export function* reviewsIn(history: History): Generator<HistoryReview> {
	for (let at = 0; at < history.of.length; at++)
		yield {
			question: history.questions[history.of[at]!]!,
			atMs: history.atMs[at]!,
			tookMs: history.tookMs[at]!,
			rating: RATINGS[history.rating[at]!]!
		};
}
