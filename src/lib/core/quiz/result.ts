import type { ClaimKind } from '../bank/bank';
import { CLAIM_KINDS } from '../bank/bank';
import { isPass } from './outcome';
import { distinctRefs, refKey } from './question-ref';
import type { SessionAnswer } from './session-progress';
import type { QuestionRef, SessionPlan } from './session-plan';

/** Where a question belongs: its section, and the kind of claim of its first fact. */
export interface QuestionPlace {
	section: { id: string; title: string };
	kind: ClaimKind;
}

/** How a group of questions went, by the first answers. */
export interface Tally {
	/** How many questions it is about. */
	of: number;
	/** Fully right, and passed (right or mostly). */
	right: number;
	passed: number;
	/** Mean score, 0–1. */
	score: number;
}

export interface ResultRow<A extends SessionAnswer> {
	ref: QuestionRef;
	/** The first answer; null when it was never answered. */
	answer: A | null;
}

export interface SessionResult<A extends SessionAnswer> extends Tally {
	/** In the order of asking. */
	bySection: (Tally & { bank: string; id: string; title: string })[];
	/** In the fixed order of kinds; only those that occur. */
	byKind: (Tally & { kind: ClaimKind })[];
	/** Answered, and not passed at the first try. */
	missed: QuestionRef[];
	unanswered: QuestionRef[];
	/** Every question of the plan, in its order. */
	rows: ResultRow<A>[];
}

/**
 * The result of a session, by the first answer to each question. In a test, a question without an answer counts as
 * wrong; in the other modes, who leaves early is judged by what was asked. `find` tells where a question belongs, or
 * null when it no longer exists: it then counts in the whole but in no group.
 */
export function sessionResult<A extends SessionAnswer>(
	plan: SessionPlan,
	answers: readonly A[],
	find: (ref: QuestionRef) => QuestionPlace | null
): SessionResult<A> {
	const first = new Map<string, A>();
	for (const answer of answers) {
		const key = refKey(answer);
		if (!first.has(key)) first.set(key, answer);
	}
	const rows = distinctRefs(plan.items).map((ref) => ({
		ref,
		answer: first.get(refKey(ref)) ?? null
	}));
	const counted = plan.mode === 'test' ? rows : rows.filter((row) => row.answer !== null);
	const placed = counted.flatMap((row) => {
		const place = find(row.ref);
		return place === null ? [] : [{ row, place }];
	});
	const sections = groupBy(placed, ({ row, place }) =>
		JSON.stringify([row.ref.bank, place.section.id])
	);
	return {
		...tally(counted),
		bySection: sections.map(([{ row, place }, group]) => ({
			bank: row.ref.bank,
			...place.section,
			...tally(group.map((each) => each.row))
		})),
		byKind: CLAIM_KINDS.map((kind) => ({
			kind,
			...tally(placed.filter(({ place }) => place.kind === kind).map(({ row }) => row))
		})).filter((group) => group.of > 0),
		missed: rows
			.filter(({ answer }) => answer !== null && !isPass(answer.outcome))
			.map((row) => row.ref),
		unanswered: rows.filter(({ answer }) => answer === null).map((row) => row.ref),
		rows
	};
}

function tally(rows: readonly ResultRow<SessionAnswer>[]): Tally {
	const answers = rows.flatMap((row) => row.answer ?? []);
	const sum = answers.reduce((total, answer) => total + answer.score, 0);
	return {
		of: rows.length,
		right: answers.filter((answer) => answer.outcome === 'right').length,
		passed: answers.filter((answer) => isPass(answer.outcome)).length,
		score: rows.length === 0 ? 0 : sum / rows.length
	};
}

/** Groups in the order in which they first occur, each with its first member. */
function groupBy<T>(members: readonly T[], keyOf: (member: T) => string): [T, T[]][] {
	const groups = new Map<string, [T, T[]]>();
	for (const member of members) {
		const group = groups.get(keyOf(member));
		if (group) group[1].push(member);
		else groups.set(keyOf(member), [member, [member]]);
	}
	return [...groups.values()];
}
