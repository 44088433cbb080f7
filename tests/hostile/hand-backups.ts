import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { SCRIPT_TEXTS } from './script-texts';

export interface HostileBackup {
	name: string;
	file: () => Buffer;
	/** Whether it must be refused; where not, it may be taken in, and must then do no harm. */
	refused: boolean;
}

type Fields = Record<string, unknown>;
interface Content {
	events: Fields[];
	sessions: Fields[];
}

const folder = new URL('../fixtures/backups/', import.meta.url);
const sound = JSON.parse(readFileSync(new URL('v1.json', folder), 'utf8')) as Content & Fields;
const soundFile = readFileSync(new URL('v2.footnote', folder));
const answered = sound.events.find(({ type }) => type === 'answered')!;

const asBuffer = (value: unknown) =>
	Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const first = (change: Fields) => asBuffer({ ...sound, ...change });

/** A version 2 file of these lines, with the right checksum at its end. */
export function sealed(lines: readonly string[]): Buffer {
	const body = lines.map((line) => `${line}\n`).join('');
	const sha256 = createHash('sha256').update(body).digest('hex');
	return gzipSync(`${body}${JSON.stringify({ end: true, sha256 })}\n`);
}
const header = (events: number, sessions = 0) =>
	JSON.stringify({ format: 'footnote-backup', version: 2, exportedMs: 0, events, sessions });

const id = (at: number) => `01a19d6b-0900-7582-bb16-${at.toString(16).padStart(12, '0')}`;
const withEvent = (change: Fields, at = 1) =>
	first({ events: [{ ...answered, id: id(at), ...change }], sessions: [] });
/** By text, since an object literal cannot hold this name. */
const withName = (name: string) =>
	asBuffer(
		JSON.stringify({ ...sound, events: [{ ...answered, id: id(1), placeholder: 1 }] }).replace(
			'"placeholder":1',
			`"${name}":{"polluted":true}`
		)
	);

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const NUMBERS = [NaN, Infinity, -1, 1e308, -1e308, 8.64e15, 8.64e15 + 1, '1', null, {}, [], true];

