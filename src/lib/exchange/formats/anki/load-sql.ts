// The build that brings its WASM along: there is nothing to be fetched, in a worker or in Node.
import initSqlJs from 'sql.js/dist/sql-wasm-inline.js';
import type { LoadSql } from './tables';

let loading: ReturnType<LoadSql> | null = null;

/** SQLite, started once. */
export const loadSql: LoadSql = () => (loading ??= initSqlJs());
