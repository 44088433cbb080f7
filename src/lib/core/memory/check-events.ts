import { CLOCK_SKEW_MS } from './clock-verdict';
import type { KeptLog } from './check-log';
import type { Answered, EventId, LearnerEvent, Undone } from './event';
import { timeOfId } from './event-id';
import type { Findings } from './finding';
import { localDay } from './local-day';

/**
 * The events by themselves: what refers to another one finds it, and time and order agree.
 * @param events in order of id, one of each
 */
export function checkEvents(
	events: readonly LearnerEvent[],
	{ malformed }: KeptLog,
	findings: Findings
): void {
	const byId = new Map(events.map((event) => [event.id, event]));
	// What refers to a damaged event refers to something.
	const damaged = new Set(malformed.map(({ place }) => place));
	for (const event of events) {
		checkTime(event, findings);
		if (event.type === 'undone') checkUndo(event, byId, damaged, findings);
		else if (event.type === 'rated' && !damaged.has(event.answer)) {
			const answer = byId.get(event.answer);
			const fits =
				answer?.type === 'answered' &&
				answer.bank === event.bank &&
				answer.question === event.question;
			if (!fits) findings.add('rating-of-nothing', event.id);
		}
	}
	checkSessions(events, findings);
}

function checkTime(event: LearnerEvent, findings: Findings): void {
	const idMs = timeOfId(event.id);
	if (idMs === null || Math.abs(idMs - event.atMs) > CLOCK_SKEW_MS)
		findings.add('id-time', event.id);
	// Whatever the hour at which a day ended then.
	const date = localDay(event.atMs, event.offsetMin, 0);
	if (event.day !== date && event.day !== date - 1) findings.add('day-time', event.id);
}

function checkUndo(
	undone: Undone,
	byId: ReadonlyMap<EventId, LearnerEvent>,
	damaged: ReadonlySet<string>,
	findings: Findings
): void {
	if (damaged.has(undone.target)) return;
	const target = byId.get(undone.target) as Partial<Answered> | undefined;
	if (!target) findings.add('undo-of-nothing', undone.id);
	else if (target.bank !== undone.bank || target.question !== undone.question)
		findings.add('undo-misplaced', undone.id);
}

/** Within a session the answers to one question are numbered as they come; two tabs at once may number alike. */
function checkSessions(events: readonly LearnerEvent[], findings: Findings): void {
	const undone = new Set<EventId>();
	for (const event of events) if (event.type === 'undone') undone.add(event.target);
	const last = new Map<string, number>();
	for (const event of events) {
		if (event.type !== 'answered' || undone.has(event.id)) continue;
		const key = `${event.session}\n${event.bank}\n${event.question}`;
		if (event.attempt < (last.get(key) ?? 1)) findings.add('session-order', event.id);
		last.set(key, event.attempt);
	}
}
