import type { Mode } from '$lib/core/quiz/session-plan';
import { m } from '$lib/paraglide/messages';

/** What the end screen of a session is called. */
export function resultTitle(mode: Mode): string {
	return {
		study: m.result_title_study,
		review: m.result_title_review,
		missed: m.result_title_missed,
		test: m.result_title_test
	}[mode]();
}
