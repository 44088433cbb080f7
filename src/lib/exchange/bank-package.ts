import { strToU8, zipSync } from 'fflate';
import { BANK_FILE } from '../core/bank/bank-files';
import { decodeText, MAX_BYTES } from '../core/bank/decode-text';
import { isBankText, unwritable, type BankTexts } from './bank-texts';
import { readZip, type ZipLimits, type ZipProblem } from './read-zip';

/** What says that an archive is a bank of ours. */
const MANIFEST = 'footnote.json';
const FORMAT = 'footnote-bank';
const VERSION = 1;

/** A bank has fifty sources at most, and each text 2 MB as in `questions/`. */
export const PACKAGE_LIMITS: ZipLimits & { /** Of the archive, in bytes. */ packed: number } = {
	packed: 20_000_000,
	entries: 64,
	file: MAX_BYTES,
	total: 40_000_000
};

/** Why texts cannot be packed; `name` is that of the text. */
export type PackProblem =
	| { code: 'no-bank' | 'too-many-files' | 'too-large' }
	| { code: 'bad-name' | 'file-too-large' | 'bad-text'; name: string };

export type Packed = { ok: true; bytes: Uint8Array } | { ok: false; problem: PackProblem };

/** Why a package is not taken in; `name` is that of the file in it. */
export type PackageProblem =
	| ZipProblem
	| { code: 'not-a-package' | 'newer' | 'no-bank' }
	| { code: 'not-utf-8'; name: string };

export type PackageRead = { ok: true; texts: BankTexts } | { ok: false; problem: PackageProblem };

/**
 * A bank and the texts that come with it as one file: a ZIP archive, the same for the same texts.
 * @param texts only what may be given away (`givenTexts`); a byte order mark at the start of one is no part of it
 */
export function packBank(texts: BankTexts): Packed {
	const refuse = (problem: PackProblem): Packed => ({ ok: false, problem });
	if (!Object.hasOwn(texts, BANK_FILE)) return refuse({ code: 'no-bank' });
	const names = Object.keys(texts).sort();
	const stranger = names.find((name) => !isBankText(name));
	if (stranger !== undefined) return refuse({ code: 'bad-name', name: stranger });
	const bad = unwritable(texts);
	if (bad !== null) return refuse({ code: 'bad-text', name: bad });
	if (names.length >= PACKAGE_LIMITS.entries) return refuse({ code: 'too-many-files' });
	const manifest = `${JSON.stringify({ format: FORMAT, version: VERSION })}\n`;
	const files: Record<string, Uint8Array> = { [MANIFEST]: strToU8(manifest) };
	let total = 0;
	for (const name of names) {
		const bytes = strToU8(texts[name]!);
		if (bytes.length > PACKAGE_LIMITS.file) return refuse({ code: 'file-too-large', name });
		total += bytes.length;
		files[name] = bytes;
	}
	// What is read counts the manifest, too.
	if (total + manifest.length > PACKAGE_LIMITS.total) return refuse({ code: 'too-large' });
	// The earliest day that the format has: a package says nothing of when it was made.
	return { ok: true, bytes: zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) }) };
}

/**
 * The texts in a package. Nothing is taken from one that is not sound throughout. Never throws.
 * @param bytes of the whole file
 */
export function unpackBank(bytes: Uint8Array): PackageRead {
	const refuse = (problem: PackageProblem): PackageRead => ({ ok: false, problem });
	if (bytes.length > PACKAGE_LIMITS.packed) return refuse({ code: 'too-large' });
	const read = readZip(bytes, PACKAGE_LIMITS, (name) => name === MANIFEST || isBankText(name));
	if (!read.ok) return read;
	const manifest = manifestProblem(read.files.get(MANIFEST));
	if (manifest) return refuse({ code: manifest });
	if (!read.files.has(BANK_FILE)) return refuse({ code: 'no-bank' });
	const texts: Record<string, string> = {};
	for (const [name, file] of read.files) {
		if (name === MANIFEST) continue;
		const decoded = decodeText(file, name);
		if (!decoded.ok) return refuse({ code: 'not-utf-8', name });
		texts[name] = decoded.text;
	}
	return { ok: true, texts };
}

function manifestProblem(file: Uint8Array | undefined): 'not-a-package' | 'newer' | null {
	const decoded = file ? decodeText(file, MANIFEST) : null;
	if (!decoded?.ok) return 'not-a-package';
	try {
		const { format, version } = JSON.parse(decoded.text) as { format?: unknown; version?: unknown };
		if (format !== FORMAT || typeof version !== 'number') return 'not-a-package';
		return version > VERSION ? 'newer' : null;
	} catch {
		// No JSON, or `null`.
		return 'not-a-package';
	}
}
