import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryLog } from '../../core/memory/arbitrary-log';
import type { LearnerEvent } from '../../core/memory/event';
import { foldLog } from '../../core/memory/fold';
import type { SessionRecord } from '../database-schema';
import { readBackup } from './read-backup';
import { Sha256 } from './sha256';
import { verifyBackup, writeBackup } from './write-backup';
import version1 from '../../../../tests/fixtures/backups/v1.json?url';
import version2 from '../../../../tests/fixtures/backups/v2.footnote?url';
import later from '../../../../tests/fixtures/backups/v2-2026-11-27.footnote?url';
import expected from '../../../../tests/fixtures/backups/expected-cards.json';
import expectedLater from '../../../../tests/fixtures/backups/expected-2026-11-27.json';

const event = (n: number): LearnerEvent => ({
	id: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
	type: 'flagged',
	atMs: n,
	offsetMin: 0,
	day: 20_000,
	device: 'd',
	bank: 'b',
	question: 'q',
	on: n % 2 === 0
});
const session: SessionRecord = {
	id: 's',
	plan: { mode: 'study', bank: 'b', seed: '1', items: [{ bank: 'b', question: 'q' }] },
	startedMs: 1,
	drafts: {},
	marked: [],
	spentMs: {}
};
const gzip = (text: string) =>
	new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
const gunzip = (file: Blob) =>
	new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
const hashed = (text: string) => {
	const hash = new Sha256();
	hash.update(new TextEncoder().encode(text));
	return hash.digest();
};
/** A file whose checksum is right, whatever its lines say. */
const sealed = (text: string) =>
	gzip(`${text}${JSON.stringify({ end: true, sha256: hashed(text) })}\n`);
const header = (events: number, version = 2) =>
	`{"format":"footnote-backup","version":${version},"exportedMs":1,"events":${events},"sessions":0}\n`;
const codeOf = async (file: Blob, limits?: Parameters<typeof readBackup>[1]) => {
	const read = await readBackup(file, limits);
	return read.ok ? 'ok' : read.problem.code;
};

describe('the checksum', () => {
	it('is SHA-256, in whatever pieces the bytes come', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 150 })), async (pieces) => {
				const hash = new Sha256();
				for (const piece of pieces) hash.update(piece);
				const whole = new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
				const known = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
				const hex = [...known].map((byte) => byte.toString(16).padStart(2, '0')).join('');
				expect(hash.digest()).toBe(hex);
			})
		);
	});
});

