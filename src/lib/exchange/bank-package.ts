import { strToU8, zipSync, type Zippable } from 'fflate';
import { BANK_FILE, IMAGE_LIMITS } from '../core/bank/bank-files';
import { decodeText, MAX_BYTES } from '../core/bank/decode-text';
import { cardOf, readCard, writeCard } from '../core/bank/image-card';
import { KIND_OF_ENDING } from '../core/bank/image-header';
import { isBankImage, isBankText, unwritable, type BankTexts, type ImageBytes } from './bank-texts';
import { readZip, type ZipLimits, type ZipProblem } from './read-zip';

/** What says that an archive is a bank of ours. */
const MANIFEST = 'footnote.json';
const FORMAT = 'footnote-bank';
/** The first has no pictures, and says so still where there are none: older versions of the app read it. */
const [VERSION, PICTURED] = [1, 2];
/** Where the pictures lie. */
const IMAGES = 'images/';

/** A bank has fifty sources at most, and each text 2 MB as in `questions/`; its pictures are small, and may be many. */
export const PACKAGE_LIMITS: ZipLimits & { /** Of the archive, in bytes. */ packed: number } = {
	packed: 20_000_000,
	entries: 400,
	file: MAX_BYTES,
	total: 40_000_000
};

/** Why texts cannot be packed; `name` is that of the text. */
export type PackProblem =
	| { code: 'no-bank' | 'too-many-files' | 'too-large' }
	| { code: 'bad-name' | 'file-too-large' | 'bad-text' | 'image-missing'; name: string };

export type Packed = { ok: true; bytes: Uint8Array } | { ok: false; problem: PackProblem };

/** Why a package is not taken in; `name` is that of the file in it. */
export type PackageProblem =
	| ZipProblem
	| { code: 'not-a-package' | 'newer' | 'no-bank' }
	| { code: 'not-utf-8' | 'not-an-image'; name: string };

export type PackageRead =
	{ ok: true; texts: BankTexts; images: ImageBytes } | { ok: false; problem: PackageProblem };

/**
 * A bank with its texts and pictures as one file: a ZIP archive, the same for the same content.
 * @param texts only what may be given away (`givenTexts`); a byte order mark at the start of one is no part of it
 */
export function packBank(texts: BankTexts, images: ImageBytes = new Map()): Packed {
	const refuse = (problem: PackProblem): Packed => ({ ok: false, problem });
	if (!Object.hasOwn(texts, BANK_FILE)) return refuse({ code: 'no-bank' });
	const names = Object.keys(texts).sort();
	const stranger = names.find((name) => !isBankText(name) && !isBankImage(name));
	if (stranger !== undefined) return refuse({ code: 'bad-name', name: stranger });
	const bad = unwritable(texts);
	if (bad !== null) return refuse({ code: 'bad-text', name: bad });
	if (names.length >= PACKAGE_LIMITS.entries) return refuse({ code: 'too-many-files' });
	const version = names.some(isBankImage) ? PICTURED : VERSION;
	const manifest = `${JSON.stringify({ format: FORMAT, version })}\n`;
	const files: Zippable = { [MANIFEST]: strToU8(manifest) };
	let total = 0;
	for (const name of names) {
		const isImage = isBankImage(name);
		const bytes = isImage ? images.get(readCard(texts[name])?.digest ?? '') : strToU8(texts[name]!);
		if (!bytes) return refuse({ code: 'image-missing', name });
		const most = isImage ? IMAGE_LIMITS.bytes : PACKAGE_LIMITS.file;
		if (bytes.length > most) return refuse({ code: 'file-too-large', name });
		total += bytes.length;
		// A picture is compressed as it is.
		if (isImage) files[IMAGES + name] = [bytes, { level: 0 }];
		else files[name] = bytes;
	}
	// What is read counts the manifest, too.
	if (total + manifest.length > PACKAGE_LIMITS.total) return refuse({ code: 'too-large' });
	// The earliest day that the format has: a package says nothing of when it was made.
	return { ok: true, bytes: zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) }) };
}

/**
 * The texts and pictures in a package. Nothing is taken from one that is not sound throughout. Never throws.
 * @param bytes of the whole file
 */
export function unpackBank(bytes: Uint8Array): PackageRead {
	const refuse = (problem: PackageProblem): PackageRead => ({ ok: false, problem });
	if (bytes.length > PACKAGE_LIMITS.packed) return refuse({ code: 'too-large' });
	const read = readZip(bytes, PACKAGE_LIMITS, isPart);
	if (!read.ok) return read;
	const manifest = manifestProblem(read.files.get(MANIFEST));
	if (manifest) return refuse({ code: manifest });
	if (!read.files.has(BANK_FILE)) return refuse({ code: 'no-bank' });
	const texts: Record<string, string> = {};
	const images = new Map<string, Uint8Array>();
	for (const [name, file] of read.files) {
		if (name === MANIFEST) continue;
		const image = imageName(name);
		if (image !== null) {
			if (file.length > IMAGE_LIMITS.bytes) return refuse({ code: 'file-too-large', name });
			const card = cardOf(file);
			const ending = image.slice(image.lastIndexOf('.') + 1);
			if (card.kind !== KIND_OF_ENDING[ending]) return refuse({ code: 'not-an-image', name });
			texts[image] = writeCard(card);
			images.set(card.digest, file);
			continue;
		}
		const decoded = decodeText(file, name);
		if (!decoded.ok) return refuse({ code: 'not-utf-8', name });
		texts[name] = decoded.text;
	}
	return { ok: true, texts, images };
}

const isPart = (name: string) => name === MANIFEST || isBankText(name) || imageName(name) !== null;

/** The name of a picture in a package without its folder; null where it is none. */
function imageName(name: string): string | null {
	const own = name.startsWith(IMAGES) ? name.slice(IMAGES.length) : '';
	return isBankImage(own) ? own : null;
}

function manifestProblem(file: Uint8Array | undefined): 'not-a-package' | 'newer' | null {
	const decoded = file ? decodeText(file, MANIFEST) : null;
	if (!decoded?.ok) return 'not-a-package';
	try {
		const { format, version } = JSON.parse(decoded.text) as { format?: unknown; version?: unknown };
		if (format !== FORMAT || typeof version !== 'number') return 'not-a-package';
		return version > PICTURED ? 'newer' : null;
	} catch {
		// No JSON, or `null`.
		return 'not-a-package';
	}
}
