import type { Bank } from '../../core/bank/bank';
import type { ImageBytes } from '../bank-texts';
import type { Format, Progress, Written } from './format';
import { Unreadable } from './format';
import type { GivenFile } from './given-file';
import type { LearnerPart } from './learner-part';
import type { ReadItem, ReadSet } from './read-set';
import type { Remark } from './remark';
import { makeCard } from './anki/make-card';
import { readHead, type CollectionHead } from './anki/note-types';
import { readCards, readNotes } from './anki/notes';
import { isAnkiPackage, openPackage, type AnkiPackage } from './anki/package-parts';
import { PictureShelf } from './picture-shelf';
import { readReviews, type ReviewLog } from './anki/reviews';
import { writePackage } from './anki/write-package';
import { isSqlite, TableDamaged, Tables, type LoadSql } from './anki/tables';

/** Anki's packages of decks (.apkg) and collections (.colpkg), of all generations; a collection.anki2 by itself too. */
export const ankiFormat = (loadSql: LoadSql): Format => ({
	id: 'anki',
	name: 'Anki',
	endings: ['apkg', 'colpkg'],
	detect: ({ bytes }) => (isAnkiPackage(bytes) || isAnkiDatabase(bytes) ? 1 : 0),
	read: (file, progress) => readAnki(file, progress, loadSql),
	write: (bank, images, progress, learner) => writeAnki(bank, images, progress, loadSql, learner)
});

/** Of all that the cards make together, for each character that the notes have: templates may repeat their fields. */
const MOST_REPEATED = 50;
const ALWAYS_ALLOWED = 20_000_000;

const isAnkiDatabase = (bytes: Uint8Array) =>
	isSqlite(bytes) &&
	new TextDecoder('latin1').decode(bytes.subarray(0, 200_000)).includes('CREATE TABLE revlog');

/** @param learner what the learner has done with the questions, where that is wanted too */
export async function writeAnki(
	bank: Bank,
	images: ImageBytes,
	progress: Progress,
	loadSql: LoadSql,
	learner: LearnerPart | null = null
): Promise<Written> {
	return writePackage(await loadSql(), bank, images, progress, learner);
}

/** @throws Unreadable */
export async function readAnki(
	{ bytes }: GivenFile,
	progress: Progress,
	loadSql: LoadSql
): Promise<ReadSet> {
	const pack: AnkiPackage = isSqlite(bytes) ? loneDatabase(bytes) : openPackage(bytes);
	progress(0.1);
	const tables = new Tables(await loadSql(), pack.database);
	// SQLite has a copy of its own.
	pack.database = new Uint8Array();
	try {
		progress(0.15);
		return readCollection(tables, pack, progress);
	} catch (error) {
		if (!(error instanceof TableDamaged)) throw error;
		throw new Unreadable(
			'The collection in the package is damaged. Export it from Anki once more.'
		);
	} finally {
		tables.close();
	}
}

const loneDatabase = (database: Uint8Array): AnkiPackage => ({
	database,
	generation: 1,
	hasMediaList: true,
	media: () => ({ ok: false, problem: 'missing' })
});

function readCollection(tables: Tables, pack: AnkiPackage, progress: Progress): ReadSet {
	for (const table of ['col', 'notes', 'cards'])
		if (!tables.has(table)) throw new Unreadable('There is no collection of Anki’s in this file.');
	const head = readHead(tables);
	const notes = readNotes(tables);
	progress(0.25);
	const cards = readCards(tables);
	// A package of the second generation is there for the newer scheduler alone, whatever its settings say.
	const scheduler = pack.generation === 2 ? 2 : (head.scheduler ?? (pack.generation === 1 ? 1 : 2));
	const log = readReviews(tables, scheduler, (done) => progress(0.3 + 0.2 * done));
	// All of it was taken out; the database is as large as what is made of it.
	tables.close();
	progress(0.5);
	const remarks = remarksOnWhole(pack, head, log);
	if (notes.isDamaged || cards.isDamaged)
		remarks.push({
			kind: 'left-out',
			place: {},
			text: 'The collection is damaged: notes or cards in it could not be read.'
		});
	const shelf = new PictureShelf((name, limit) => pack.media(name, limit));
	const items: ReadItem[] = [];
	const seen = new Set<string>();
	let letters = 0;
	for (const note of notes.rows.values()) for (const field of note.fields) letters += field.length;
	let room = ALWAYS_ALLOWED + letters * MOST_REPEATED;
	let homeless = 0;
	for (const [nth, card] of cards.rows.entries()) {
		if (nth % 500 === 0) progress(0.5 + (0.5 * nth) / cards.rows.length);
		const note = notes.rows.get(card.note);
		const type = note && head.noteTypes.get(note.type);
		const ownId = `${note?.guid}#${card.place}`;
		if (!note || !type || seen.has(ownId)) {
			homeless++;
			continue;
		}
		seen.add(ownId);
		const group = head.decks.get(card.deck) ?? [];
		const made = makeCard(note, type, { ...card, deck: group }, shelf);
		room -= made.letters;
		if (room < 0)
			throw new Unreadable('The templates of the package repeat its fields again and again.');
		if (!made.ok) {
			remarks.push({ kind: 'left-out', place: { item: made.item }, text: made.reason });
			continue;
		}
		for (const remark of made.remarks) remarks.push(remark);
		const reviews = log.byCard.get(card.id);
		items.push({
			place: { item: made.item },
			ownId,
			group,
			entry: made.entry,
			...(reviews && { reviews }),
			...(card.isSuspended && { suspended: true, madeMs: card.id }),
			...(card.isFlagged && { flagged: true, madeMs: card.id })
		});
	}
	if (homeless > 0)
		remarks.push({
			kind: 'left-out',
			place: {},
			text: `Cards whose note or note type is not in the package, or that are there twice: ${homeless}.`
		});
	const title = commonDeck(items);
	return { ...(title && { title }), items, pictures: shelf.taken, remarks };
}

function remarksOnWhole(pack: AnkiPackage, head: CollectionHead, log: ReviewLog): Remark[] {
	const remarks: Remark[] = [];
	const tell = (kind: Remark['kind'], text: string, item?: string) =>
		remarks.push({ kind, place: item ? { item } : {}, text });
	if (!pack.hasMediaList)
		tell('left-out', 'The list of media cannot be read, and so there are no pictures.');
	if (log.isDamaged) tell('left-out', 'The history is damaged: reviews in it could not be read.');
	if (log.senseless > 0)
		tell('left-out', `Reviews with an answer or a day that cannot be: ${log.senseless}.`);
	if (log.setBack > 0)
		tell('noted', `Cards that were set back to new begin anew there: ${log.setBack}.`);
	if (log.practice > 0)
		tell('noted', `Reviews beside the schedule are practice, and move nothing: ${log.practice}.`);
	if (log.byHand > 0)
		tell('noted', `Days that were set by hand are no answers, and not taken: ${log.byHand}.`);
	for (const { name, templates } of head.noteTypes.values())
		for (const template of templates.values())
			if (template.hasScript)
				tell('left-out', 'A script of its template is left out.', `${name}, ${template.name}`);
	return remarks;
}

/** The deck that all cards lie in, if there is one. */
function commonDeck(items: readonly ReadItem[]): string | undefined {
	const first = items[0]?.group[0];
	return items.every(({ group }) => group[0] === first) ? first : undefined;
}
