import type { EventId } from '../core/memory/event';
import type { SessionId } from '../core/quiz/session-plan';

const KEY = 'footnote-feedback';

/** Notes which answer's feedback this tab shows (null: none), so that a reload does not take the explanation away. */
export function markFeedback(session: SessionId, answer: EventId | null): void {
	try {
		if (answer) sessionStorage.setItem(KEY, `${session} ${answer}`);
		else sessionStorage.removeItem(KEY);
	} catch {
		// Refused: a reload then goes on with the next question.
	}
}

/** The answer of that session whose feedback this tab was showing; null when none was. */
export function markedFeedback(session: SessionId): EventId | null {
	try {
		const [marked, answer] = sessionStorage.getItem(KEY)?.split(' ') ?? [];
		return marked === session ? (answer ?? null) : null;
	} catch {
		return null;
	}
}
