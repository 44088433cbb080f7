import type { Database, SqlValue, Statement } from 'sql.js';
import type { Bank, BankImage, Question } from '../../../core/bank/bank';
import { fnv1a64 } from '../../../core/bank/fingerprint';
import type { ImageBytes } from '../../bank-texts';
import { escapeHtml } from '../../rich-text/write-html';
import type { LearnerPart } from '../learner-part';
import type { Remark } from '../remark';
import { cardFace, type CardFace } from './card-face';
import { cardData, reviewRows, scheduleOf } from './card-schedule';
import {
	DECK_OPTIONS_JSON,
	decksJson,
	FIELDS,
	modelsJson,
	NOTE_TYPE_ID,
	SCHEMA_11,
	settingsJson
} from './collection-rows';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** As Anki has it where nobody says otherwise: days that begin at four in the morning. */
const NO_CLOCK = { offsetMin: 0, dayEndHour: 4 };
/** Where ids and times come from where no clock is given: some day of 2017, in milliseconds. */
const BASE_MS = 1_500_000_000_000;

/** Writes a bank's questions as notes and cards into an empty database; what has no place is in `remarks`. */
export class CollectionWriter {
	readonly media: { name: string; bytes: Uint8Array }[] = [];
	readonly remarks: Remark[] = [];
	/** Freed with the database. */
	readonly #statements = new Map<string, Statement>();
	readonly #decks = new Map<string, number>();
	/** Of which section a deck is, by its name. */
	readonly #sections = new Map<string, string>();
	readonly #reviewTimes = new Set<number>();
	readonly #baseId: number;
	readonly #modSecs: number;
	/** When the collection began, at the start of a day. */
	readonly #beganMs: number;
	readonly #nowMs: number;
	readonly #clock: Pick<LearnerPart, 'offsetMin' | 'dayEndHour'>;
	#count = 0;

