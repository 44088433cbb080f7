import type { LearnerEvent } from '../../core/memory/event';
import type { SessionRecord } from '../database-schema';
import { Pace } from '../pace';
import { BACKUP_LIMITS, UnsoundBackup } from './backup';
import { ContentReader } from './read-content';
import { readVersion2 } from './read-version-2';
import { Sha256 } from './sha256';

/** Entries of one line; and its size in UTF-16 units, at which it ends before. */
const LINE_ENTRIES = 1000;
const LINE_UNITS = 1_000_000;

export interface WrittenBackup {
	file: Blob;
	sha256: string;
}

/** What a backup is made of. */
export interface BackupSource {
	/** How many there are. */
	count: number;
	/** In any order, some at a time; no id twice. */
	events: AsyncIterable<readonly LearnerEvent[]> | Iterable<readonly LearnerEvent[]>;
	sessions: readonly SessionRecord[];
}

/**
 * A version 2 backup, compressed as it is written and then read back: what is returned has been seen to hold
 * every event and session.
 * @param events in any order, no id twice
 * @param nowMs milliseconds since the epoch
 * @throws Cancelled when it was called off; NotReadBack when what was read back is not what was to be written
 */
export async function writeBackup(
	events: readonly LearnerEvent[],
	sessions: readonly SessionRecord[],
	nowMs: number,
	pace = new Pace()
): Promise<WrittenBackup> {
	const source = { count: events.length, events: [events], sessions };
	const written = await writeUnread(source, nowMs, pace.part(0, 0.5));
	await verifyBackup(written.file, written.sha256, pace.part(0.5, 1));
	return written;
}

/**
 * As `writeBackup`, of events that need not all be in memory, and not read back: that is for who keeps it.
 * @throws Cancelled; what `source` throws
 */
export async function writeUnread(
	source: BackupSource,
	nowMs: number,
	pace: Pace
): Promise<WrittenBackup> {
	const of = source.count + source.sessions.length;
	let done = 0;
	const hash = new Sha256();
	let sha256 = '';
	let failure: unknown = null;
	const encoder = new TextEncoder();
	const lines = (async function* () {
		for await (const line of contentLines(source, nowMs)) {
			const bytes = encoder.encode(line);
			hash.update(bytes);
			yield bytes;
		}
		sha256 = hash.digest();
		yield encoder.encode(`${JSON.stringify({ end: true, sha256 })}\n`);
	})();
	const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
		async pull(controller) {
			try {
				const { done: isEnd, value } = await lines.next();
				if (isEnd) return controller.close();
				controller.enqueue(value);
				await pace.step((done += LINE_ENTRIES), of);
			} catch (error) {
				failure = error;
				throw error;
			}
		}
	});
	const compressed = new Response(stream.pipeThrough(new CompressionStream('gzip')));
	const file = await compressed.blob().catch((error: unknown) => {
		// A stream tells why it ended in words of its own.
		throw failure ?? error;
	});
	return { file, sha256 };
}

/** What was read back is not what was written: the disk or the browser has lost or changed some of it. */
export class NotReadBack extends Error {
	override name = 'NotReadBack';
}

/** Reads a file back. @throws NotReadBack unless it is sound and of that checksum; Cancelled; what keeps it from being read */
export async function verifyBackup(file: Blob, sha256: string, pace = new Pace()): Promise<void> {
	const content = new ContentReader(BACKUP_LIMITS, false);
	const read = await readVersion2(file, BACKUP_LIMITS, pace, content).catch((cause: unknown) => {
		if (!(cause instanceof UnsoundBackup)) throw cause;
		throw new NotReadBack(`What was read back is no backup (${cause.message}).`, { cause });
	});
	if (read.sha256 !== sha256) throw new NotReadBack('What was read back is another backup.');
}

async function* contentLines(
	{ count, events, sessions }: BackupSource,
	exportedMs: number
): AsyncGenerator<string> {
	const counts = { events: count, sessions: sessions.length };
	yield `${JSON.stringify({ format: 'footnote-backup', version: 2, exportedMs, ...counts })}\n`;
	for await (const some of events) for (const list of batches(some)) yield `{"events":[${list}]}\n`;
	for (const list of batches(sessions)) yield `{"sessions":[${list}]}\n`;
}

function* batches(entries: readonly unknown[]): Generator<string> {
	let batch: string[] = [];
	let units = 0;
	for (const entry of entries) {
		const json = JSON.stringify(entry);
		if (batch.length === LINE_ENTRIES || (batch.length > 0 && units + json.length > LINE_UNITS)) {
			yield batch.join(',');
			batch = [];
			units = 0;
		}
		batch.push(json);
		units += json.length + 1;
	}
	if (batch.length > 0) yield batch.join(',');
}
