import { crc32 } from '../core/intake/crc32';
import { inflateWithin } from './inflate-within';

/** What an archive may ask of this device before it is refused; all sizes are of what comes out, in bytes. */
export interface ZipLimits {
	entries: number;
	/** Of one file. */
	file: number;
	/** Of all files together. */
	total: number;
}

/** Why an archive is not taken in; `name` is that of the file in it. */
export type ZipProblem =
	| { code: 'cut-off' | 'damaged' | 'too-many-files' | 'too-large' }
	| { code: 'bad-name' | 'twice' | 'file-too-large' | 'checksum'; name: string };

export type ZipRead =
	{ ok: true; files: Map<string, Uint8Array> } | { ok: false; problem: ZipProblem };

interface Entry {
	name: string;
	flags: number;
	method: number;
	crc: number;
	packedSize: number;
	size: number;
	/** Where its own header stands. */
	at: number;
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [LOCAL_SIZE, CENTRAL_SIZE, END_SIZE] = [30, 46, 22];
const MAX_COMMENT = 0xffff;
const [STORED, DEFLATED] = [0, 8];
/** Of the bit field: encrypted, patched, strongly encrypted. */
const UNREADABLE = 0x2061;

/**
 * Reads a ZIP archive (APPNOTE 6.3) by its directory and strictly: what the directory and a file's own header say of a
 * name must agree, sizes and CRC-32 must be those of what comes out, and nothing may follow the end. Never throws.
 * @param isKnown whether a file of that name has a place here; the first that has none is refused
 */
export function readZip(
	bytes: Uint8Array,
	limits: ZipLimits,
	isKnown: (name: string) => boolean
): ZipRead {
	try {
		return { ok: true, files: new Reader(bytes).files(limits, isKnown) };
	} catch (error) {
		if (error instanceof Refusal) return { ok: false, problem: error.problem };
		// A number was read beyond the end.
		if (error instanceof RangeError) return { ok: false, problem: { code: 'damaged' } };
		throw error;
	}
}

/** Whether it begins as an archive does. */
export function isZip(bytes: Uint8Array): boolean {
	return bytes.length >= 4 && new Reader(bytes).word(0) === LOCAL;
}

class Reader {
	readonly #view: DataView;

	constructor(private readonly bytes: Uint8Array) {
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	word = (at: number) => this.#view.getUint32(at, true);
	#half = (at: number) => this.#view.getUint16(at, true);

	/** @throws Refusal, RangeError */
	files(limits: ZipLimits, isKnown: (name: string) => boolean): Map<string, Uint8Array> {
		const files = new Map<string, Uint8Array>();
		let total = 0;
		for (const entry of this.#directory(limits.entries)) {
			const { name } = entry;
			if (!isKnown(name)) throw new Refusal({ code: 'bad-name', name });
			if (files.has(name)) throw new Refusal({ code: 'twice', name });
			const file = this.#unpacked(entry, Math.min(limits.file, limits.total - total), limits);
			total += file.length;
			files.set(name, file);
		}
		return files;
	}

	#directory(most: number): Entry[] {
		const end = this.#end();
		const count = this.#half(end + 10);
		if (count > most) throw new Refusal({ code: 'too-many-files' });
		const isOneDisk = this.word(end + 4) === 0 && this.#half(end + 8) === count;
		let at = this.word(end + 16);
		if (!isOneDisk || at + this.word(end + 12) !== end) throw new Refusal({ code: 'damaged' });
		const entries: Entry[] = [];
		for (let nth = 0; nth < count; nth++) {
			if (this.word(at) !== CENTRAL) throw new Refusal({ code: 'damaged' });
			const nameSize = this.#half(at + 28);
			entries.push({
				name: this.#name(at + CENTRAL_SIZE, nameSize),
				flags: this.#half(at + 8),
				method: this.#half(at + 10),
				crc: this.word(at + 16),
				packedSize: this.word(at + 20),
				size: this.word(at + 24),
				at: this.word(at + 42)
			});
			at += CENTRAL_SIZE + nameSize + this.#half(at + 30) + this.#half(at + 32);
		}
		if (at !== end) throw new Refusal({ code: 'damaged' });
		return entries;
	}

	/** Where the last record stands, which a file that was cut off has lost. */
	#end(): number {
		const last = this.bytes.length - END_SIZE;
		for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--)
			if (this.word(at) === END && at + END_SIZE + this.#half(at + 20) === this.bytes.length)
				return at;
		throw new Refusal({ code: 'cut-off' });
	}

	#unpacked(entry: Entry, most: number, limits: ZipLimits): Uint8Array {
		const { name, at, packedSize, size } = entry;
		const tooLarge = () =>
			new Refusal(most < limits.file ? { code: 'too-large' } : { code: 'file-too-large', name });
		if (size > most) throw tooLarge();
		const isHere =
			this.word(at) === LOCAL && this.#name(at + LOCAL_SIZE, this.#half(at + 26)) === name;
		const from = at + LOCAL_SIZE + this.#half(at + 26) + this.#half(at + 28);
		if (!isHere || entry.flags & UNREADABLE || from + packedSize > this.bytes.length)
			throw new Refusal({ code: 'damaged' });
		const packed = this.bytes.subarray(from, from + packedSize);
		let file = packed;
		if (entry.method === DEFLATED) {
			const inflated = inflateWithin(packed, size);
			if (!inflated.ok) throw new Refusal({ code: 'checksum', name });
			file = inflated.bytes;
		} else if (entry.method !== STORED) throw new Refusal({ code: 'damaged' });
		if (file.length !== size || crc32(file) !== entry.crc)
			throw new Refusal({ code: 'checksum', name });
		return file;
	}

	/** Letter by letter: a name that is no ASCII is none of ours, and only told. */
	#name(at: number, size: number): string {
		if (at + size > this.bytes.length) throw new Refusal({ code: 'damaged' });
		return String.fromCharCode(...this.bytes.subarray(at, at + Math.min(size, 300)));
	}
}

class Refusal extends Error {
	constructor(readonly problem: ZipProblem) {
		super(problem.code);
	}
}
