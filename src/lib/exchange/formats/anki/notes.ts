import { TableDamaged, type Tables } from './tables';

export interface Note {
	guid: string;
	type: number;
	tags: string[];
	/** In HTML. */
	fields: string[];
}

export interface CardRow {
	id: number;
	note: number;
	/** The deck it belongs to, wherever it is for the time being. */
	deck: number;
	/** Which of the note's cards it is, from 0. */
	place: number;
	isSuspended: boolean;
	isFlagged: boolean;
}

const SUSPENDED = -1;
const FLAGS = 7;
const MOST_TAGS = 100;

/** Rows as far as they can be read; `isDamaged` where that is not all. */
export interface Rows<T> {
	rows: T;
	isDamaged: boolean;
}

export function readNotes(tables: Tables): Rows<Map<number, Note>> {
	const rows = new Map<number, Note>();
	const isDamaged = stopped(() => {
		for (const [id, guid, type, tags, fields] of tables.rows('notes', 'id, guid, mid, tags, flds'))
			rows.set(Number(id), {
				guid: String(guid ?? ''),
				type: Number(type),
				tags: [...new Set(String(tags ?? '').split(/\s+/))]
					.filter((tag) => tag !== '')
					.slice(0, MOST_TAGS),
				fields: String(fields ?? '').split('\x1f')
			});
	});
	return { rows, isDamaged };
}

/** In the order in which their notes were made. */
export function readCards(tables: Tables): Rows<CardRow[]> {
	const rows: CardRow[] = [];
	const isDamaged = stopped(() => {
		for (const row of tables.rows('cards', 'id, nid, did, odid, ord, queue, flags')) {
			const [id, note, deck, home, place, queue, flags] = row.map(Number);
			rows.push({
				id: id!,
				note: note!,
				deck: home || deck!,
				place: place!,
				isSuspended: queue === SUSPENDED,
				isFlagged: (flags! & FLAGS) > 0
			});
		}
	});
	rows.sort((one, other) => one.note - other.note || one.place - other.place);
	return { rows, isDamaged };
}

function stopped(read: () => void): boolean {
	try {
		read();
		return false;
	} catch (error) {
		if (error instanceof TableDamaged) return true;
		throw error;
	}
}
