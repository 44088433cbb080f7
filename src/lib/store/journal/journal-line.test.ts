import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryLog } from '../../core/memory/arbitrary-log';
import { crc32 } from '../../core/intake/crc32';
import type { SessionRecord } from '../database-schema';
import { decodeLines, encodeLine, type JournalEntry } from './journal-line';

const entries = fc
	.array(arbitraryLog(3), { minLength: 1, maxLength: 6 })
	.map((logs) => logs.map((events): JournalEntry => ({ events, sessions: [] })));

function fileOf(written: JournalEntry[]): Uint8Array {
	const lines = written.map(encodeLine);
	const file = new Uint8Array(lines.reduce((sum, line) => sum + line.length, 0));
	lines.reduce((at, line) => (file.set(line, at), at + line.length), 0);
	return file;
}

function lineOf(json: string): Uint8Array {
	const sum = crc32(new TextEncoder().encode(json)).toString(16).padStart(8, '0');
	return new TextEncoder().encode(`${sum} ${json}\n`);
}

describe('a journal’s file', () => {
	it('gives back what was written', () => {
		fc.assert(
			fc.property(entries, (written) => {
				const file = fileOf(written);
				expect(decodeLines(file)).toEqual({ entries: written, damaged: 0, length: file.length });
			})
		);
	});

	it('cut off anywhere loses only the line that was cut, and says where the whole ones end', () => {
		fc.assert(
			fc.property(entries, fc.double({ min: 0, max: 1, noNaN: true }), (written, share) => {
				const file = fileOf(written);
				const cut = file.slice(0, Math.floor(share * file.length));
				const part = decodeLines(cut);
				expect(part.damaged).toBe(0);
				expect(part.entries).toEqual(written.slice(0, part.entries.length));
				expect(part.length).toBe(fileOf(part.entries).length);
				expect(part.length).toBeLessThanOrEqual(cut.length);
			})
		);
	});

	it('with one flipped bit gives no line that was not written, and loses at most one', () => {
		fc.assert(
			fc.property(entries, fc.nat(), fc.nat(7), (written, at, bit) => {
				const file = fileOf(written);
				file[at % file.length]! ^= 1 << bit;
				const part = decodeLines(file);
				const known = written.map((entry) => JSON.stringify(entry));
				for (const entry of part.entries) expect(known).toContain(JSON.stringify(entry));
				expect(part.entries.length).toBeGreaterThanOrEqual(written.length - 1);
				// It is told, or else it was the end of the last line, which then counts as torn.
				expect(part.damaged > 0 || part.length < file.length).toBe(true);
			})
		);
	});

	it('loses no line when what ends one of them is damaged, and tells that it is', () => {
		fc.assert(
			fc.property(entries, fc.nat(), fc.nat(7), (written, nth, bit) => {
				fc.pre(written.length > 1);
				const before = written.slice(0, 1 + (nth % (written.length - 1)));
				const file = fileOf(written);
				file[fileOf(before).length - 1]! ^= 1 << bit;
				expect(decodeLines(file)).toEqual({ entries: written, damaged: 1, length: file.length });
			})
		);
	});

	it('gives nothing that could reach an object’s prototype, or has no ids', () => {
		for (const json of [
			'{"events":[{"id":"a","__proto__":{"x":1}}],"sessions":[]}',
			'{"events":[{"id":"a","constructor":{"prototype":{}}}],"sessions":[]}',
			'{"events":[{"id":7}],"sessions":[]}',
			'{"events":[null],"sessions":[]}',
			'{"events":{},"sessions":[]}',
			'{"events":[]}',
			'7'
		])
			expect(decodeLines(lineOf(json))).toMatchObject({ entries: [], damaged: 1 });
	});

	it('takes a line of a hundred long sessions, which is what a restore writes', () => {
		const drafts = Object.fromEntries(
			Array.from({ length: 800 }, (_, n) => [`bank\nq${n}`, { type: 'single-choice', choice: n }])
		);
		const session = (id: number) => ({ id: String(id), drafts }) as unknown as SessionRecord;
		const entry = { events: [], sessions: Array.from({ length: 100 }, (_, n) => session(n)) };
		expect(decodeLines(encodeLine(entry)).entries).toEqual([entry]);
	});

	it('is checked by the CRC-32 of gzip', () => {
		expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
	});
});
