import { OpenZip, ZipUnreadable } from '../../open-zip';
import type { ZipLimits } from '../../read-zip';
import { Unreadable } from '../format';
import { protobufFields } from './protobuf';
import { unzstd } from './unzstd';

/** Anki's own shared decks stay far below; bytes, and files. */
export const ANKI_LIMITS: ZipLimits & { /** Of the file given. */ packed: number } = {
	packed: 1_000_000_000,
	entries: 200_000,
	file: 600_000_000,
	total: 1_200_000_000
};
const MEDIA_LIST_LIMIT = 50_000_000;

/** The generations of packages by the name of their collection, newest first; "meta" says which one counts. */
const COLLECTIONS = ['collection.anki21b', 'collection.anki21', 'collection.anki2'] as const;
const NEWEST = 3;

/** What is in a package: the collection as a database, and its media by the names that cards use. */
export interface AnkiPackage {
	database: Uint8Array;
	/** 3 is the newest. */
	generation: 1 | 2 | 3;
	/** A media file of at most `limit` bytes. */
	media(name: string, limit: number): MediaRead;
	/** Whether the list of media could be read. */
	hasMediaList: boolean;
}

export type MediaRead =
	{ ok: true; bytes: Uint8Array } | { ok: false; problem: 'missing' | 'too-large' | 'damaged' };

/** Whether it is an archive with a collection of Anki's. Never throws. */
export function isAnkiPackage(bytes: Uint8Array): boolean {
	try {
		const zip = new OpenZip(bytes, ANKI_LIMITS);
		return COLLECTIONS.some((name) => zip.has(name));
	} catch {
		return false;
	}
}

/** @throws Unreadable */
export function openPackage(bytes: Uint8Array): AnkiPackage {
	if (bytes.length > ANKI_LIMITS.packed)
		throw new Unreadable('The package is larger than 1 GB. Export fewer decks at once.');
	const zip = openZip(bytes);
	const meta = zip.unpack('meta');
	const version = meta.ok ? versionIn(meta.bytes) : null;
	if (version !== null && version > NEWEST)
		throw new Unreadable(
			'The package was made by a newer Anki than this app knows. Export it with “Support older Anki versions”.'
		);
	// Beside a newer collection lies an older one that only asks for an update.
	const named = version === null ? undefined : COLLECTIONS[NEWEST - version];
	const name = named && zip.has(named) ? named : COLLECTIONS.find((each) => zip.has(each));
	if (!name) throw new Unreadable('There is no collection of Anki’s in this file.');
	const isPacked = name === COLLECTIONS[0];
	const read = zip.unpack(name);
	if (!read.ok)
		throw new Unreadable(
			read.problem === 'too-large'
				? 'The collection in the package is larger than 600 MB. Export fewer decks at once.'
				: 'The collection in the package is damaged. Export it from Anki once more.'
		);
	const list = mediaList(zip, isPacked);
	return {
		database: isPacked ? unpacked(read.bytes) : read.bytes,
		generation: isPacked ? 3 : name === COLLECTIONS[1] ? 2 : 1,
		hasMediaList: list !== null,
		media(own, limit) {
			const entry = list?.get(own.normalize('NFC'));
			if (entry === undefined) return { ok: false, problem: 'missing' };
			if (!isPacked && zip.sizeOf(entry) > limit) return { ok: false, problem: 'too-large' };
			const file = zip.unpack(entry);
			if (!file.ok) {
				const { problem } = file;
				const isKnown = problem === 'missing' || problem === 'too-large';
				return { ok: false, problem: isKnown ? problem : 'damaged' };
			}
			return isPacked ? unzstd(file.bytes, limit) : file;
		}
	};
}

function openZip(bytes: Uint8Array): OpenZip {
	try {
		return new OpenZip(bytes, ANKI_LIMITS);
	} catch (error) {
		if (!(error instanceof ZipUnreadable)) throw error;
		throw new Unreadable(
			error.code === 'too-many-files'
				? 'The package has more than 200,000 media files. Export fewer decks at once.'
				: 'The package is cut off or damaged. Export it from Anki once more.'
		);
	}
}

/** Of Anki's PackageMetadata: 1 and 2 are the older generations. Null where it says nothing. */
function versionIn(meta: Uint8Array): number | null {
	for (const { id, number, bytes } of protobufFields(meta))
		if (id === 1 && bytes === null && number > 0) return number;
	return null;
}

function unpacked(bytes: Uint8Array): Uint8Array {
	const read = unzstd(bytes, ANKI_LIMITS.file);
	if (read.ok) return read.bytes;
	throw new Unreadable(
		read.problem === 'too-large'
			? 'The collection in the package is larger than 600 MB. Export fewer decks at once.'
			: 'The collection in the package is damaged. Export it from Anki once more.'
	);
}

/** The file of each medium in the archive, by its own name; null where the list cannot be read. */
function mediaList(zip: OpenZip, isPacked: boolean): Map<string, string> | null {
	if (zip.sizeOf('media') > MEDIA_LIST_LIMIT) return null;
	const read = zip.unpack('media');
	if (!read.ok) return read.problem === 'missing' ? new Map() : null;
	if (!isPacked) return listInJson(read.bytes);
	const list = unzstd(read.bytes, MEDIA_LIST_LIMIT);
	return list.ok ? listInProtobuf(list.bytes) : null;
}

function listInJson(bytes: Uint8Array): Map<string, string> | null {
	try {
		const list = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
		if (typeof list !== 'object' || list === null) return null;
		return new Map(
			Object.entries(list).flatMap(([entry, name]) =>
				typeof name === 'string' ? [[name.normalize('NFC'), entry] as const] : []
			)
		);
	} catch {
		return null;
	}
}

/** Anki's MediaEntries: the file in the archive has the entry's place in the list, or the number it names itself. */
function listInProtobuf(bytes: Uint8Array): Map<string, string> {
	const decoder = new TextDecoder();
	const list = new Map<string, string>();
	let place = 0;
	for (const entry of protobufFields(bytes)) {
		if (entry.id !== 1 || !entry.bytes) continue;
		let [name, file] = ['', String(place++)];
		for (const field of protobufFields(entry.bytes)) {
			if (field.id === 1 && field.bytes) name = decoder.decode(field.bytes);
			if (field.id === 255 && !field.bytes) file = String(field.number);
		}
		if (name !== '') list.set(name.normalize('NFC'), file);
	}
	return list;
}
