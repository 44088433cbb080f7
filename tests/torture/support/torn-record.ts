import {
	closeSync,
	existsSync,
	fstatSync,
	openSync,
	readdirSync,
	readSync,
	statSync
} from 'node:fs';
import { join } from 'node:path';

/** By https://github.com/google/leveldb/blob/main/doc/log_format.md: a record, or a part of one that goes over blocks. */
const BLOCK_BYTES = 32_768;
const HEADER_BYTES = 7;
const LENGTH_AT = 4;
const TYPE_AT = 6;
/** The first and the middle parts: another must follow. */
const MORE_FOLLOWS = [2, 3];

/** Looks whether what a browser writes to the LevelDB database of its profile ends in the middle of a record. */
export class TornRecord {
	readonly #folder: string;
	#log: Log | undefined;

	/** Before the browser is started: it goes on at the end of the last log, where an earlier record may be torn. */
	constructor(profile: string) {
		this.#folder = join(profile, 'Default', 'IndexedDB');
		const path = newestLog(this.#folder);
		if (path !== undefined) this.#log = new Log(path, statSync(path).size);
	}

	/** @returns false when there is no such database, too */
	isThere(): boolean {
		const path = newestLog(this.#folder);
		if (path === undefined) return false;
		if (this.#log?.path !== path) this.#log = new Log(path, 0);
		return this.#log.isTorn();
	}
}

/** They are numbered. */
function newestLog(folder: string): string | undefined {
	if (!existsSync(folder)) return undefined;
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.leveldb\/\d+\.log$/.test(name))
		.map((name) => join(folder, name))
		.sort()
		.at(-1);
}

/** A log that grows; what was read of it is not read again. */
class Log {
	readonly #header = Buffer.alloc(HEADER_BYTES);
	/** The end of the last whole part. */
	#at: number;
	#moreFollows = false;

	constructor(
		readonly path: string,
		from: number
	) {
		this.#at = from;
	}

	isTorn(): boolean {
		const file = openSync(this.path, 'r');
		try {
			return this.#isTorn(file);
		} finally {
			closeSync(file);
		}
	}

	#isTorn(file: number): boolean {
		const { size } = fstatSync(file);
		for (;;) {
			const left = BLOCK_BYTES - (this.#at % BLOCK_BYTES);
			// The rest of a block that is too small for a header stays empty.
			const from = left < HEADER_BYTES ? this.#at + left : this.#at;
			if (from >= size) return this.#moreFollows;
			if (from + HEADER_BYTES > size) return true;
			readSync(file, this.#header, 0, HEADER_BYTES, from);
			const end = from + HEADER_BYTES + this.#header.readUInt16LE(LENGTH_AT);
			if (end > size) return true;
			this.#moreFollows = MORE_FOLLOWS.includes(this.#header[TYPE_AT] ?? 0);
			this.#at = end;
		}
	}
}
