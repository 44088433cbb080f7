import {
	indexedDB as memory,
	IDBCursor as MemoryCursor,
	IDBDatabase as MemoryDatabase,
	IDBIndex as MemoryIndex,
	IDBKeyRange as MemoryKeyRange,
	IDBObjectStore as MemoryObjectStore,
	IDBRequest as MemoryRequest,
	IDBTransaction as MemoryTransaction
} from 'fake-indexeddb';
import { wrap, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';

/** By the names that idb asks for them. */
const CLASSES = {
	IDBCursor: MemoryCursor,
	IDBDatabase: MemoryDatabase,
	IDBIndex: MemoryIndex,
	IDBObjectStore: MemoryObjectStore,
	IDBRequest: MemoryRequest,
	IDBTransaction: MemoryTransaction
};

let isPrepared = false;

/** idb knows objects by the browser's classes alone, which from now on know those in memory as well. */
function prepare(): void {
	if (isPrepared) return;
	isPrepared = true;
	for (const [name, ofMemory] of Object.entries(CLASSES)) alsoKnow(name, ofMemory);
	// A range that the browser's own class made does for memory, too.
	if ('IDBKeyRange' in globalThis && globalThis.IDBKeyRange) know(MemoryKeyRange, IDBKeyRange);
	else put('IDBKeyRange', MemoryKeyRange);
	// idb waits for the next record where a cursor's method is the browser's; of others it waits for what they give.
	const cursors = MemoryCursor.prototype;
	for (const method of ['advance', 'continue', 'continuePrimaryKey'] as const) {
		const step = cursors[method] as (this: IDBCursor, ...given: unknown[]) => void;
		Object.defineProperty(cursors, method, {
			configurable: true,
			value(this: IDBCursor, ...given: unknown[]) {
				step.apply(this, given);
				return this.request;
			}
		});
	}
}

function alsoKnow(name: string, ofMemory: object): void {
	const own: unknown = Reflect.get(globalThis, name);
	if (typeof own === 'function') know(own, ofMemory);
	else put(name, ofMemory);
}

/** `instanceof one` is true of what is an instance of the other. */
function know(one: object, other: object): void {
	const isInstance = Function.prototype[Symbol.hasInstance];
	Object.defineProperty(one, Symbol.hasInstance, {
		configurable: true,
		value(this: object, value: unknown): boolean {
			return isInstance.call(this, value) || isInstance.call(other, value);
		}
	});
}

function put(name: string, value: unknown): void {
	Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

/**
 * Gives the page a database in memory in the place of the one that its browser does not give: all that opens one from now
 * on opens it there, and it is gone with the page.
 */
export function standInForDatabases(): void {
	prepare();
	put('indexedDB', memory);
}

/** As `openDB` of idb, in memory, whatever the browser gives; what was written there before in this page is there. */
export async function openInMemory<Schema extends DBSchema>(
	name: string,
	version?: number,
	{ upgrade, blocked, blocking }: OpenDBCallbacks<Schema> = {}
): Promise<IDBPDatabase<Schema>> {
	prepare();
	const request = memory.open(name, version);
	const opening = wrap(request) as unknown as Promise<IDBPDatabase<Schema>>;
	request.addEventListener('upgradeneeded', (event) =>
		upgrade?.(
			wrap(request.result) as unknown as IDBPDatabase<Schema>,
			event.oldVersion,
			event.newVersion,
			wrap(request.transaction!) as never,
			event
		)
	);
	request.addEventListener('blocked', (event) =>
		blocked?.(event.oldVersion, event.newVersion, event)
	);
	const database = await opening;
	if (blocking)
		database.addEventListener('versionchange', (event) =>
			blocking(event.oldVersion, event.newVersion, event)
		);
	return database;
}
