import * as fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Bank } from '../../core/bank/bank';
import { EXAMPLE_BANK } from '../../core/bank/example-bank';
import { examplePng, PICTURED_BANK } from '../../core/bank/example-image';
import { cardOf } from '../../core/bank/image-card';
import { parseBank } from '../../core/bank/parse-bank';
import { readHtml } from '../rich-text/read-html';
import { writeHtml } from '../rich-text/write-html';
import { loadSql } from '../testing/anki-fixture';
import { ankiFormat, readAnki, writeAnki } from './anki';
import { GivenFile } from './given-file';
import type { CardHistory } from './learner-part';
import type { ReadReview } from './read-set';

const DAY = 86_400_000;
const NOW = 1_700_000_000_000;
const nothing = () => {};

function bankOf(text: string, images: { [name: string]: Uint8Array } = {}): Bank {
	const readImage = (file: string) => (images[file] ? cardOf(images[file]) : null);
	const read = parseBank(text, 'tides.yaml', { readImage });
	if (!read.ok) throw new Error(JSON.stringify(read.errors));
	return read.bank;
}
const BANK = bankOf(EXAMPLE_BANK);
const again = async (bytes: Uint8Array) =>
	readAnki(new GivenFile('x.apkg', bytes), nothing, loadSql);

async function opened(bytes: Uint8Array) {
	const sql = await loadSql();
	const database = new sql.Database(unzipSync(bytes)['collection.anki21']);
	const rows = (query: string) => database.exec(query)[0]?.values ?? [];
	return { rows, close: () => database.close() };
}

test('a bank of all types becomes cards that are read again as they are', async () => {
	const format = ankiFormat(loadSql);
	const written = await format.write!(BANK, new Map(), nothing);
	expect(written.name).toBe('tides.apkg');
	const set = await again(written.bytes);
	expect(set.title).toBe(BANK.title);
	expect(set.items.map(({ ownId }) => ownId)).toEqual(
		BANK.questions.map(({ id }) => `tides/${id}#0`)
	);
	for (const [at, { group, entry }] of set.items.entries()) {
		const question = BANK.questions[at]!;
		const section = BANK.sections.find(({ id }) => id === question.section)!;
		expect(group).toEqual([BANK.title, section.title]);
		if (entry.type !== 'card') throw new Error('no card');
		const own = question.type === 'attribution' ? question.statement : question.stem;
		const stem = readHtml(writeHtml(own, question.markup, true)).text;
		expect(entry.stem).toContain(stem);
		const fact = BANK.facts.find(({ id }) => id === question.facts[0])!;
		expect(entry.back).toContain(fact.saidBy);
		expect(entry.tags ?? []).toEqual(question.tags);
	}
});

test('the front gives nothing away, and the back says what is right', async () => {
	const { bytes } = await writeAnki(BANK, new Map(), nothing, loadSql);
	const set = await again(bytes);
	const cards = new Map(set.items.map(({ ownId, entry }) => [ownId, entry]));
	const sides = (id: string) => {
		const entry = cards.get(`tides/${id}#0`);
		return entry?.type === 'card' ? [entry.stem, entry.back] : [];
	};
	const [front, back] = sides('highs-a-day');
	expect(front).toMatch(/^How many high waters a day does the harbour have\?\n+- ○ /);
	expect(back).toMatch(/^Two\n/);
	const [asked, answered] = sides('level');
	expect(asked).not.toContain('48000');
	expect(answered).toMatch(/^48000 mm\n/);
});

test('SQLite finds the collection sound, and every Anki its tables', async () => {
	const { bytes } = await writeAnki(BANK, new Map(), nothing, loadSql);
	const { rows, close } = await opened(bytes);
	expect(rows('PRAGMA integrity_check')).toEqual([['ok']]);
	expect(rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")).toEqual(
		['cards', 'col', 'graves', 'notes', 'revlog'].map((name) => [name])
	);
	expect(rows('SELECT ver FROM col')).toEqual([[11]]);
	const [[decks, models]] = rows('SELECT decks, models FROM col') as [[string, string]];
	expect(Object.values(JSON.parse(decks)).map((deck) => (deck as { name: string }).name)).toEqual(
		expect.arrayContaining([BANK.title, `${BANK.title}::${BANK.sections[0]!.title}`])
	);
	const used = rows('SELECT DISTINCT did FROM cards').flat();
	for (const id of used) expect(Object.keys(JSON.parse(decks))).toContain(String(id));
	for (const id of rows('SELECT DISTINCT mid FROM notes').flat())
		expect(Object.keys(JSON.parse(models))).toContain(String(id));
	expect(
		rows('SELECT count(*) FROM cards c LEFT JOIN notes n ON n.id = c.nid WHERE n.id IS NULL')
	).toEqual([[0]]);
	close();
});

