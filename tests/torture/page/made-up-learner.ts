import type { Stamp } from '../../../src/lib/app/footnote-app.svelte';
import type { Answered } from '../../../src/lib/core/memory/event';
import type { SessionRecord } from '../../../src/lib/store/database-schema';

export const SESSION_LENGTH = 20;

/** A bank that is not shipped: nothing of it is compared with one. */
const BANK = 'torture';
const QUESTIONS = 400;

/** The answer of a turn: which question, and whether it was right, follow from its number. */
export function answerTo(
	stamp: Stamp,
	session: string,
	turn: number,
	mode: 'study' | 'review'
): Answered {
	const right = turn % 5 !== 0;
	return {
		...stamp,
		type: 'answered',
		bank: BANK,
		question: `question-${(turn * 7919) % QUESTIONS}`,
		questionType: 'single',
		wording: 'a41f09c2d7e35b18',
		key: '5be0937f1c24ad60',
		response: { type: 'single', choice: right ? 'a' : 'c' },
		score: right ? 1 : 0,
		outcome: right ? 'right' : 'wrong',
		durationMs: 7400,
		hint: 'none',
		mode,
		session,
		attempt: 1
	};
}

export function newSession(): SessionRecord {
	return {
		id: crypto.randomUUID(),
		plan: { mode: 'study', bank: BANK, seed: 'torture', items: [] },
		open: 1,
		startedMs: Date.now(),
		drafts: {},
		marked: [],
		spentMs: {}
	};
}
