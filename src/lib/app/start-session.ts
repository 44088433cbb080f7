import type { QuestionRef, SessionPlan } from '../core/quiz/session-plan';
import type { SessionRecord } from '../store/database-schema';
import { clock } from './clock';
import type { FootnoteApp } from './footnote-app.svelte';

/** A seed for every shuffle of a session. */
export function newSeed(): string {
	return crypto.randomUUID();
}

/** Sets up a session and keeps its plan, so that it can be left and resumed from then on. Returns its id. */
export async function startSession(
	app: FootnoteApp,
	plan: Omit<SessionPlan, 'seed'> & { seed?: string }
): Promise<string> {
	const record: SessionRecord = {
		id: crypto.randomUUID(),
		plan: { ...plan, seed: plan.seed ?? newSeed() },
		open: 1,
		startedMs: clock.nowMs(),
		drafts: {},
		marked: [],
		spentMs: {}
	};
	await app.saveSession(record);
	return record.id;
}

/** Starts a session over exactly these questions. */
export function practise(
	app: FootnoteApp,
	items: QuestionRef[],
	mode: 'study' | 'review' | 'missed' = 'missed',
	bank: string | null = null
): Promise<string> {
	return startSession(app, { mode, bank, items });
}