const files: [name: string, file: () => Buffer][] = [
	['no bytes', () => Buffer.alloc(0)],
	['one byte', () => Buffer.from('{')],
	['zeros', () => Buffer.alloc(100_000)],
	['a PNG', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
	['the head of a gzip file', () => Buffer.from([0x1f, 0x8b])],
	['a gzip file of nothing', () => gzipSync('')],
	['gzip in gzip', () => gzipSync(soundFile)],
	['a bomb of zeros', () => gzipSync(Buffer.alloc(400_000_000), { level: 9 })],
	['a bomb of line feeds', () => gzipSync(Buffer.alloc(100_000_000, 10), { level: 9 })],
	[
		'a bomb of one long line',
		() => gzipSync(`{"format":"${'a'.repeat(100_000_000)}"}`, { level: 9 })
	],
	[
		'a bomb behind a sound head',
		() => gzipSync(`${header(1)}\n${' '.repeat(200_000_000)}`, { level: 9 })
	],
	['a sound file cut off', () => soundFile.subarray(0, -9)],
	['a sound file with more behind it', () => Buffer.concat([soundFile, Buffer.from('more')])],
	['two sound files in one', () => Buffer.concat([soundFile, soundFile])],
	[
		'another checksum',
		() => gzipSync(`${header(0)}\n${JSON.stringify({ end: true, sha256: '0'.repeat(64) })}\n`)
	],
	['no checksum', () => gzipSync(`${header(0)}\n{"end":true}\n`)],
	['lines after the end', () => Buffer.concat([sealed([header(0)]), gzipSync('{"events":[]}\n')])],
	['counts that lie', () => sealed([header(5), '{"events":[]}'])],
	[
		'counts that are no numbers',
		() => sealed(['{"format":"footnote-backup","version":2,"events":"0","sessions":[]}'])
	],
	['no head', () => sealed(['{"events":[]}'])],
	['a line that is a list', () => sealed([header(0), '[]'])],
	[
		'a line of broken UTF-8',
		() =>
			gzipSync(
				Buffer.concat([
					Buffer.from(`${header(0)}\n{"events":["`),
					Buffer.from([0xff, 0xfe]),
					Buffer.from('"]}\n')
				])
			)
	],
	['version 3', () => gzipSync('{"format":"footnote-backup","version":3}\n')],
	['version 2 as plain JSON', () => asBuffer({ ...sound, version: 2 })],
	['version "1"', () => first({ version: '1' })],
	['version -1', () => first({ version: -1 })],
	['another format', () => first({ format: 'anki' })],
	['a text', () => asBuffer('"footnote-backup"')],
	['null', () => asBuffer('null')],
	['a list', () => asBuffer('[]')],
	['no events', () => first({ events: undefined })],
	['events that are an object', () => first({ events: { length: 1, 0: answered } })],
	['events that are null', () => first({ events: null })],
	['sessions that are a text', () => first({ sessions: 'x' })],
	['an event that is null', () => first({ events: [null] })],
	['an event that is a list', () => first({ events: [[]] })],
	['the same event twice', () => first({ events: [answered, answered] })],
	['JSON 100,000 levels deep', () => asBuffer(nested(100_000))],
	[
		'events 5,000 levels deep',
		() => asBuffer(JSON.stringify({ ...sound, events: ['X'] }).replace('"X"', nested(5000)))
	],
	[
		'a response 1,000 levels deep',
		() =>
			asBuffer(
				JSON.stringify({ ...sound, events: [{ ...answered, response: { x: 'X' } }] }).replace(
					'"X"',
					nested(1000)
				)
			)
	],
	['a million empty events', () => first({ events: Array(1_000_000).fill({}) })],
	['a million nulls', () => first({ events: Array(1_000_000).fill(null) })],
	['a text of 50 MB', () => withEvent({ question: 'q'.repeat(50_000_000) })],
	[
		'a million fields',
		() => withEvent(Object.fromEntries(Array.from({ length: 500_000 }, (_, at) => [`f${at}`, at])))
	],
	[
		'a name given twice',
		() =>
			asBuffer('{"format":"footnote-backup","format":"x","version":1,"events":[],"sessions":[]}')
	],
	[
		'comments in JSON',
		() => asBuffer('/* */ {"format":"footnote-backup","version":1,"events":[],"sessions":[]}')
	],
	['a page', () => asBuffer('<!doctype html><script>globalThis.__ran=1</script>')],
	['a bank', () => asBuffer('id: tides\ntitle: x\n')],
	...['__proto__', 'constructor', 'prototype'].map((name): [string, () => Buffer] => [
		`an event with a field ${name}`,
		() => withName(name)
	]),
	...Object.keys(answered)
		.filter((field) => field !== 'confidence')
		.map((field): [string, () => Buffer] => [
			`an answer without ${field}`,
			() => withEvent({ [field]: undefined })
		]),
	...Object.keys(answered)
		.filter((field) => field !== 'confidence')
		.map((field): [string, () => Buffer] => [
			`an answer whose ${field} is a list of lists`,
			() => withEvent({ [field]: [[]] })
		]),
	...[
		'not-a-uuid',
		'',
		'__proto__',
		id(1).toUpperCase(),
		`${id(1)}\n`,
		id(1).replace('-7', '-4')
	].map((wrong): [string, () => Buffer] => [
		`the id ${JSON.stringify(wrong)}`,
		() => withEvent({ id: wrong })
	]),
	...[-0.1, 1.1, 'right', null].map((score): [string, () => Buffer] => [
		`the score ${score}`,
		() => withEvent({ score })
	])
];

/** What may be taken in, being well formed: odd values must then be harmless. */
const odd: [name: string, file: () => Buffer][] = [
	...SCRIPT_TEXTS.filter((text) => text.length < 9_000).flatMap(
		(text, at): [string, () => Buffer][] => [
			[`the bank ${text.slice(0, 20)}`, () => withEvent({ bank: text }, 1000 + at)],
			[
				`the question ${text.slice(0, 20)}`,
				() => withEvent({ question: text, session: text, device: text }, 2000 + at)
			]
		]
	),
	...NUMBERS.map((atMs, at): [string, () => Buffer] => [
		`the time ${String(atMs)}`,
		() => withEvent({ atMs }, 3000 + at)
	]),
	...NUMBERS.map((day, at): [string, () => Buffer] => [
		`the day ${String(day)}`,
		() => withEvent({ day }, 4000 + at)
	]),
	['an event of a type that is not known', () => withEvent({ type: '<script>' }, 5000)],
	[
		'an undo of itself',
		() =>
			first({
				events: [{ ...answered, type: 'undone', id: id(5001), target: id(5001) }],
				sessions: []
			})
	],
	[
		'a reset of everything',
		() =>
			first({
				events: [
					{ ...answered, type: 'reset', id: id(5002), bank: undefined, question: undefined }
				],
				sessions: []
			})
	],
	[
		'settings from nowhere',
		() =>
			first({
				events: [
					{
						...answered,
						type: 'settings-changed',
						id: id(5003),
						settings: { newPerDay: 9999, dayEndHour: 23, extra: SCRIPT_TEXTS[0] }
					}
				],
				sessions: []
			})
	],
	[
		'a session of 20,000 questions that are not there',
		() =>
			first({
				events: [],
				sessions: [
					{
						id: '<img src=x>',
						plan: {
							mode: 'study',
							bank: '../..',
							seed: 's',
							items: Array(20_000).fill({ bank: '__proto__', question: 'x' })
						},
						startedMs: 1,
						drafts: { x: { type: '<b>' } },
						marked: [1, null],
						spentMs: { x: 'y' },
						open: 1
					}
				]
			})
	]
];

export const HAND_BACKUPS: HostileBackup[] = [
	...files.map(([name, file]) => ({ name, file, refused: true })),
	...odd.map(([name, file]) => ({ name, file, refused: false }))
];
