import type { LearnerEvent } from '../../core/memory/event';
import type { SessionRecord } from '../database-schema';

/** One write, which is kept whole or not at all. */
export interface JournalEntry {
	events: LearnerEvent[];
	sessions: SessionRecord[];
}

/** What a stretch of a journal's file holds. */
export interface JournalPart {
	entries: JournalEntry[];
	/** Whole lines that do not say what was written. A torn last line is none: it was never acknowledged. */
	damaged: number;
	/** Bytes up to the end of the last whole line. */
	length: number;
}

const NEWLINE = 10;
const CRC_DIGITS = 8;

/** A line: the checksum of what follows, a space, JSON, a line feed. */
export function encodeLine(entry: JournalEntry): Uint8Array<ArrayBuffer> {
	const json = new TextEncoder().encode(JSON.stringify(entry));
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
		const entry = decodeLine(bytes.subarray(part.length, end));
		if (entry) part.entries.push(entry);
		else part.damaged++;
		part.length = end + 1;
	}
	return part;
}

function decodeLine(line: Uint8Array): JournalEntry | null {
	const json = line.subarray(CRC_DIGITS + 1);
	const head = new TextDecoder().decode(line.subarray(0, CRC_DIGITS + 1));
	if (head !== `${hex(crc32(json))} `) return null;
	try {
		const { events, sessions } = JSON.parse(new TextDecoder().decode(json)) as JournalEntry;
		const sound = [...events, ...sessions].every((record) => typeof record.id === 'string');
		return sound ? { events, sessions } : null;
	} catch {
		return null;
	}
}

const hex = (value: number) => value.toString(16).padStart(CRC_DIGITS, '0');

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

/** CRC-32 as in gzip and PNG (ISO 3309, polynomial 0xedb88320). */
export function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
	return (crc ^ 0xffffffff) >>> 0;
}
