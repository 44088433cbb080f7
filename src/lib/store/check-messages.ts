import type { EventId, LocalDay } from '../core/memory/event';
import type { LookedThrough } from './look-through';
import type { FaultKind } from './storage-fault';

/** What the page asks of the worker that checks. */
export interface CheckRequest {
	/** The database's name. */
	database: string;
	/** The ids that the journal holds, or null where there is none. */
	journal: EventId[] | null;
	today: LocalDay;
}

/** Plain data: not every browser can send an error from a worker. */
export type CheckAnswer =
	{ ok: true; found: LookedThrough } | { ok: false; kind: FaultKind; message: string };
