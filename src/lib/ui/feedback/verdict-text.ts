import type { Grade, Outcome, Response } from '$lib/core/quiz/response';
import { m } from '$lib/paraglide/messages';

/** The verdict in words: for the heading of the feedback and for the live region of the session. */
export function verdictText(grade: Grade, response: Response | null): string {
	return response?.type === 'dont-know' ? m.verdict_dont_know() : outcomeText(grade.outcome);
}

/** "Right", "Mostly right", "Partly right", "Not right". */
export function outcomeText(outcome: Outcome): string {
	return {
		right: m.verdict_right,
		mostly: m.verdict_mostly,
		partly: m.verdict_partly,
		wrong: m.verdict_wrong
	}[outcome]();
}
