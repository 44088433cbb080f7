import { Inflate } from 'fflate';
import { crc32 } from '../core/intake/crc32';
import type { ZipLimits } from './read-zip';

/** Why one file does not come out of an archive. */
export type UnpackProblem = 'missing' | 'damaged' | 'encrypted' | 'unknown-method' | 'too-large';
export type Unpacked = { ok: true; bytes: Uint8Array } | { ok: false; problem: UnpackProblem };

interface Entry {
	flags: number;
	method: number;
	crc: number;
	packedSize: number;
	size: number;
	at: number;
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [END_64, LOCATOR_64] = [0x06064b50, 0x07064b50];
const [LOCAL_SIZE, CENTRAL_SIZE, END_SIZE, LOCATOR_SIZE] = [30, 46, 22, 20];
const MAX_COMMENT = 0xffff;
/** What stands where a number has no room and follows elsewhere. */
const [ELSEWHERE, ELSEWHERE_SHORT] = [0xffffffff, 0xffff];
const [STORED, DEFLATED] = [0, 8];
const [ENCRYPTED, UTF_8] = [0x2041, 0x0800];
/** Deflate makes at most 1032 bytes of one. */
const MAX_RATIO = 1032;
/** Bytes given to the decompression at once. */
const STEP = 16_384;

/**
 * An archive that some other program made, opened by its directory (APPNOTE 6.3, ZIP64 too) and read file by file: what is
 * not asked for is not decompressed, and a file that is damaged leaves the others be. Our own packages are read strictly,
 * by read-zip.ts.
 */
export class OpenZip {
	readonly #entries = new Map<string, Entry>();
	readonly #view: DataView;
	/** How many bytes may still come out. */
	#left: number;

	/** @throws ZipUnreadable where no directory can be read */
	constructor(
		private readonly bytes: Uint8Array,
		private readonly limits: ZipLimits
	) {
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#left = limits.total;
		try {
			this.#readDirectory();
		} catch (error) {
			// A number was read beyond the end.
			if (error instanceof RangeError) throw new ZipUnreadable('damaged');
			throw error;
		}
	}

