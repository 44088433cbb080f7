import { isPass } from './outcome';
import { distinctRefs, refKey } from './question-ref';
import type { Outcome } from './response';
import type { QuestionRef, SessionPlan } from './session-plan';

/** An answer that stands (none that was taken back), as far as a session's course depends on it. */
export interface SessionAnswer extends QuestionRef {
	outcome: Outcome;
	/** 0–1. */
	score: number;
}

/** The first answer to a question in a session: the one that counts for the result and for memory. */
export interface FirstTry {
	ref: QuestionRef;
	outcome: Outcome;
	/** 0–1. */
	score: number;
}

export interface SessionProgress {
	/** What to ask now, and the how-manieth time in this session (from 1); null when the session is done. */
	current: { ref: QuestionRef; attempt: number } | null;
	/** What is asked after it, in order. */
	waiting: QuestionRef[];
	/** Different questions of the plan, and how many of them were answered at all, and answered with a pass. */
	total: number;
	answered: number;
	passed: number;
	/** Answered, and to be asked again. */
	returning: number;
	/** In the order of answering. */
	firstTry: FirstTry[];
	/** 0–1, falls by an undo alone: the share passed; in a test, the share answered. */
	fraction: number;
	done: boolean;
}

/** How many others are asked before a question that was not passed at the first try comes back. */
export const COMES_BACK_AFTER = 4;

/**
 * How far a session has come, from its plan and the answers given so far, in the order they were given.
 *
 * A question not passed comes back after COMES_BACK_AFTER others, or at the end when fewer wait, until it is passed
 * once; after a second failure it waits for all the others, so that a few hard ones never keep the rest from coming up.
 * In a test every question is asked once, in any order. Answers may come from another tab: one that is not to the
 * current question still counts, one to a question outside the plan does not.
 * @param putAway questions that the learner has taken out of the session: they are not asked any more, and count for nothing
 *   unless they were passed before
 */
export function sessionProgress(
	plan: SessionPlan,
	answers: readonly SessionAnswer[],
	putAway: readonly QuestionRef[] = []
): SessionProgress {
	const items = distinctRefs(plan.items);
	const byKey = new Map(items.map((ref) => [refKey(ref), ref]));
	const queue = [...byKey.keys()];
	const attempts = new Map<string, number>();
	const passed = new Set<string>();
	const firstTry: FirstTry[] = [];

	for (const { bank, question, outcome, score } of answers) {
		const key = refKey({ bank, question });
		const ref = byKey.get(key);
		if (ref === undefined) continue;
		const attempt = (attempts.get(key) ?? 0) + 1;
		attempts.set(key, attempt);
		if (attempt === 1) firstTry.push({ ref, outcome, score });
		// A test has no second try.
		if (isPass(outcome) && (plan.mode !== 'test' || attempt === 1)) passed.add(key);

		const place = queue.indexOf(key);
		if (place !== -1) queue.splice(place, 1);
		if (plan.mode !== 'test' && !passed.has(key))
			queue.splice(attempt === 1 ? COMES_BACK_AFTER : queue.length, 0, key);
	}

	const gone = new Set(putAway.map(refKey).filter((key) => byKey.has(key) && !passed.has(key)));
	for (const key of gone) {
		const place = queue.indexOf(key);
		if (place !== -1) queue.splice(place, 1);
	}
	const goneAnswered = [...gone].filter((key) => attempts.has(key)).length;
	const total = items.length - gone.size;

	const refs = queue.flatMap((key) => byKey.get(key) ?? []);
	const [head, ...waiting] = refs;
	const finished = plan.mode === 'test' ? attempts.size : passed.size;
	return {
		current: head ? { ref: head, attempt: (attempts.get(refKey(head)) ?? 0) + 1 } : null,
		waiting,
		total,
		answered: attempts.size - goneAnswered,
		passed: passed.size,
		returning: plan.mode === 'test' ? 0 : attempts.size - passed.size - goneAnswered,
		firstTry,
		fraction: total === 0 ? 1 : finished / total,
		done: head === undefined
	};
}

/** The plan without questions that no longer exist, or may not be asked any more. */
export function withoutMissing(
	plan: SessionPlan,
	exists: (ref: QuestionRef) => boolean
): SessionPlan {
	return { ...plan, items: plan.items.filter(exists) };
}
