import type { EventId } from '../core/memory/event';
import type { SessionId } from '../core/quiz/session-plan';

/*
 * What a tab shows of a session beside what the log says, so that a reload takes nothing away. Where the browser refuses
 * to keep it, a reload goes on without.
 */
const FEEDBACK = 'footnote-feedback';
const HINT = 'footnote-hint';

/** Notes which answer's feedback this tab shows; null: none. */
export function markFeedback(session: SessionId, answer: EventId | null): void {
	write(FEEDBACK, answer && `${session} ${answer}`);
}

/** The answer of that session whose feedback this tab was showing; null when none was. */
export function markedFeedback(session: SessionId): EventId | null {
	const [marked, answer] = read(FEEDBACK)?.split(' ') ?? [];
	return marked === session ? (answer ?? null) : null;
}

/** Notes that the hint was opened for what is asked (a text that names session, question and attempt). */
export function markHint(asked: string): void {
	write(HINT, asked);
}

export function isHintMarked(asked: string): boolean {
	return read(HINT) === asked;
}

function write(key: string, value: string | null): void {
	try {
		if (value === null) sessionStorage.removeItem(key);
		else sessionStorage.setItem(key, value);
	} catch {
		// Refused.
	}
}

function read(key: string): string | null {
	try {
		return sessionStorage.getItem(key);
	} catch {
		return null;
	}
}
