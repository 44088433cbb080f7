import type { Fingerprint, QuestionId } from '../bank/bank';
import type { HintUsed, LearnerEvent } from '../memory/event';
import { standingEvents } from '../memory/standing-events';
import type { Response } from '../quiz/response';
import type { Mode } from '../quiz/session-plan';

/** What one person answered when they met a question with this key for the first time. */
export interface FirstAnswer {
	question: QuestionId;
	wording: Fingerprint;
	key: Fingerprint;
	response: Response;
	/** 0–1. */
	score: number;
	durationMs: number;
	hint: HintUsed;
	mode: Mode;
}

/**
 * The first answer to each question of a bank, anew where the key has changed: later ones tell what was learnt, and no
 * longer how the question works. What was taken back counts for nothing, and neither does what came before a reset.
 * @param events in the order of the log
 */
export function firstAnswers(events: readonly LearnerEvent[], bank: string): FirstAnswer[] {
	const first = new Map<string, FirstAnswer>();
	for (const event of standingEvents(events)) {
		if (event.type === 'reset') {
			if (event.bank && event.bank !== bank) continue;
			for (const [name, { question }] of first)
				if (!event.question || event.question === question) first.delete(name);
		}
		if (event.type !== 'answered' || event.bank !== bank) continue;
		const name = `${event.question}\n${event.key}`;
		if (first.has(name)) continue;
		const { question, wording, key, response, score, durationMs, hint, mode } = event;
		first.set(name, { question, wording, key, response, score, durationMs, hint, mode });
	}
	return [...first.values()];
}
