import { strToU8, zipSync, type Zippable } from 'fflate';
import initSqlJs, { type Database } from 'sql.js';

/** What a test wants in a package; its ids are its own. */
export interface AnkiFixture {
	noteTypes: FixtureNoteType[];
	decks: { id: number; name: string }[];
	notes: { id: number; guid: string; type: number; tags?: string; fields: string[] }[];
	cards: {
		id: number;
		note: number;
		deck: number;
		place?: number;
		queue?: number;
		flags?: number;
		home?: number;
	}[];
	/** `factor`: the card's ease, 2500 unless told. */
	reviews?: {
		at: number;
		card: number;
		ease: number;
		took: number;
		type: number;
		factor?: number;
	}[];
	media?: { [name: string]: Uint8Array };
	scheduler?: number;
}

interface FixtureNoteType {
	id: number;
	name: string;
	isCloze?: boolean;
	fields: string[];
	templates: { name: string; front: string; back: string }[];
}

const COMMON = `
	CREATE TABLE col (id integer PRIMARY KEY, crt integer, mod integer, scm integer, ver integer, dty integer,
		usn integer, ls integer, conf text, models text, decks text, dconf text, tags text);
	CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, mod integer, usn integer, tags text, flds text,
		sfld integer, csum integer, flags integer, data text);
	CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer, mod integer, usn integer,
		type integer, queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer,
		left integer, odue integer, odid integer, flags integer, data text);
	CREATE TABLE revlog (id integer PRIMARY KEY, cid integer, usn integer, ease integer, ivl integer, lastIvl integer,
		factor integer, time integer, type integer);
	CREATE INDEX ix_cards_nid ON cards (nid);
	CREATE INDEX ix_revlog_cid ON revlog (cid);
`;
const NEWEST = `
	CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase,
		config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
	CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
	CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase,
		mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
	CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE nocase,
		mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
	CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
	CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE nocase,
		mtime_secs integer NOT NULL, usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL);
	CREATE UNIQUE INDEX idx_decks_name ON decks (name);
	CREATE TABLE tags (tag text NOT NULL PRIMARY KEY COLLATE nocase, usn integer NOT NULL) without rowid;
	CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, usn integer NOT NULL, mtime_secs integer NOT NULL,
		val blob NOT NULL) without rowid;
`;

/** Where WebAssembly is in Node, it finds itself. */
export const loadSql = () => initSqlJs();

/** A package of the generation as Anki writes it, the decoy of the newer ones among its files. */
export async function ankiPackage(
	fixture: AnkiFixture,
	generation: 1 | 2 | 3
): Promise<Uint8Array> {
	const database = await ankiDatabase(fixture, generation === 3);
	const files: Zippable = {};
	const names = Object.keys(fixture.media ?? {});
	const media = (bytes: Uint8Array) => (generation === 3 ? zstdFrame(bytes) : bytes);
	names.forEach((name, at) => (files[String(at)] = media(fixture.media![name]!)));
	if (generation === 3) {
		files['meta'] = Uint8Array.of(8, 3);
		files['collection.anki21b'] = zstdFrame(database);
		files['media'] = zstdFrame(
			joined(names.map((name) => bytesField(1, bytesField(1, strToU8(name)))))
		);
	} else
		files['media'] = strToU8(JSON.stringify(Object.fromEntries(names.map((n, at) => [at, n]))));
	if (generation === 2) files['collection.anki21'] = database;
	files['collection.anki2'] = generation === 1 ? database : await ankiDatabase(DECOY, false);
	return zipSync(files, { level: 1 });
}

/** Of schema 18, with names in an order that no SQLite but Anki's knows, or of schema 11. */
export async function ankiDatabase(fixture: AnkiFixture, isNewest: boolean): Promise<Uint8Array> {
	const database = new (await loadSql()).Database();
	database.run('PRAGMA page_size = 1024');
	database.run(COMMON + (isNewest ? NEWEST : ''));
	if (isNewest) fillTables(database, fixture);
	const json = isNewest ? ['', '', ''] : jsonOf(fixture);
	database.run('INSERT INTO col VALUES (1, 0, 0, 0, ?, 0, 0, 0, ?, ?, ?, ?, ?)', [
		isNewest ? 18 : 11,
		...json,
		'{}',
		'{}'
	]);
	for (const note of fixture.notes)
		database.run("INSERT INTO notes VALUES (?, ?, ?, 0, 0, ?, ?, 0, 0, 0, '')", [
			note.id,
			note.guid,
			note.type,
			note.tags ?? '',
			note.fields.join('\x1f')
		]);
	for (const card of fixture.cards)
		database.run(
			"INSERT INTO cards VALUES (?, ?, ?, ?, 0, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, ?, ?, '')",
			[
				card.id,
				card.note,
				card.deck,
				card.place ?? 0,
				card.queue ?? 0,
				card.home ?? 0,
				card.flags ?? 0
			]
		);
	for (const review of fixture.reviews ?? [])
		database.run('INSERT INTO revlog VALUES (?, ?, 0, ?, 0, 0, ?, ?, ?)', [
			review.at,
			review.card,
			review.ease,
			review.factor ?? 2500,
			review.took,
			review.type
		]);
	if (isNewest)
		database.run(
			"PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'nocase', 'unicase')"
		);
	const bytes = database.export();
	database.close();
	return bytes;
}

