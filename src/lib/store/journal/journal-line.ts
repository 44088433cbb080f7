import type { LearnerEvent } from '../../core/memory/event';
import { plainCopy } from '../backup/plain-copy';
import { crc32 } from '../../core/intake/crc32';
import type { SessionRecord } from '../database-schema';

/** One write, which is kept whole or not at all. */
export interface JournalEntry {
	events: LearnerEvent[];
	sessions: SessionRecord[];
}

/** What a stretch of a journal's file holds. */
export interface JournalPart {
	entries: JournalEntry[];
	/** Whole lines that are not what was written. A torn last line is none: it was never acknowledged. */
	damaged: number;
	/** Bytes up to the end of the last whole line. */
	length: number;
}

const NEWLINE = 10;
const CRC_DIGITS = 8;
/** How a line begins. JSON escapes quotes, so it stands nowhere inside one. */
const LINE_START = /[0-9a-f]{8} \{"events":/g;

/** A line: the checksum of what follows, a space, JSON, a line feed. */
export function encodeLine({ events, sessions }: JournalEntry): Uint8Array<ArrayBuffer> {
	const json = new TextEncoder().encode(JSON.stringify({ events, sessions }));
	const head = new TextEncoder().encode(`${hex(crc32(json))} `);
	const line = new Uint8Array(head.length + json.length + 1);
	line.set(head);
	line.set(json, head.length);
	line[line.length - 1] = NEWLINE;
	return line;
}

/** Reads whatever lines are sound. Never throws. */
export function decodeLines(bytes: Uint8Array): JournalPart {
	const part: JournalPart = { entries: [], damaged: 0, length: 0 };
	for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, part.length)) {
		const line = bytes.subarray(part.length, end);
		const entry = decodeLine(line);
		if (!entry) part.damaged++;
		part.entries.push(...(entry ? [entry] : runTogether(line)));
		part.length = end + 1;
	}
	return part;
}

/** Bytes up to the end of the last whole line. */
export function wholeLength(bytes: Uint8Array): number {
	return bytes.lastIndexOf(NEWLINE) + 1;
}

/** The sound lines in one that is not: where a line feed was damaged two stand in one. */
function runTogether(line: Uint8Array): JournalEntry[] {
	const text = new TextDecoder('latin1').decode(line);
	const starts = [...text.matchAll(LINE_START)].map(({ index }) => index);
	return starts
		.map((start, n) => decodeLine(line.subarray(start, (starts[n + 1] ?? line.length + 1) - 1)))
		.filter((entry) => entry !== null);
}

function decodeLine(line: Uint8Array): JournalEntry | null {
	const json = line.subarray(CRC_DIGITS + 1);
	const head = new TextDecoder().decode(line.subarray(0, CRC_DIGITS + 1));
	if (head !== `${hex(crc32(json))} `) return null;
	try {
		const read = JSON.parse(new TextDecoder().decode(json)) as JournalEntry;
		// One by one: what a record may hold at most is no limit for a line of hundreds.
		const events = read.events.map((event) => plainCopy(event) as LearnerEvent);
		const sessions = read.sessions.map((session) => plainCopy(session) as SessionRecord);
		const sound = [...events, ...sessions].every((record) => typeof record.id === 'string');
		return sound ? { events, sessions } : null;
	} catch {
		return null;
	}
}

const hex = (value: number) => value.toString(16).padStart(CRC_DIGITS, '0');
