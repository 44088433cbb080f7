import type { Pace } from '../pace';
import { UnsoundBackup, type BackupContent, type BackupLimits } from './backup';
import { isObject } from './event-fields';
import { inflatedLines } from './inflated-lines';
import { ContentReader } from './read-content';
import { Sha256 } from './sha256';

/**
 * The second format: gzip of JSON lines. A header with counts, lines of `events` and `sessions`, and a last line with
 * the SHA-256 of all bytes before it.
 * @param content takes in what is read
 * @throws UnsoundBackup, Cancelled
 */
export async function readVersion2(
	file: Blob,
	limits: BackupLimits,
	pace: Pace,
	content = new ContentReader(limits)
): Promise<BackupContent & { sha256: string }> {
	const hash = new Sha256();
	const lineFeed = Uint8Array.of(10);
	let header: Record<string, unknown> | null = null;
	let sha256: string | null = null;
	let line = 0;
	for await (const bytes of inflatedLines(file, limits)) {
		line++;
		if (sha256 !== null) throw new UnsoundBackup({ code: 'bad-line', line });
		const data = parsed(bytes, line);
		if (!header) header = soundHeader(data);
		else if (data.end === true) {
			sha256 = hash.digest();
			if (data.sha256 !== sha256) throw new UnsoundBackup({ code: 'checksum', line });
		} else if (Array.isArray(data.events)) content.takeEvents(data.events, line);
		else if (Array.isArray(data.sessions)) content.takeSessions(data.sessions, line);
		else throw new UnsoundBackup({ code: 'bad-line', line });
		await pace.step(content.eventCount, Number(header.events) || 0);
		if (sha256 === null) {
			hash.update(bytes);
			hash.update(lineFeed);
		}
	}
	if (!header || sha256 === null) throw new UnsoundBackup({ code: 'cut-off', line });
	const { events, sessions, eventCount } = content;
	if (header.events !== eventCount || header.sessions !== sessions.length)
		throw new UnsoundBackup({ code: 'counts' });
	return { exportedMs: header.exportedMs, events, sessions, sha256 };
}

function parsed(bytes: Uint8Array, line: number): Record<string, unknown> {
	let data: unknown;
	try {
		data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		data = null;
	}
	if (isObject(data)) return data;
	throw new UnsoundBackup(line === 1 ? { code: 'not-a-backup' } : { code: 'bad-line', line });
}

function soundHeader(data: Record<string, unknown>): Record<string, unknown> {
	if (data.format !== 'footnote-backup') throw new UnsoundBackup({ code: 'not-a-backup' });
	if (data.version !== 2) throw new UnsoundBackup({ code: 'newer' });
	return data;
}