function fillTables(database: Database, fixture: AnkiFixture): void {
	for (const type of fixture.noteTypes) {
		database.run('INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)', [
			type.id,
			type.name,
			Uint8Array.of(8, type.isCloze ? 1 : 0)
		]);
		type.fields.forEach((name, at) =>
			database.run('INSERT INTO fields VALUES (?, ?, ?, ?)', [type.id, at, name, new Uint8Array()])
		);
		type.templates.forEach(({ name, front, back }, at) =>
			database.run('INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)', [
				type.id,
				at,
				name,
				joined([bytesField(1, strToU8(front)), bytesField(2, strToU8(back))])
			])
		);
	}
	for (const { id, name } of fixture.decks)
		database.run('INSERT INTO decks VALUES (?, ?, 0, 0, ?, ?)', [
			id,
			name.replaceAll('::', '\x1f'),
			new Uint8Array(),
			new Uint8Array()
		]);
	if (fixture.scheduler)
		database.run('INSERT INTO config VALUES (?, 0, 0, ?)', [
			'schedVer',
			strToU8(String(fixture.scheduler))
		]);
	database.run("INSERT INTO tags VALUES ('b', 0), ('A', 0)");
}

function jsonOf(fixture: AnkiFixture): string[] {
	const models = fixture.noteTypes.map((type) => ({
		id: String(type.id),
		name: type.name,
		type: type.isCloze ? 1 : 0,
		flds: type.fields.map((name, ord) => ({ name, ord })),
		tmpls: type.templates.map(({ name, front, back }, ord) => ({
			name,
			ord,
			qfmt: front,
			afmt: back
		}))
	}));
	const byId = (list: { id: string | number }[]) =>
		JSON.stringify(Object.fromEntries(list.map((each) => [each.id, each])));
	const conf = fixture.scheduler ? { schedVer: fixture.scheduler } : {};
	return [JSON.stringify(conf), byId(models), byId(fixture.decks)];
}

const BASIC: FixtureNoteType = {
	id: 1,
	name: 'Basic',
	fields: ['Front', 'Back'],
	templates: [{ name: 'Card 1', front: '{{Front}}', back: '{{FrontSide}}<hr id=answer>{{Back}}' }]
};
const DECOY: AnkiFixture = {
	noteTypes: [BASIC],
	decks: [{ id: 1, name: 'Default' }],
	notes: [{ id: 1, guid: 'decoy', type: 1, fields: ['Please update to the latest version.', ''] }],
	cards: [{ id: 1, note: 1, deck: 1 }]
};

/** Notes of the kind "Basic", one card each, for what is the same with all. */
export const basicFixture = (sides: [front: string, back: string][]): AnkiFixture => ({
	noteTypes: [BASIC],
	decks: [{ id: 1, name: 'Default' }],
	notes: sides.map((fields, at) => ({ id: at + 1, guid: `note-${at + 1}`, type: 1, fields })),
	cards: sides.map((_, at) => ({ id: at + 101, note: at + 1, deck: 1 }))
});

/** Zstandard as it is written without knowing how much will come, with a window of 2 MB; its blocks are not compressed (RFC 8878, 3.1.1). */
export function zstdFrame(bytes: Uint8Array): Uint8Array {
	const pieces: Uint8Array[] = [Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, (21 - 10) << 3)];
	for (let at = 0; at === 0 || at < bytes.length; at += 100_000) {
		const block = bytes.subarray(at, at + 100_000);
		const isLast = at + 100_000 >= bytes.length ? 1 : 0;
		const size = (block.length << 3) | isLast;
		pieces.push(Uint8Array.of(size, size >> 8, size >> 16), block);
	}
	return joined(pieces);
}

function bytesField(id: number, bytes: Uint8Array): Uint8Array {
	const head = [id * 8 + 2];
	let length = bytes.length;
	for (; length > 127; length >>= 7) head.push((length & 127) | 128);
	return joined([Uint8Array.of(...head, length), bytes]);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}