describe('a backup of version 2', () => {
	it('read back holds what was written', async () => {
		await fc.assert(
			fc.asyncProperty(arbitraryLog(40), async (log) => {
				const { file } = await writeBackup(log, [session], 5);
				const read = await readBackup(file);
				expect(read).toMatchObject({
					ok: true,
					backup: { exportedMs: 5, events: log, sessions: [session] }
				});
			}),
			{ numRuns: 40 }
		);
	});

	it('keeps to lines of 1,000 events', async () => {
		const events = Array.from({ length: 2500 }, (_, n) => event(n));
		const { file } = await writeBackup(events, [], 5);
		const lines = (await gunzip(file)).trimEnd().split('\n');
		expect(lines.map((line) => (JSON.parse(line) as { events: unknown[] }).events?.length)).toEqual(
			[undefined, 1000, 1000, 500, undefined]
		);
		expect(await codeOf(file)).toBe('ok');
	});

	it('damaged in any one byte is refused, or holds the very same', async () => {
		const log = [event(1), event(2), event(3)];
		const { file } = await writeBackup(log, [session], 5);
		const bytes = new Uint8Array(await file.arrayBuffer());
		for (let at = 0; at < bytes.length; at++) {
			const damaged = bytes.slice();
			damaged[at]! ^= 1 << (at % 8);
			const read = await readBackup(new Blob([damaged]));
			if (read.ok) expect(read.backup).toMatchObject({ events: log, sessions: [session] });
		}
	});

	it('cut off anywhere is refused', async () => {
		const { file } = await writeBackup([event(1), event(2)], [], 5);
		for (let end = 0; end < file.size; end++)
			expect(await codeOf(file.slice(0, end)), `${end} bytes`).not.toBe('ok');
	});

	it('that reads as another one than was written is no verified one', async () => {
		const [one, other] = [await writeBackup([event(1)], [], 5), await writeBackup([], [], 5)];
		await expect(verifyBackup(one.file, one.sha256)).resolves.toBeUndefined();
		await expect(verifyBackup(other.file, one.sha256)).rejects.toThrow();
	});

	const one = JSON.stringify(event(1));
	it.each([
		['a checksum that is wrong', gzip(`${header(0)}{"end":true,"sha256":"00"}\n`), 'checksum'],
		['no last line', gzip(header(0)), 'cut-off'],
		['fewer events than it says', sealed(header(2) + `{"events":[${one}]}\n`), 'counts'],
		['an event twice', sealed(header(2) + `{"events":[${one}]}\n`.repeat(2)), 'duplicate-event'],
		['a line that is no JSON', sealed(header(0) + '{\n'), 'bad-line'],
		['a line of nothing known', sealed(header(0) + '{"a":1}\n'), 'bad-line'],
		['a newer version', sealed(header(0, 3)), 'newer'],
		['something else', gzip('{"deck":[]}\n'), 'not-a-backup'],
		[
			'a key that reaches a prototype',
			sealed(header(1) + `{"events":[${one.replace('{', '{"__proto__":{"x":1},')}]}\n`),
			'bad-event'
		],
		[
			'a depth that nothing has',
			sealed(
				header(1) + `{"events":[${one.replace('{', `{"x":${'['.repeat(90)}${']'.repeat(90)},`)}]}\n`
			),
			'bad-event'
		],
		['a bomb', gzip(header(0) + ' '.repeat(4_000_000)), 'too-large']
	])('with %s is refused', async (_what, file, code) => {
		expect(await codeOf(await file)).toBe(code);
	});

	it('beyond its limits of lines and events is refused', async () => {
		const { file } = await writeBackup([event(1), event(2)], [], 5);
		const limits = { bytes: 1e6, ratio: 100, line: 1e5, events: 2 };
		expect(await codeOf(file, limits)).toBe('ok');
		expect(await codeOf(file, { ...limits, events: 1 })).toBe('too-large');
		expect(await codeOf(file, { ...limits, line: 100 })).toBe('too-large');
		expect(await codeOf(file, { ...limits, bytes: 100 })).toBe('too-large');
	});
});

describe('a backup of version 1', () => {
	const text = (events: unknown[]) =>
		JSON.stringify({ format: 'footnote-backup', version: 1, exportedMs: 1, events, sessions: [] });
	it.each([
		['{', 'not-json'],
		['{"format":"other"}', 'not-a-backup'],
		['{"format":"footnote-backup","version":9}', 'newer'],
		['{"format":"footnote-backup","version":1}', 'no-events'],
		['{"format":"footnote-backup","version":1,"events":[{"id":1}],"sessions":[]}', 'bad-event'],
		['{"format":"footnote-backup","version":1,"events":[],"sessions":[{"id":"x"}]}', 'bad-session'],
		[text([event(1), event(1)]), 'duplicate-event'],
		[text([{ ...event(1), day: 0.5 }]), 'bad-event'],
		[text([{ ...event(1), on: 'yes' }]), 'bad-event']
	])('that is damaged is refused with its reason: %s', async (content, code) => {
		expect(await codeOf(new Blob([content]))).toBe(code);
	});

	it('keeps events of a type that a newer app wrote', async () => {
		const read = await readBackup(new Blob([text([{ ...event(1), type: 'gilded' }])]));
		expect(read.ok && read.backup.events).toHaveLength(1);
	});
});

describe('a backup that was saved by an earlier Footnote', () => {
	// The format of version 2 has come to hold more than it did at first.
	it.each([
		['1', version1, 2, { cards: expected }],
		['2', version2, 2, { cards: expected }],
		['2, as of 2026-11-27', later, 3, expectedLater]
	])('of version %s gives the cards that it gave then', async (_version, url, sessions, then) => {
		const read = await readBackup(await (await fetch(url)).blob());
		if (!read.ok) throw new Error(JSON.stringify(read.problem));
		expect(read.backup.sessions).toHaveLength(sessions);
		const { cards, settings } = foldLog(read.backup.events);
		const sorted = [...cards.values()].sort((a, b) => (a.question < b.question ? -1 : 1));
		// What later versions know besides is theirs.
		expect(JSON.parse(JSON.stringify({ cards: sorted, settings }))).toMatchObject(then);
	});
});
