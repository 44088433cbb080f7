import * as fc from 'fast-check';
import { unzipSync, strFromU8 } from 'fflate';
import type { SqlValue } from 'sql.js';
import { describe, expect, test } from 'vitest';
import { arbitraryBank, IMAGES } from '../../testing/arbitrary-bank';
import { loadSql } from '../../testing/anki-fixture';
import { writeAnki } from '../anki';
import type { CardHistory, LearnerPart } from '../learner-part';
import type { ReadReview } from '../read-set';

// What Anki itself asks of a package, after its own reader (ankitects/anki, rslib: storage/schema11.sql,
// notetype/schema11.rs, decks/schema11.rs, deckconfig/schema11.rs, import_export/package, scheduler/timing.rs): a key that
// has no default there, or a number out of its range, and nothing of the package is taken.

const DAY = 86_400_000;
const HOUR = 3_600_000;
const NOW = 1_700_000_000_000;

type Json = { [key: string]: unknown };

const rating = fc.constantFrom<ReadReview['rating']>('again', 'hard', 'good', 'easy', 'reset');
const review: fc.Arbitrary<ReadReview> = fc.record({
	atMs: fc.integer({ min: NOW - 2000 * DAY, max: NOW }),
	rating,
	tookMs: fc.integer({ min: 0, max: 600_000 }),
	practice: fc.constantFrom(undefined, undefined, true)
});
const history: fc.Arbitrary<CardHistory> = fc.record({
	reviews: fc.array(review, { maxLength: 6 }).map((all) => all.toSorted((a, b) => a.atMs - b.atMs)),
	dueInDays: fc.integer({ min: -400, max: 4000 }),
	memory: fc.constantFrom(undefined, {
		stability: 12.3456,
		difficulty: 5.4321,
		retention: 0.9,
		decay: 0.1542
	}),
	suspended: fc.boolean(),
	flagged: fc.boolean()
});
const given = arbitraryBank.chain((bank) =>
	fc.record({
		bank: fc.constant(bank),
		learner: fc.option(
			fc.record({
				nowMs: fc.integer({ min: NOW, max: NOW + 3 * DAY }),
				offsetMin: fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => quarters * 15),
				dayEndHour: fc.integer({ min: 0, max: 23 }),
				history: fc
					.array(fc.option(history), { maxLength: bank.questions.length })
					.map(
						(all) =>
							new Map(all.flatMap((each, at) => (each ? [[bank.questions[at]!.id, each]] : [])))
					)
			}),
			{ nil: null }
		)
	})
);

async function unpacked(bytes: Uint8Array) {
	const files = unzipSync(bytes);
	const sql = await loadSql();
	const database = new sql.Database(files['collection.anki21']);
	const rows = (query: string): { [column: string]: SqlValue }[] => {
		const [found] = database.exec(query);
		return (found?.values ?? []).map((values) =>
			Object.fromEntries(values.map((value, at) => [found!.columns[at], value]))
		);
	};
	return { files, rows, close: () => database.close() };
}
const json = (value: unknown): Json => JSON.parse(String(value)) as Json;
const objects = (value: unknown) => Object.entries(json(value)) as [string, Json][];
const whole = (value: unknown, least: number, most: number) =>
	Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