	constructor(
		private readonly database: Database,
		private readonly bank: Bank,
		private readonly images: ImageBytes,
		private readonly learner: LearnerPart | null
	) {
		database.run(SCHEMA_11);
		this.#baseId = BASE_MS + numberFor(bank.id);
		this.#nowMs = learner?.nowMs ?? BASE_MS + DAY_MS;
		this.#modSecs = learner ? Math.floor(learner.nowMs / 1000) : BASE_MS / 1000 + bank.revision;
		let first = this.#nowMs;
		for (const { reviews } of learner?.history.values() ?? [])
			first = Math.min(first, reviews[0]?.atMs ?? first);
		const { offsetMin, dayEndHour } = (this.#clock = learner ?? NO_CLOCK);
		const aheadMs = offsetMin * MINUTE_MS - dayEndHour * HOUR_MS;
		this.#beganMs = Math.floor((first + aheadMs) / DAY_MS) * DAY_MS - aheadMs;
		this.remarks.push({
			kind: 'changed',
			place: {},
			text: 'Every question becomes a card that is thought of, shown and rated; nothing is graded.'
		});
	}

	add(question: Question): void {
		const id = this.#baseId + this.#count++;
		const face = cardFace(question, this.bank, (image) => this.#image(image, question));
		const fields = FIELDS.map((name) => asLetters(face[name.toLowerCase() as keyof CardFace]));
		if (question.difficulty !== undefined)
			this.remarks.push({
				kind: 'left-out',
				place: { item: question.id },
				text: 'The author’s guess of how hard it is has no place.'
			});
		this.#insert('notes', [
			id,
			`${this.bank.id}/${question.id}`,
			NOTE_TYPE_ID,
			this.#modSecs,
			-1,
			this.#tags(question),
			// Bytes that part fields, which no text of a bank can have.
			fields.join('\x1f'),
			fields[0]!.replace(/<[^<>]*>/g, ' ').trim(),
			0,
			0,
			''
		]);
		const history = this.learner?.history.get(question.id);
		const today = Math.floor((this.#nowMs - this.#beganMs) / DAY_MS);
		const schedule = scheduleOf(history, this.#count, today, this.#nowMs);
		this.#insert('cards', [
			id,
			id,
			this.#deckOf(question),
			0,
			this.#modSecs,
			-1,
			...Object.values(schedule),
			0,
			0,
			0,
			history?.flagged ? 1 : 0,
			cardData(history)
		]);
		if (!history) return;
		for (const [at, row] of reviewRows(history, this.#nowMs).entries()) {
			// A review is known by its millisecond alone.
			let atMs = history.reviews[at]!.atMs;
			while (this.#reviewTimes.has(atMs)) atMs++;
			this.#reviewTimes.add(atMs);
			const { ease, ivl, lastIvl, factor, time, type } = row;
			this.#insert('revlog', [atMs, id, -1, ease, ivl, lastIvl, factor, time, type]);
		}
	}

	finish(): void {
		const modMs = this.#modSecs * 1000;
		this.#insert('col', [
			1,
			Math.floor(this.#beganMs / 1000),
			modMs,
			modMs,
			11,
			0,
			0,
			0,
			settingsJson(this.#count + 1, this.#clock),
			modelsJson(this.#modSecs),
			decksJson(this.#decks, this.#modSecs),
			DECK_OPTIONS_JSON,
			'{}'
		]);
	}

	#insert(table: string, values: SqlValue[]): void {
		let statement = this.#statements.get(table);
		if (!statement) {
			const places = values.map(() => '?').join();
			statement = this.database.prepare(`INSERT INTO ${table} VALUES (${places})`);
			this.#statements.set(table, statement);
		}
		statement.run(values);
	}

	#deckOf(question: Question): number {
		const section = this.bank.sections.find(({ id }) => id === question.section);
		const outer = deckName(this.bank.title);
		const name = section ? `${outer}::${deckName(section.title)}` : outer;
		if (outer !== this.bank.title || (section && deckName(section.title) !== section.title))
			this.#tellOnce('Colons and quotes in titles are other ones in the names of decks.');
		if ((this.#sections.get(name) ?? question.section) !== question.section)
			this.#tellOnce('Sections of one title share a deck.');
		this.#sections.set(name, question.section);
		for (const each of [outer, name])
			if (!this.#decks.has(each)) this.#decks.set(each, BASE_MS + numberFor(each));
		return this.#decks.get(name)!;
	}

	#tellOnce(text: string): void {
		if (this.remarks.every((other) => other.text !== text))
			this.remarks.push({ kind: 'changed', place: {}, text });
	}

	#tags(question: Question): string {
		const tags = question.tags.map((tag) => tag.trim().replace(/\s+/g, '_'));
		if (question.tags.some((tag) => /\s/.test(tag.trim())))
			this.remarks.push({
				kind: 'changed',
				place: { item: question.id },
				text: 'Spaces in tags become "_".'
			});
		return tags.length > 0 ? ` ${tags.join(' ')} ` : '';
	}

	/** All media of a learner lie in one folder: their names say which bank they are of, and which picture. */
	#image(image: BankImage | undefined, question: Question): string {
		if (!image) return '';
		const bytes = this.images.get(image.digest ?? '');
		if (!bytes) {
			this.remarks.push({
				kind: 'left-out',
				place: { item: question.id, file: image.file },
				text: 'A picture is left out: the bank does not have it.'
			});
			return '';
		}
		const name = `${this.bank.id}-${image.digest!.slice(0, 8)}-${image.file}`;
		if (!this.media.some((each) => each.name === name)) this.media.push({ name, bytes });
		return `<br><img src="${escapeHtml(name)}" alt="${asDescription(image.alt)}">`;
	}
}

/** What Anki would play, or hand to LaTeX, before it reads the HTML (rslib, text.rs and latex.rs). */
const asLetters = (html: string) => html.replace(/\[(?=sound:|anki:|latex\]|\${1,2}\])/gi, '&#91;');

/** Marks of a formula are looked for in all of the HTML. */
const asDescription = (alt: string) => escapeHtml(alt).replaceAll('\\', '&#92;');

/** Two colons part a deck from the one above it, which one at an end would become as well. */
const deckName = (title: string) =>
	title
		.replace(/:{2,}/g, ':')
		.replace(/"/g, '”')
		.replace(/^[\s:]+|[\s:]+$/g, '') || 'Footnote';

/** The same number below 10^11 for the same text. */
const numberFor = (text: string) =>
	Number.parseInt(fnv1a64(text).slice(0, 12), 16) % 100_000_000_000;
