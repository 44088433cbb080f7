import { m } from '$lib/paraglide/messages';
import { whenText } from './when-text';

/** Whole days from today. */
export interface ForExam {
	first: number;
	last: number;
}

/** When a question comes back: on its day, or before that for an exam. */
export function backText(dueInDays: number, forExam: ForExam | null): string {
	if (!forExam) return m.session_comes_back({ when: whenText(dueInDays) });
	const { first, last } = forExam;
	return first === last
		? m.plan_back_for_exam({ when: whenText(first) })
		: m.plan_back_for_exam_range({ first, last });
}