test('any bank, with a history or without, is a package that Anki’s own reader takes', async () => {
	await fc.assert(
		fc.asyncProperty(given, async ({ bank, learner }) => {
			const { bytes } = await writeAnki(bank, IMAGES, () => {}, loadSql, learner);
			const { files, rows, close } = await unpacked(bytes);
			try {
				// Meta { version: Legacy2 }, and its collection under its name.
				expect([...files.meta!]).toEqual([8, 2]);
				const media = Object.entries(json(strFromU8(files.media!)));
				// Any gap in the numbers and Anki would take them for corrupt.
				expect(media.map(([number]) => number)).toEqual(media.map((_, at) => String(at)));
				for (const [number, name] of media) {
					expect(files).toHaveProperty([number]);
					expect(name).toMatch(/^[^/\\:*?"<>|\0]{1,200}$/);
					expect((name as string).normalize('NFC')).toBe(name);
				}
				expect(new Set(media.map(([, name]) => name)).size).toBe(media.length);

				const [col] = rows('SELECT * FROM col');
				expect(col).toMatchObject({ id: 1, ver: 11, dty: 0, ls: 0 });
				expect(whole(col!.crt, 0, 2 ** 32)).toBe(true);
				for (const own of ['mod', 'scm'] as const) expect(Number(col![own])).toBeGreaterThan(1e12);
				const conf = json(col!.conf);
				expect(conf).toMatchObject({ schedVer: 2 });
				expect(whole(conf.rollover, 0, 23)).toBe(true);
				expect(whole(conf.creationOffset, -23 * 60, 23 * 60)).toBe(true);
				for (const key of ['activeDecks', 'curDeck', 'nextPos', 'collapseTime', 'curModel'])
					expect(conf).toHaveProperty(key);

				const models = objects(col!.models);
				for (const [id, model] of models) {
					expect(String(model.id)).toBe(id);
					expect(model).toMatchObject({
						name: expect.any(String) as string,
						type: 0,
						usn: expect.any(Number) as number,
						mod: expect.any(Number) as number,
						sortf: 0,
						css: expect.any(String) as string
					});
					expect(model).toHaveProperty('did');
					for (const [at, field] of (model.flds as Json[]).entries())
						expect(field).toMatchObject({
							name: expect.any(String) as string,
							ord: at,
							sticky: false,
							rtl: false,
							font: expect.any(String) as string,
							size: expect.any(Number) as number
						});
					const names = (model.flds as Json[]).map(({ name }) => name);
					for (const [at, template] of (model.tmpls as Json[]).entries()) {
						expect(template).toMatchObject({ name: expect.any(String) as string, ord: at });
						for (const side of ['qfmt', 'afmt'] as const)
							for (const [, filters, name] of String(template[side]).matchAll(
								/\{\{[#/^]?((?:\w+:)*)([^}]+)\}\}/g
							)) {
								expect(['', 'hint:']).toContain(filters);
								if (name !== 'FrontSide') expect(names).toContain(name);
							}
					}
					for (const [card, kind, fields] of model.req as [number, string, number[]][]) {
						expect(card).toBe(0);
						expect(['any', 'all', 'none']).toContain(kind);
						expect(fields.every((at) => at < names.length)).toBe(true);
					}
				}

				const options = objects(col!.dconf);
				for (const [id, own] of options) {
					expect(String(own.id)).toBe(id);
					const keys = [
						'mod',
						'name',
						'usn',
						'maxTaken',
						'autoplay',
						'timer',
						'new',
						'rev',
						'lapse'
					];
					for (const key of keys) expect(own).toHaveProperty(key);
					for (const key of ['delays', 'initialFactor', 'ints', 'order', 'perDay'])
						expect(own.new).toHaveProperty(key);
					for (const key of ['ease4', 'ivlFct', 'maxIvl', 'perDay'])
						expect(own.rev).toHaveProperty(key);
					for (const key of ['delays', 'leechAction', 'leechFails', 'minInt', 'mult'])
						expect(own.lapse).toHaveProperty(key);
				}
				const decks = objects(col!.decks);
				const names = decks.map(([, { name }]) => String(name));
				expect(new Set(names).size).toBe(names.length);
				for (const [id, deck] of decks) {
					expect(String(deck.id)).toBe(id);
					expect(deck).toMatchObject({ dyn: 0, usn: -1, collapsed: false });
					expect(options.map(([each]) => each)).toContain(String(deck.conf));
					for (const key of ['lrnToday', 'revToday', 'newToday', 'timeToday'])
						expect(deck[key]).toEqual([0, 0]);
					// A deck without the one above it is mended by Anki's check alone.
					const outer = String(deck.name).split('::').slice(0, -1).join('::');
					if (outer !== '') expect(names).toContain(outer);
				}

				// A time in the days to come is no id to Anki.
				const most = (learner?.nowMs ?? NOW) + DAY;
				const notes = rows('SELECT *, typeof(guid) AS kind FROM notes');
				expect(notes).toHaveLength(bank.questions.length);
				expect(new Set(notes.map(({ guid }) => guid)).size).toBe(notes.length);
				for (const note of notes) {
					expect(whole(note.id, 1e12, most)).toBe(true);
					expect(note).toMatchObject({ kind: 'text', usn: -1, flags: 0, data: '' });
					const [, model] = models.find(([id]) => id === String(note.mid))!;
					expect(String(note.flds).split('\x1f')).toHaveLength((model.flds as Json[]).length);
					expect(String(note.flds).split('\x1f')[0]!.trim()).not.toBe('');
					expect(String(note.tags)).toMatch(/^(?: \S+(?: \S+)* )?$/);
				}
				const ids = new Set(notes.map(({ id }) => id));
				const cards = rows('SELECT * FROM cards');
				expect(cards).toHaveLength(notes.length);
				for (const card of cards) {
					expect(whole(card.id, 1e12, most)).toBe(true);
					expect(ids).toContain(card.nid);
					expect(decks.map(([id]) => id)).toContain(String(card.did));
					expect(card).toMatchObject({ ord: 0, usn: -1, left: 0, odue: 0, odid: 0 });
					expect(['0,0', '0,-1', '2,2', '2,-1']).toContain(`${card.type},${card.queue}`);
					expect(whole(card.due, -(2 ** 31), 2 ** 31 - 1)).toBe(true);
					expect(whole(card.ivl, card.type === 2 ? 1 : 0, 36_500)).toBe(true);
					expect(whole(card.factor, card.type === 2 ? 1300 : 0, 65_535)).toBe(true);
					for (const own of ['reps', 'lapses'] as const)
						expect(whole(card[own], 0, 1e6)).toBe(true);
					expect(whole(card.flags, 0, 7)).toBe(true);
					if (card.data === '') continue;
					const { s, d, dr, decay, lrt, ...others } = json(card.data);
					expect(others).toEqual({});
					expect(Number(s)).toBeGreaterThan(0);
					expect(d).toSatisfy((value: number) => value >= 1 && value <= 10);
					expect(dr).toSatisfy((value: number) => value > 0 && value < 1);
					expect(decay).toSatisfy((value: number) => value > 0 && value < 1);
					expect(whole(lrt, 1e9, most / 1000)).toBe(true);
				}
				const log = rows('SELECT * FROM revlog ORDER BY id');
				const cardIds = new Set(cards.map(({ id }) => id));
				for (const row of log) {
					expect(whole(row.id, 1e12, most)).toBe(true);
					expect(cardIds).toContain(row.cid);
					expect(row.usn).toBe(-1);
					expect(whole(row.ease, 0, 4)).toBe(true);
					for (const own of ['ivl', 'lastIvl'] as const)
						expect(whole(row[own], -(2 ** 31), 2 ** 31 - 1)).toBe(true);
					for (const own of ['factor', 'time'] as const)
						expect(whole(row[own], 0, 2 ** 32 - 1)).toBe(true);
					expect(whole(row.type, 0, 4)).toBe(true);
				}
				expect(rows('SELECT * FROM graves')).toEqual([]);
			} finally {
				close();
			}
		}),
		{ numRuns: 30 }
	);
}, 120_000);

describe('a card is due on the same day there', () => {
	/** Days since the collection began, as Anki counts them where it knows the zone (sched_timing_today_v2_new). */
	function daysElapsed(crt: number, conf: Json, nowMs: number, offsetMin: number): number {
		const date = (ms: number) => Math.floor(ms / DAY);
		const created = crt * 1000 - Number(conf.creationOffset) * 60_000;
		const now = nowMs + offsetMin * 60_000;
		const passed = now - date(now) * DAY >= Number(conf.rollover) * HOUR;
		return Math.max(0, date(now) - date(created) - (passed ? 0 : 1));
	}

	test('in any zone, at any hour, whenever the package is brought in', async () => {
		const bank = fc.sample(arbitraryBank, { numRuns: 1, seed: 1 })[0]!;
		const learner = fc.record({
			nowMs: fc.integer({ min: NOW, max: NOW + 30 * DAY }),
			offsetMin: fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15),
			dayEndHour: fc.integer({ min: 0, max: 23 }),
			agoMs: fc.integer({ min: 0, max: 900 * DAY }),
			dueInDays: fc.integer({ min: -30, max: 900 }),
			laterMs: fc.integer({ min: 0, max: 40 * DAY })
		});
		await fc.assert(
			fc.asyncProperty(learner, async ({ agoMs, dueInDays, laterMs, ...clock }) => {
				const { nowMs, offsetMin, dayEndHour } = clock;
				const reviews = [{ atMs: nowMs - agoMs, rating: 'good' as const, tookMs: 1000 }];
				const part: LearnerPart = {
					...clock,
					history: new Map([[bank.questions[0]!.id, { reviews, dueInDays }]])
				};
				const { bytes } = await writeAnki(bank, IMAGES, () => {}, loadSql, part);
				const { rows, close } = await unpacked(bytes);
				const [col] = rows('SELECT crt, conf FROM col');
				const [card] = rows('SELECT due FROM cards WHERE type = 2');
				close();
				const day = (ms: number) => Math.floor((ms + offsetMin * 60_000 - dayEndHour * HOUR) / DAY);
				const elapsed = daysElapsed(Number(col!.crt), json(col!.conf), nowMs + laterMs, offsetMin);
				expect(Number(card!.due) - elapsed).toBe(dueInDays - (day(nowMs + laterMs) - day(nowMs)));
			}),
			{ numRuns: 60 }
		);
	}, 60_000);
});