test('a colon at the end of a title parts no deck', async () => {
	const bank = { ...BANK, title: '::Tides: ' };
	const { bytes } = await writeAnki(bank, new Map(), nothing, loadSql);
	const [item] = (await again(bytes)).items;
	expect(item!.group).toEqual(['Tides', BANK.sections[0]!.title]);
});

test('what Anki would play or hand to LaTeX stays letters', async () => {
	const stem = 'Is [sound:a.mp3], [latex]x[/latex], [$]y[/$] or [anki:tts lang=en]z[/anki:tts] it?';
	const bank = { ...BANK, questions: [{ ...BANK.questions[0]!, stem }] };
	const { bytes } = await writeAnki(bank, new Map(), nothing, loadSql);
	const { rows, close } = await opened(bytes);
	expect(rows('SELECT flds FROM notes')[0]![0]).not.toMatch(/\[(?:sound:|latex|\$|anki:)/);
	close();
	const [item] = (await again(bytes)).items;
	expect(item!.entry.stem?.replaceAll('\\', '')).toContain(stem);
});

test('titles that are other ones as names of decks are told, and sections that share one', async () => {
	const [first, ...others] = BANK.sections;
	const remarksOf = async (titles: readonly string[]) => {
		const sections = [first!, ...others].map((section, at) => ({ ...section, title: titles[at]! }));
		const { remarks } = await writeAnki({ ...BANK, sections }, new Map(), nothing, loadSql);
		return remarks.filter(({ text }) => /decks?\b/.test(text)).map(({ text }) => text);
	};
	expect(await remarksOf(['One: a', 'Two'])).toEqual([]);
	expect(await remarksOf(['One::a', 'Two'])).toEqual([
		'Colons and quotes in titles are other ones in the names of decks.'
	]);
	expect(await remarksOf(['One', 'One'])).toEqual(['Sections of one title share a deck.']);
});

test('the same bank is the same package, and another state of it has the same notes', async () => {
	const write = (bank: Bank) => writeAnki(bank, new Map(), nothing, loadSql);
	expect((await write(BANK)).bytes).toEqual((await write(BANK)).bytes);
	const revised = { ...BANK, revision: 2, questions: BANK.questions.slice(1) };
	const [old, recent] = [
		await opened((await write(BANK)).bytes),
		await opened((await write(revised)).bytes)
	];
	expect(old.rows('SELECT guid FROM notes').slice(1)).toEqual(
		recent.rows('SELECT guid FROM notes')
	);
	const [[before]] = old.rows('SELECT max(mod) FROM notes') as [[number]];
	const [[after]] = recent.rows('SELECT max(mod) FROM notes') as [[number]];
	expect(after).toBeGreaterThan(before);
});

test('pictures go along under names of their own, and one that is missing is told', async () => {
	const [harbour, two] = [examplePng(4, 3), examplePng(5, 3)];
	const bank = bankOf(PICTURED_BANK, {
		'harbour.png': harbour,
		'two.png': two
	});
	const images = new Map([[cardOf(harbour).digest, harbour]]);
	const { bytes, remarks } = await writeAnki(bank, images, nothing, loadSql);
	const set = await again(bytes);
	expect([...set.pictures.values()]).toEqual([harbour]);
	expect(set.items.find(({ ownId }) => ownId === 'tides/highs-a-day#0')?.entry.image?.alt).toBe(
		'The harbour at noon'
	);
	expect(remarks.map(({ place }) => place.file)).toContain('two.png');
});

const review: fc.Arbitrary<ReadReview> = fc.record({
	atMs: fc.integer({ min: NOW - 2000 * DAY, max: NOW }),
	rating: fc.constantFrom('again', 'hard', 'good', 'easy', 'reset'),
	tookMs: fc.integer({ min: 0, max: 60_000 }),
	practice: fc.constantFrom(undefined, undefined, true)
});
/** A reset where nothing was learnt says nothing, takes no time, and is no practice. */
function asSaid(reviews: readonly ReadReview[]): ReadReview[] {
	let isMet = false;
	return reviews.flatMap(({ atMs, rating, tookMs, practice }): ReadReview[] => {
		if (rating !== 'reset') {
			isMet ||= !practice;
			return [{ atMs, rating, tookMs, ...(practice && { practice }) }];
		}
		const said = isMet;
		isMet = false;
		return said ? [{ atMs, rating, tookMs: 0 }] : [];
	});
}
const history: fc.Arbitrary<CardHistory> = fc.record({
	reviews: fc
		.uniqueArray(review, { selector: ({ atMs }) => atMs, minLength: 1, maxLength: 8 })
		.map((reviews) => asSaid(reviews.toSorted((one, other) => one.atMs - other.atMs)))
		.filter((reviews) => reviews.length > 0),
	dueInDays: fc.integer({ min: -400, max: 400 }),
	suspended: fc.boolean(),
	flagged: fc.boolean()
});

describe('what a learner has done', () => {
	test('comes back review by review', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(history, { maxLength: BANK.questions.length }), async (given) => {
				const times = new Set(given.flatMap(({ reviews }) => reviews.map(({ atMs }) => atMs)));
				fc.pre(times.size === given.reduce((sum, { reviews }) => sum + reviews.length, 0));
				const of = new Map(given.map((each, at) => [BANK.questions[at]!.id, each]));
				const learner = { nowMs: NOW, offsetMin: 0, dayEndHour: 4, history: of };
				const { bytes } = await writeAnki(BANK, new Map(), nothing, loadSql, learner);
				const { items } = await again(bytes);
				for (const [at, item] of items.entries()) {
					expect(item.reviews).toEqual(given[at]?.reviews);
					expect(item.suspended ?? false).toBe(given[at]?.suspended ?? false);
					expect(item.flagged ?? false).toBe(given[at]?.flagged ?? false);
				}
			}),
			{ numRuns: 20 }
		);
	});

	test('is due on its day, counted from the collection’s first', async () => {
		const of = new Map([
			[
				BANK.questions[0]!.id,
				{
					reviews: [
						{ atMs: NOW - 10 * DAY, rating: 'good' as const, tookMs: 1000 },
						{ atMs: NOW - 4 * DAY, rating: 'again' as const, tookMs: 1000 }
					],
					dueInDays: 3,
					memory: { stability: 12.345678, difficulty: 5.43219, retention: 0.9, decay: 0.1542 }
				}
			]
		]);
		const learner = { nowMs: NOW, offsetMin: 0, dayEndHour: 4, history: of };
		const { bytes } = await writeAnki(BANK, new Map(), nothing, loadSql, learner);
		const { rows, close } = await opened(bytes);
		const [[crt]] = rows('SELECT crt FROM col') as [[number]];
		const today = Math.floor((NOW / 1000 - crt) / 86_400);
		expect(rows('SELECT type, queue, due, ivl, reps, lapses FROM cards WHERE reps > 0')).toEqual([
			[2, 2, today + 3, 7, 2, 1]
		]);
		// As Anki itself writes it: rounded, with the time of the last review in seconds.
		expect(rows("SELECT data FROM cards WHERE data <> ''")).toEqual([
			[`{"s":12.3457,"d":5.432,"dr":0.9,"decay":0.154,"lrt":${Math.floor((NOW - 4 * DAY) / 1000)}}`]
		]);
		expect(rows('SELECT ease, ivl, lastIvl, type FROM revlog ORDER BY id')).toEqual([
			[3, 6, 0, 0],
			[1, 7, 6, 1]
		]);
		expect(rows('SELECT count(*) FROM cards WHERE type = 0 AND queue = 0 AND due > 0')).toEqual([
			[BANK.questions.length - 1]
		]);
		close();
	});
});
