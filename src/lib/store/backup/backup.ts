import type { LearnerEvent } from '../../core/memory/event';
import type { SessionRecord } from '../database-schema';

/** All that a learner left behind: the log, from which everything else follows, and the sessions. */
export interface BackupContent {
	/** Milliseconds since the epoch; a file can claim anything. */
	exportedMs: unknown;
	events: LearnerEvent[];
	sessions: SessionRecord[];
}

/** Why a file is no backup that can be restored. */
export interface BackupProblem {
	code:
		| 'not-json'
		| 'not-a-backup'
		| 'newer'
		| 'no-events'
		| 'bad-event'
		| 'bad-session'
		| 'duplicate-event'
		| 'bad-line'
		| 'cut-off'
		| 'checksum'
		| 'counts'
		| 'too-large';
	/** Of the event or session, counted from 0 through the whole file. */
	index?: number;
	field?: string;
	/** Of the uncompressed file, counted from 1. */
	line?: number;
}

/** What was wrong with a file, thrown within the readers and caught at their edge. */
export class UnsoundBackup extends Error {
	override name = 'UnsoundBackup';
	constructor(readonly problem: BackupProblem) {
		super(problem.code);
	}
}

/** What a file may ask of this device before it is refused. */
export interface BackupLimits {
	/** Bytes after decompression, and of a version 1 file. */
	bytes: number;
	/** Bytes after decompression for each one before; a log of answers comes to about 10. */
	ratio: number;
	/** Bytes of one line. */
	line: number;
	events: number;
}

export const BACKUP_LIMITS: BackupLimits = {
	bytes: 2_000_000_000,
	ratio: 100,
	line: 8_000_000,
	events: 3_000_000
};
