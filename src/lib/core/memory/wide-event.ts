import type { LearnerEvent } from './event';

/**
 * Whether an event concerns more than one card: settings, a reset of a bank or of all, what takes these back, and types
 * of a newer app that name no question. Such an event lies in no card's index.
 */
export function isWide(event: LearnerEvent): boolean {
	return !('question' in event && event.bank && event.question);
}