	/** Of its files, not its folders; parted by "/". Of two with one name the later one counts. */
	get names(): string[] {
		return [...this.#entries.keys()];
	}

	has(name: string): boolean {
		return this.#entries.has(name);
	}

	/** In bytes, as the directory has it: what comes out is never more. */
	sizeOf(name: string): number {
		return this.#entries.get(name)?.size ?? 0;
	}

	/** The content of a file, which may be a view of the archive's own bytes. Never throws. */
	unpack(name: string): Unpacked {
		const entry = this.#entries.get(name);
		if (!entry) return { ok: false, problem: 'missing' };
		if (entry.flags & ENCRYPTED) return { ok: false, problem: 'encrypted' };
		if (entry.size > Math.min(this.limits.file, this.#left))
			return { ok: false, problem: 'too-large' };
		if (entry.method !== STORED && entry.method !== DEFLATED)
			return { ok: false, problem: 'unknown-method' };
		const bytes = this.#content(entry);
		if (!bytes || crc32(bytes) !== entry.crc) return { ok: false, problem: 'damaged' };
		this.#left -= bytes.length;
		return { ok: true, bytes };
	}

	#content({ at, method, packedSize, size }: Entry): Uint8Array | null {
		if (at + LOCAL_SIZE > this.bytes.length || this.#word(at) !== LOCAL) return null;
		const from = at + LOCAL_SIZE + this.#half(at + 26) + this.#half(at + 28);
		if (from + packedSize > this.bytes.length) return null;
		const packed = this.bytes.subarray(from, from + packedSize);
		if (method === STORED) return packedSize === size ? packed : null;
		return size > packedSize * MAX_RATIO ? null : inflated(packed, size);
	}

	#word = (at: number) => this.#view.getUint32(at, true);
	#half = (at: number) => this.#view.getUint16(at, true);
	#long = (at: number) => Number(this.#view.getBigUint64(at, true));

	#readDirectory(): void {
		const end = this.#end();
		let [count, size, from] = [this.#half(end + 10), this.#word(end + 12), this.#word(end + 16)];
		let after = end;
		const isLong = [count === ELSEWHERE_SHORT, size === ELSEWHERE, from === ELSEWHERE];
		const locator = end - LOCATOR_SIZE;
		if (isLong.includes(true) && locator >= 0 && this.#word(locator) === LOCATOR_64) {
			after = this.#long(locator + 8);
			if (this.#word(after) !== END_64) throw new ZipUnreadable('damaged');
			[count, size, from] = [
				this.#long(after + 32),
				this.#long(after + 40),
				this.#long(after + 48)
			];
		}
		if (count > this.limits.entries) throw new ZipUnreadable('too-many-files');
		// Something may stand before the archive, from whose own start all places are counted.
		const start = Math.max(0, after - size - from);
		let at = from + start;
		for (let nth = 0; nth < count; nth++) {
			if (this.#word(at) !== CENTRAL) throw new ZipUnreadable('damaged');
			const sizes = [this.#half(at + 28), this.#half(at + 30), this.#half(at + 32)] as const;
			const flags = this.#half(at + 8);
			const name = this.#name(at + CENTRAL_SIZE, sizes[0], (flags & UTF_8) > 0);
			const entry = {
				flags,
				method: this.#half(at + 10),
				crc: this.#word(at + 16),
				packedSize: this.#word(at + 20),
				size: this.#word(at + 24),
				at: this.#word(at + 42)
			};
			this.#lengthen(entry, at + CENTRAL_SIZE + sizes[0], sizes[1]);
			entry.at += start;
			if (!name.endsWith('/')) this.#entries.set(name, entry);
			at += CENTRAL_SIZE + sizes[0] + sizes[1] + sizes[2];
		}
	}

	/** Where the last record stands: the last that ends within the file, whatever may follow it. */
	#end(): number {
		const last = this.bytes.length - END_SIZE;
		for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--)
			if (this.bytes[at] === 0x50 && this.#word(at) === END) return at;
		throw new ZipUnreadable('cut-off');
	}

	/** Takes the numbers that have no room in the directory from its extra field (APPNOTE 4.5.3). */
	#lengthen(entry: Entry, from: number, length: number): void {
		for (let at = from; at + 4 <= from + length; at += 4 + this.#half(at + 2)) {
			if (this.#half(at) !== 1) continue;
			let next = at + 4;
			for (const key of ['size', 'packedSize', 'at'] as const)
				if (entry[key] === ELSEWHERE) {
					entry[key] = this.#long(next);
					next += 8;
				}
		}
	}

	#name(at: number, length: number, isUtf8: boolean): string {
		if (at + length > this.bytes.length) throw new ZipUnreadable('damaged');
		const bytes = this.bytes.subarray(at, at + length);
		let name: string;
		try {
			name = new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes);
		} catch {
			// The code page of DOS, whose letters beyond ASCII matter to none of our formats.
			name = new TextDecoder('windows-1252').decode(bytes);
		}
		return name.replaceAll('\\', '/');
	}
}

/** Why an archive as a whole cannot be read. */
export class ZipUnreadable extends Error {
	constructor(readonly code: 'cut-off' | 'damaged' | 'too-many-files') {
		super(code);
		this.name = 'ZipUnreadable';
	}
}

/** Null where it is damaged, or would come to another size. */
function inflated(packed: Uint8Array, size: number): Uint8Array | null {
	const whole = new Uint8Array(size);
	let length = 0;
	const stream = new Inflate((piece) => {
		if (length + piece.length <= size) whole.set(piece, length);
		length += piece.length;
	});
	try {
		for (let at = 0; at < packed.length && length <= size; at += STEP)
			stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
	} catch {
		return null;
	}
	return length === size ? whole : null;
}
