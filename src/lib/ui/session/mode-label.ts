import type { Mode } from '$lib/core/quiz/session-plan';
import { m } from '$lib/paraglide/messages';

export function modeLabel(mode: Mode): string {
	return { study: m.mode_study, test: m.mode_test, review: m.mode_review, missed: m.mode_missed }[
		mode
	]();
}
