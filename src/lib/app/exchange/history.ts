import type { Bank, Question } from '../../core/bank/bank';
import type { OutsideStep } from '../../core/memory/outside-history';
import type { ReadItem, ReadReview } from '../../exchange/formats/read-set';

const RATINGS = [
	'reset',
	'again',
	'hard',
	'good',
	'easy'
] as const satisfies ReadReview['rating'][];
const RESET = RATINGS.indexOf('reset');
/** Beside the number of a rating. */
const PRACTICE = 8;
const [SUSPENDED, FLAGGED] = [1, 2];

/** What a learner did with a bank's questions in the program they come from; packed, since there may be half a million. */
export interface History {
	/** Of the questions that have any of it: their ids here, and how the other program knows them. */
	questions: string[];
	ownIds: string[];
	madeMs: Float64Array;
	marks: Uint8Array;
	/** Where the steps of each begin; one more says where the last end. */
	from: Uint32Array;
	/** One entry a step, those of a question in the order of time. */
	atMs: Float64Array;
	tookMs: Float64Array;
	rating: Uint8Array;
}

/** How much of it there is, for people. */
export interface HistorySize {
	reviews: number;
	/** Questions with a review. */
	cards: number;
	/** Questions set aside, and flagged. */
	suspended: number;
	flagged: number;
	/** Of the first and the last review, in milliseconds since the epoch; null without any. */
	span: { fromMs: number; toMs: number } | null;
}

/** @param nowMs what is dated later is left out: new answers would have to sort after it */
export function packHistory(
	items: readonly { question: string; item: ReadItem }[],
	nowMs: number
): History {
	const met = items.filter(
		({ item }) => (item.reviews?.length ?? 0) > 0 || item.suspended || item.flagged
	);
	const isPast = ({ atMs }: ReadReview) => atMs <= nowMs;
	const steps = met.map(({ item }) => item.reviews?.filter(isPast) ?? []);
	const count = steps.reduce((sum, own) => sum + own.length, 0);
	const history: History = {
		questions: met.map(({ question }) => question),
		ownIds: met.map(({ question, item }) => item.ownId ?? question),
		madeMs: Float64Array.from(met, ({ item }) => Math.min(nowMs, Math.max(0, item.madeMs ?? 0))),
		marks: Uint8Array.from(
			met,
			({ item }) => (item.suspended ? SUSPENDED : 0) + (item.flagged ? FLAGGED : 0)
		),
		from: new Uint32Array(met.length + 1),
		atMs: new Float64Array(count),
		tookMs: new Float64Array(count),
		rating: new Uint8Array(count)
	};
	let at = 0;
	for (const [index, own] of steps.entries()) {
		for (const { atMs, tookMs, rating, practice } of own) {
			history.atMs[at] = atMs;
			history.tookMs[at] = tookMs;
			history.rating[at++] = RATINGS.indexOf(rating) + (practice ? PRACTICE : 0);
		}
		history.from[index + 1] = at;
	}
	return history;
}

/** The memory that a history lies in, to be handed over instead of copied. */
export const buffersOf = ({ madeMs, marks, from, atMs, tookMs, rating }: History) =>
	[madeMs, marks, from, atMs, tookMs, rating].map(({ buffer }) => buffer);

export function sizeOf({ from, rating, atMs, marks }: History): HistorySize {
	const size: HistorySize = { reviews: 0, cards: 0, suspended: 0, flagged: 0, span: null };
	let [fromMs, toMs] = [Infinity, -Infinity];
	for (let card = 0; card + 1 < from.length; card++) {
		let own = 0;
		for (let at = from[card]!; at < from[card + 1]!; at++) {
			if (rating[at] === RESET) continue;
			own++;
			fromMs = Math.min(fromMs, atMs[at]!);
			toMs = Math.max(toMs, atMs[at]!);
		}
		size.reviews += own;
		if (own > 0) size.cards++;
		if (marks[card]! & SUSPENDED) size.suspended++;
		if (marks[card]! & FLAGGED) size.flagged++;
	}
	if (size.reviews > 0) size.span = { fromMs, toMs };
	return size;
}

/** Of several together. */
export function sumOf(sizes: readonly HistorySize[]): HistorySize {
	const sum = (of: 'reviews' | 'cards' | 'suspended' | 'flagged') =>
		sizes.reduce((before, size) => before + size[of], 0);
	const spans = sizes.flatMap(({ span }) => span ?? []);
	return {
		reviews: sum('reviews'),
		cards: sum('cards'),
		suspended: sum('suspended'),
		flagged: sum('flagged'),
		span:
			spans.length > 0
				? {
						fromMs: Math.min(...spans.map(({ fromMs }) => fromMs)),
						toMs: Math.max(...spans.map(({ toMs }) => toMs))
					}
				: null
	};
}

/** A history with what its events have to know of its questions. */
export interface HistoryParcel {
	bank: string;
	/** In the order of the history's; null where the bank has no such question. */
	questions: (Pick<Question, 'type' | 'wording' | 'key'> | null)[];
	history: History;
}

export function parcelOf(bank: Bank, history: History): HistoryParcel {
	const byId = new Map(bank.questions.map((question) => [question.id, question]));
	const questions = history.questions.map((id) => {
		const found = byId.get(id);
		return found ? { type: found.type, wording: found.wording, key: found.key } : null;
	});
	return { bank: bank.id, questions, history };
}

/** What a question is marked with. */
export function marksOf(
	{ marks }: History,
	card: number
): { suspended: boolean; flagged: boolean } {
	return {
		suspended: (marks[card]! & SUSPENDED) !== 0,
		flagged: (marks[card]! & FLAGGED) !== 0
	};
}

/** The steps of a question, oldest first. */
export function* stepsOf(history: History, card: number): Generator<OutsideStep> {
	for (let at = history.from[card]!; at < history.from[card + 1]!; at++) yield stepAt(history, at);
}

/** @param at counted through the whole history */
export function stepAt({ atMs, tookMs, rating }: History, at: number): OutsideStep {
	return {
		atMs: atMs[at]!,
		tookMs: tookMs[at]!,
		rating: RATINGS[rating[at]! % PRACTICE]!,
		practice: rating[at]! >= PRACTICE
	};
}
