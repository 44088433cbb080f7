import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { strToU8, zipSync, type Zippable } from 'fflate';
import initSqlJs from 'sql.js';
import { SCHEMA_11 } from '../../src/lib/exchange/formats/anki/collection-rows';

/** A learner's years in Anki, made up: how much there is of them. */
export interface CollectionSize {
	cards: number;
	reviews: number;
	/** Bytes of the whole package, about; filled up with pictures that do not pack. */
	bytes: number;
	/** When it was exported, in milliseconds since the epoch. */
	nowMs: number;
}

const DAY_MS = 86_400_000;
const FIELDS = ['Front', 'Back'];
const PICTURE_BYTES = 20_000;
/** Anki's numbers for kinds of review. */
const [LEARNT, REVIEWED, LEARNT_AGAIN] = [0, 1, 2];

/** The same numbers from the same seed (mulberry32). */
function chance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/**
 * A package of the second generation, as Anki 2.1 writes it. Cards lie in ten decks below one; every fourth has two
 * sides of formatted text, and each picture is shown by one. Reviews follow an interval that grows by what was answered.
 * The same size gives the same bytes.
 */
export async function ankiCollection(size: CollectionSize): Promise<{
	file: Uint8Array;
	/** The collection in it, to be read by itself. */
	database: Uint8Array;
}> {
	const sql = await initSqlJs();
	const random = chance(7);
	const pictures = Math.max(0, Math.floor((size.bytes - size.cards * 450) / PICTURE_BYTES));
	const database = new sql.Database();
	database.run(SCHEMA_11);
	database.run('BEGIN');
	const beganMs = size.nowMs - 2500 * DAY_MS;
	const decks = [1, ...Array.from({ length: 10 }, (_, at) => 1_600_000_000_000 + at)];
	database.run('INSERT INTO col VALUES (1, ?, 0, 0, 11, 0, 0, 0, ?, ?, ?, ?, ?)', [
		Math.floor(beganMs / 1000),
		JSON.stringify({ schedVer: 2 }),
		JSON.stringify({ 1: noteType() }),
		JSON.stringify(
			Object.fromEntries(
				decks.map((id, at) => [
					id,
					{ id, name: at === 0 ? 'Default' : `Vocabulary::Part ${String(at).padStart(2, '0')}` }
				])
			)
		),
		'{}',
		'{}'
	]);
	const notes = database.prepare(
		"INSERT INTO notes VALUES (?, ?, 1, 0, 0, ' long made-up ', ?, '', 0, 0, '')"
	);
	const cards = database.prepare(
		"INSERT INTO cards VALUES (?, ?, ?, 0, ?, 0, 2, ?, ?, ?, 2500, ?, ?, 0, 0, 0, ?, '')"
	);
	const reviews = database.prepare('INSERT INTO revlog VALUES (?, ?, 0, ?, ?, ?, 2500, ?, ?)');
	const taken = new Set<number>();
	const today = Math.floor((size.nowMs - beganMs) / DAY_MS);
	for (let at = 0; at < size.cards; at++) {
		const id = beganMs + at * 1000;
		const picture = at < pictures ? `<img src="p${at}.png" alt="Picture ${at}">` : '';
		notes.run([
			id,
			`guid${at.toString(36)}`,
			`${front(at, random)}${picture}\x1f${back(at, random)}`
		]);
		const each =
			Math.floor(((at + 1) * size.reviews) / size.cards) -
			Math.floor((at * size.reviews) / size.cards);
		let atMs = beganMs + Math.floor(random() * 1000 * DAY_MS);
		let [interval, last, lapses, type] = [1, 0, 0, LEARNT];
		for (let nth = 0; nth < each; nth++) {
			const draw = random();
			const ease = draw < 0.1 ? 1 : draw < 0.2 ? 2 : draw < 0.9 ? 3 : 4;
			const next = ease === 1 ? 1 : Math.max(1, Math.round(interval * [0, 0, 1.2, 2.2, 3][ease]!));
			while (taken.has(atMs)) atMs++;
			if (atMs >= size.nowMs) break;
			taken.add(atMs);
			reviews.run([atMs, id, ease, next, last, 2000 + Math.floor(random() * 9000), type]);
			if (ease === 1 && type === REVIEWED) lapses++;
			type = ease === 1 ? LEARNT_AGAIN : REVIEWED;
			last = interval;
			interval = Math.min(next, 300);
			// Answered on its day or a little later, at any hour.
			atMs += interval * DAY_MS + Math.floor(random() * DAY_MS);
		}
		const dueDay = Math.floor((atMs - beganMs) / DAY_MS);
		cards.run([
			id,
			id,
			decks[1 + Math.floor((at * 10) / size.cards)]!,
			0,
			at % 500 === 0 ? -1 : 2,
			each > 0 ? Math.min(dueDay, today + interval) : at,
			interval,
			each,
			lapses,
			at % 300 === 0 ? 1 : 0
		]);
	}
	for (const statement of [notes, cards, reviews]) statement.free();
	database.run('COMMIT');
	const collection = database.export();
	database.close();
	const media: Record<string, string> = {};
	const files: Zippable = {
		meta: Uint8Array.of(8, 2),
		'collection.anki21': [collection, { level: 1 }]
	};
	for (let at = 0; at < pictures; at++) {
		media[String(at)] = `p${at}.png`;
		files[String(at)] = [png(at), { level: 0 }];
	}
	files.media = strToU8(JSON.stringify(media));
	return { file: zipSync(files), database: collection };
}

const noteType = () => ({
	id: 1,
	name: 'Basic',
	type: 0,
	flds: FIELDS.map((name, ord) => ({ name, ord })),
	tmpls: [
		{
			name: 'Card 1',
			ord: 0,
			qfmt: '<div class="front">{{Front}}</div>',
			afmt: '{{FrontSide}}<hr id=answer>{{Back}}'
		}
	]
});

const WORDS = 'tide moon harbour water night sound paper river stone light cloud bridge'.split(' ');
const words = (count: number, random: () => number) =>
	Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');

const front = (at: number, random: () => number) =>
	at % 4 === 0
		? `<div>What is <b>word ${at}</b> in <i>${words(2, random)}</i>?</div><div>&nbsp;${words(6, random)}</div>`
		: `Word ${at}: ${words(5, random)}?`;
const back = (at: number, random: () => number) =>
	at % 4 === 0
		? `<ul><li>${words(4, random)}</li><li>${words(5, random)} &amp; ${at}</li></ul>`
		: `${words(8, random)} ${at}`;

/** A picture of noise, which does not pack. */
function png(seed: number): Uint8Array {
	const [width, height] = [100, Math.floor(PICTURE_BYTES / 300)];
	const rows = Buffer.alloc((width * 3 + 1) * height);
	for (let at = 0, block = 0; at < rows.length; block++) {
		const noise = createHash('sha512').update(`${seed} ${block}`).digest();
		noise.copy(rows, at);
		at += noise.length;
	}
	for (let row = 0; row < height; row++) rows[row * (width * 3 + 1)] = 0;
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 2, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', head),
		chunk('IDAT', deflateSync(rows, { level: 0 })),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function chunk(name: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
	const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	checksum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, checksum]);
}
