import type { BankId, QuestionId } from '../bank/bank';
import type { SessionId } from '../quiz/session-plan';
import type { EventId, LearnerEvent } from './event';
import type { OutsideStep } from './outside-history';
import { ratingOf } from './rating';
import { standingEvents } from './standing-events';

/**
 * What was done with each question of a bank, as another program is told it: the way back from `outsideEvents`. The fold
 * of what comes back gives the same memory, as long as settings are the same.
 * @param events of the log, those that concern several banks among them
 * @returns steps by question, oldest first
 */
export function stepsOfBank(
	events: readonly LearnerEvent[],
	bank: BankId
): Map<QuestionId, OutsideStep[]> {
	const steps = new Map<QuestionId, OutsideStep[]>();
	/** The answers that moved the memory last: only these can be rated, and only once a session is one counted. */
	const lastCounted = new Map<
		QuestionId,
		{ answer: EventId; session: SessionId; step: OutsideStep }
	>();
	for (const event of standingEvents(events)) {
		if (event.type === 'reset') {
			if (event.bank !== undefined && event.bank !== bank) continue;
			for (const [question, own] of steps) {
				if (event.question !== undefined && event.question !== question) continue;
				own.push({ atMs: event.atMs, rating: 'reset', tookMs: 0, practice: false });
				lastCounted.delete(question);
			}
			continue;
		}
		if (!('bank' in event) || event.bank !== bank) continue;
		if (event.type === 'rated') {
			const last = lastCounted.get(event.question);
			if (last?.answer === event.answer) last.step.rating = event.rating;
		}
		if (event.type !== 'answered') continue;
		const { question, atMs, session, attempt, durationMs } = event;
		const practice = attempt !== 1 || lastCounted.get(question)?.session === session;
		const step = { atMs, rating: ratingOf(event), tookMs: durationMs, practice };
		const own = steps.get(question);
		if (own) own.push(step);
		else steps.set(question, [step]);
		if (!practice) lastCounted.set(question, { answer: event.id, session, step });
	}
	return steps;
}
