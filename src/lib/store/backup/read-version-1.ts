import type { Pace } from '../pace';
import { UnsoundBackup, type BackupContent, type BackupLimits } from './backup';
import { isObject } from './event-fields';
import { ContentReader } from './read-content';

/** So many events are checked at a time. */
const STEP_EVENTS = 500;

/**
 * The first format, one JSON object of `events` and `sessions`: files of it restore for as long as Footnote is kept.
 * @throws UnsoundBackup, Cancelled
 */
export async function readVersion1(
	file: Blob,
	limits: BackupLimits,
	pace: Pace
): Promise<BackupContent> {
	if (file.size > limits.bytes) throw new UnsoundBackup({ code: 'too-large' });
	let data: unknown;
	try {
		data = JSON.parse(await file.text());
	} catch (cause) {
		// A file that the disk does not give is told as that.
		if (cause instanceof DOMException) throw cause;
		throw new UnsoundBackup({ code: 'not-json' });
	}
	if (!isObject(data) || data.format !== 'footnote-backup')
		throw new UnsoundBackup({ code: 'not-a-backup' });
	if (data.version !== 1) throw new UnsoundBackup({ code: 'newer' });
	if (!Array.isArray(data.events) || !Array.isArray(data.sessions))
		throw new UnsoundBackup({ code: 'no-events' });
	const content = new ContentReader(limits);
	const listed: unknown[] = data.events;
	for (let at = 0; at < listed.length; at += STEP_EVENTS) {
		content.takeEvents(listed.slice(at, at + STEP_EVENTS));
		await pace.step(at, listed.length);
	}
	content.takeSessions(data.sessions);
	const { events, sessions } = content;
	return { exportedMs: data.exportedMs, events, sessions };
}
