import { m } from '$lib/paraglide/messages';

interface Load {
	/** To be reviewed today. */
	due: number;
	/** Of these, of banks with an exam. */
	forExams: number;
	/** Reviews a day at most, beside exams; null for none. */
	limit: number | null;
}

/** How much waits for another day, and what holds it; null where nothing does. */
export function waitingText(of: {
	due: number;
	waiting: number;
	limit: number | null;
}): string | null {
	const { due, waiting: count, limit } = of;
	if (count === 0) return null;
	// Without a limit of the learner's own it is that of an exam.
	if (limit === null) return m.plan_waiting_exam({ count });
	return due === 0 ? m.plan_waiting_all({ count }) : m.plan_waiting({ count });
}

/** How many new questions there are, where some of them are for exams; else null. */
export function freshForExamsText(of: { fresh: number; freshForExams: number }): string | null {
	const { fresh: count, freshForExams: exams } = of;
	if (exams === 0) return null;
	return exams === count
		? m.plan_fresh_exams_alone({ count })
		: m.plan_fresh_exams({ count, exams });
}

/** Why more is asked than the limit of a day says; null where it is not. */
export function forExamsText({ due, forExams, limit }: Load): string | null {
	if (limit === null || forExams === 0) return null;
	const others = due - forExams;
	return others === 0
		? m.plan_for_exams_alone()
		: m.plan_for_exams({ due, others, limit, exams: forExams });
}
