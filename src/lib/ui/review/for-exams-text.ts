import { m } from '$lib/paraglide/messages';

interface Load {
	/** To be reviewed today. */
	due: number;
	/** Of these, of banks with an exam. */
	forExams: number;
	/** Reviews a day at most, beside exams; null for none. */
	limit: number | null;
}

/** Why more is asked than the limit of a day says; null where it is not. */
export function forExamsText({ due, forExams, limit }: Load): string | null {
	if (limit === null || forExams === 0) return null;
	const others = due - forExams;
	return others === 0
		? m.plan_for_exams_alone()
		: m.plan_for_exams({ due, others, limit, exams: forExams });
}
