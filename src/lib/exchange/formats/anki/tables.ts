import type { Database, SqlJsStatic, SqlValue } from 'sql.js';
import { Unreadable } from '../format';

/** Gives SQLite, in whatever way it is loaded where this runs. */
export type LoadSql = () => Promise<SqlJsStatic>;
export type { SqlValue };

const MAGIC = 'SQLite format 3\0';
/** No table of Anki's has it, and it would let the file run what it likes with every row that is read. */
const COMPUTED = /\bvirtual\b|\bgenerated\b|\bas\s*\(/i;
const MOST_TABLES = 1000;
/** The order of Anki's names, which no other SQLite knows: a table that names it in its own key cannot be read at all. */
const OWN_ORDER = /\bunicase\b/i;
const DAMAGED = 'The collection in the package is damaged. Export it from Anki once more.';
/** A record takes at least so many bytes of the file. */
const SMALLEST_RECORD = 4;

export const isSqlite = (bytes: Uint8Array) =>
	[...MAGIC].every((letter, at) => bytes[at] === letter.charCodeAt(0));

/** Reading was broken off: what came before is sound as far as it can be told. */
export class TableDamaged extends Error {}

/**
 * The tables of a database from outside, read row by row in the order in which they lie there. Nothing is sorted, joined or
 * compared in SQL: every query has to end on any file. Views and computed columns are not read at all.
 */
export class Tables {
	readonly #database: Database;
	readonly #names = new Set<string>();
	readonly #size: number;

	/** @throws Unreadable where it is no database */
	constructor(sql: SqlJsStatic, bytes: Uint8Array) {
		if (!isSqlite(bytes)) throw new Unreadable(DAMAGED);
		// One that is written to by two programs at once keeps a log beside it, and cannot be opened without.
		const file = bytes[18] === 2 || bytes[19] === 2 ? Uint8Array.from(bytes) : bytes;
		if (file !== bytes) file.fill(1, 18, 20);
		this.#size = file.length;
		try {
			this.#database = new sql.Database(file);
		} catch (error) {
			throw unreadable(error);
		}
		try {
			this.#database.run('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON');
			let [count, isOwnOrder] = [0, false];
			for (const [type, name, text] of this.#read('SELECT type, name, sql FROM sqlite_master')) {
				if (++count > MOST_TABLES) throw new Unreadable(DAMAGED);
				if (type === 'table' && !COMPUTED.test(String(text))) this.#names.add(String(name));
				isOwnOrder ||= OWN_ORDER.test(String(text));
			}
			if (isOwnOrder) this.#forgetOwnOrder();
			this.#database.run('PRAGMA query_only = ON');
		} catch (error) {
			this.close();
			throw unreadable(error);
		}
	}

	/** In the copy that is read: its names come in any order, and the indices that depend on it are not used. */
	#forgetOwnOrder(): void {
		this.#database.run(`
			PRAGMA writable_schema = ON;
			DELETE FROM sqlite_master WHERE type <> 'table' AND sql IS NOT NULL;
			UPDATE sqlite_master SET sql = replace(replace(sql, 'unicase', 'nocase'), 'UNICASE', 'nocase');
			PRAGMA writable_schema = RESET;
		`);
	}

	has(table: string): boolean {
		return this.#names.has(table);
	}

	/**
	 * All rows, each with the columns asked for.
	 * @throws TableDamaged where it cannot be read on, or holds more than its file has room for
	 */
	*rows(table: string, columns: string): Generator<SqlValue[]> {
		if (!this.has(table)) return;
		let records = Math.ceil(this.#size / SMALLEST_RECORD);
		let room = this.#size;
		const rows = this.#read(`SELECT ${columns} FROM ${table} NOT INDEXED`);
		for (;;) {
			let next: IteratorResult<SqlValue[]>;
			try {
				next = rows.next();
			} catch {
				throw new TableDamaged();
			}
			if (next.done) return;
			// Pages that name one another as their own give the same rows again and again.
			for (const value of next.value)
				if (typeof value === 'string' || value instanceof Uint8Array) room -= value.length;
			if (--records < 0 || room < 0) throw new TableDamaged();
			yield next.value;
		}
	}

	*#read(query: string): Generator<SqlValue[]> {
		const statement = this.#database.prepare(query);
		try {
			while (statement.step()) yield statement.get();
		} finally {
			statement.free();
		}
	}

	close(): void {
		try {
			this.#database.close();
		} catch {
			// It is gone either way.
		}
	}
}

const unreadable = (error: unknown) =>
	error instanceof Unreadable ? error : new Unreadable(DAMAGED);
