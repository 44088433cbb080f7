import { isJson, listOf, MOST_PARTS, textOf, type Json } from '../loose-json';
import { withoutEntities } from '../../xml/given-text';
import { protobufFields } from './protobuf';
import { parseTemplate, type Template } from './template';
import type { SqlValue, Tables } from './tables';

/** What its notes have in common: the fields, and how cards are made of them. */
export interface NoteType {
	name: string;
	/** Cards are made of the gaps in its fields, all by the first template. */
	isCloze: boolean;
	/** Its cards hide parts of a picture. */
	isOcclusion: boolean;
	fields: string[];
	templates: Map<number, CardTemplate>;
}

export interface CardTemplate {
	name: string;
	front: Template;
	back: Template;
	hasScript: boolean;
}

/** What a collection says beside its notes and cards. */
export interface CollectionHead {
	/** By number, of which the last digits may be lost, and the same ones everywhere. */
	noteTypes: Map<number, NoteType>;
	/** The names from the outside in. */
	decks: Map<number, string[]>;
	/** 1: with three buttons where a card is learnt. Null where it does not say. */
	scheduler: number | null;
}

const OCCLUSION = 6;
const SCRIPT = /<script\b/i;

/**
 * Of schema 18, with tables of their own, and of schema 11, with everything as JSON in one row.
 * @throws TableDamaged
 */
export function readHead(tables: Tables): CollectionHead {
	return tables.has('notetypes') && tables.has('fields') && tables.has('templates')
		? headInTables(tables)
		: headInJson(tables);
}

function headInTables(tables: Tables): CollectionHead {
	const noteTypes = new Map<number, NoteType>();
	for (const [id, name, config] of tables.rows('notetypes', 'id, name, config')) {
		let [kind, stock] = [0, 0];
		for (const field of protobufFields(bytesOf(config))) {
			if (field.id === 1) kind = field.number;
			if (field.id === 9) stock = field.number;
		}
		noteTypes.set(Number(id), {
			name: String(name),
			isCloze: kind === 1,
			isOcclusion: stock === OCCLUSION,
			fields: [],
			templates: new Map()
		});
	}
	for (const [of, place, name] of tables.rows('fields', 'ntid, ord, name')) {
		const at = Number(place);
		if (at >= 0 && at < MOST_PARTS) placeIn(noteTypes.get(Number(of))?.fields, at, String(name));
	}
	const decoder = new TextDecoder();
	for (const [of, place, name, config] of tables.rows('templates', 'ntid, ord, name, config')) {
		let [front, back] = ['', ''];
		for (const { id, bytes } of protobufFields(bytesOf(config))) {
			if (id === 1 && bytes) front = decoder.decode(bytes);
			if (id === 2 && bytes) back = decoder.decode(bytes);
		}
		noteTypes
			.get(Number(of))
			?.templates.set(Number(place), cardTemplate(String(name), front, back));
	}
	const decks = new Map<number, string[]>();
	for (const [id, name] of tables.rows('decks', 'id, name'))
		decks.set(Number(id), pathOf(String(name).replaceAll('\x1f', '::')));
	let scheduler: number | null = null;
	for (const [key, value] of tables.rows('config', 'key, val'))
		if (key === 'schedVer') scheduler = Number(decoder.decode(bytesOf(value))) || null;
	return { noteTypes, decks, scheduler };
}

function headInJson(tables: Tables): CollectionHead {
	const head: CollectionHead = { noteTypes: new Map(), decks: new Map(), scheduler: null };
	for (const [conf, models, decks] of tables.rows('col', 'conf, models, decks')) {
		for (const [id, model] of entriesOf(models)) head.noteTypes.set(Number(id), ofModel(model));
		for (const [id, deck] of entriesOf(decks))
			head.decks.set(Number(id), pathOf(textOf(deck.name)));
		const version = Object.fromEntries(plainEntries(conf))['schedVer'];
		head.scheduler = typeof version === 'number' ? version : null;
		break;
	}
	return head;
}

function ofModel(model: Json): NoteType {
	const fields: string[] = [];
	for (const [at, field] of listOf(model.flds).entries())
		placeIn(fields, placeOf(field, at), textOf(field.name));
	const templates = new Map<number, CardTemplate>();
	for (const [at, each] of listOf(model.tmpls).entries())
		templates.set(
			placeOf(each, at),
			cardTemplate(textOf(each.name), textOf(each.qfmt), textOf(each.afmt))
		);
	return {
		name: textOf(model.name),
		isCloze: model.type === 1,
		isOcclusion: model.originalStockKind === OCCLUSION,
		fields,
		templates
	};
}

const cardTemplate = (name: string, front: string, back: string): CardTemplate => ({
	name,
	front: parseTemplate(front),
	back: parseTemplate(back),
	hasScript: SCRIPT.test(front) || SCRIPT.test(back)
});

/** Names without a field between them are of no use: such a field is never asked for. */
function placeIn(fields: string[] | undefined, at: number, name: string): void {
	if (!fields) return;
	while (fields.length < at) fields.push('');
	fields[at] = name;
}

function placeOf(part: Json, at: number): number {
	const { ord } = part;
	return Number.isInteger(ord) && Number(ord) >= 0 && Number(ord) < MOST_PARTS ? Number(ord) : at;
}

/** Programs that make packages of web pages leave entities in the names of decks. */
const pathOf = (name: string) =>
	withoutEntities(name)
		.split('::')
		.map((part) => part.trim())
		.filter((part) => part !== '');

const bytesOf = (value: SqlValue | undefined) =>
	value instanceof Uint8Array ? value : new TextEncoder().encode(String(value ?? ''));

const entriesOf = (text: SqlValue | undefined) =>
	plainEntries(text).filter((entry): entry is [string, Json] => isJson(entry[1]));

/** Of a text in JSON; none where it is none. */
function plainEntries(text: SqlValue | undefined): [string, unknown][] {
	try {
		const value = JSON.parse(String(text)) as unknown;
		return isJson(value) ? Object.entries(value) : [];
	} catch {
		return [];
	}
}
