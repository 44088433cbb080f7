import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../../scripts/run-command.mjs';
import type { Intercept } from './app-server';

/** Which writes fail: of IndexedDB in the page, or of the file system in the app's worker. */
export type Where = 'database' | 'files';

export interface Fault {
	/** The how-manieth call from now on fails, counted from 1. */
	nth: number;
	/** All after it, too, until it is taken back. */
	sticky: boolean;
	/** `throw`: the call throws QuotaExceededError. `abort`: the transaction is aborted; for a file, a part is written. */
	how: 'throw' | 'abort';
}

/** The app's workers, in the built site. */
const WORKER = /\/workers\/[^/]+\.js$/;

/** Puts the faults' code before that of every worker of the app. */
export const faultyWorkers: Intercept = (request, response) => {
	const path = (request.url ?? '').replace(/\?.*$/, '');
	if (!WORKER.test(path)) return false;
	const code = readFileSync(join(root, 'build', path), 'utf8');
	response.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' });
	// tsx names functions by a helper of its own, which is not there in the worker.
	response.end(`{ const __name = (named) => named; (${breakFiles})(); }\n${code}`);
	return true;
};

/** Makes IndexedDB breakable in the page; before it is opened. */
export async function breakable(page: Page): Promise<void> {
	await page.addInitScript(breakDatabase);
}

/** @returns false when nothing of that kind is there to be broken */
export async function setFault(page: Page, where: Where, fault: Fault | null): Promise<boolean> {
	return page.evaluate(
		async ({ where, fault }) => {
			if (where === 'database') {
				globalThis.databaseFault = fault && { ...fault, calls: 0, struck: 0 };
				return true;
			}
			const channel = new BroadcastChannel('torture-faults');
			const heard = new Promise<boolean>((done) => {
				channel.onmessage = ({ data }) => data === 'heard' && done(true);
				setTimeout(() => done(false), 1000);
			});
			channel.postMessage({ fault });
			const result = await heard;
			channel.close();
			return result;
		},
		{ where, fault }
	);
}

/** How often it struck since it was set. */
export function struck(page: Page, where: Where): Promise<number> {
	return page.evaluate(async (where) => {
		if (where === 'database') return globalThis.databaseFault?.struck ?? 0;
		const channel = new BroadcastChannel('torture-faults');
		const heard = new Promise<number>((done) => {
			channel.onmessage = ({ data }) => typeof data?.struck === 'number' && done(data.struck);
			setTimeout(() => done(0), 1000);
		});
		channel.postMessage('how often');
		const result = await heard;
		channel.close();
		return result;
	}, where);
}

declare global {
	var databaseFault: (Fault & { calls: number; struck: number }) | null | undefined;
}

/** In the page. Runs alone: nothing of this file is there. */
function breakDatabase(): void {
	const strikes = () => {
		const fault = globalThis.databaseFault;
		if (!fault) return null;
		fault.calls++;
		if (fault.sticky ? fault.calls < fault.nth : fault.calls !== fault.nth) return null;
		fault.struck++;
		return fault.how;
	};
	const full = () => new DOMException('The disk is full, as a proof has it.', 'QuotaExceededError');
	const writes = IDBObjectStore.prototype as unknown as Record<
		string,
		(...args: unknown[]) => unknown
	>;
	for (const name of ['put', 'add', 'delete', 'clear']) {
		const write = writes[name]!;
		writes[name] = function (this: IDBObjectStore, ...args: unknown[]) {
			const how = strikes();
			if (how === 'throw') throw full();
			const request = write.apply(this, args);
			if (how === 'abort') this.transaction.abort();
			return request;
		};
	}
	const { commit } = IDBTransaction.prototype;
	IDBTransaction.prototype.commit = function () {
		const how = this.mode === 'readonly' ? null : strikes();
		if (how === null) return commit.call(this);
		this.abort();
		if (how === 'throw') throw full();
	};
}

/** In a worker. Runs alone, as well. */
function breakFiles(): void {
	let fault: (Fault & { calls: number }) | null = null;
	let struck = 0;
	const channel = new BroadcastChannel('torture-faults');
	channel.onmessage = ({ data }) => {
		if (data === 'how often') return channel.postMessage({ struck });
		if (!data || !('fault' in data)) return;
		fault = data.fault && { ...data.fault, calls: 0 };
		struck = 0;
		channel.postMessage('heard');
	};
	const strikes = () => {
		if (!fault) return null;
		fault.calls++;
		if (fault.sticky ? fault.calls < fault.nth : fault.calls !== fault.nth) return null;
		struck++;
		return fault.how;
	};
	const full = () => new DOMException('The disk is full, as a proof has it.', 'QuotaExceededError');
	type Handle = Record<'write' | 'flush' | 'truncate', (...args: unknown[]) => unknown>;
	const { FileSystemSyncAccessHandle } = globalThis as unknown as Record<
		string,
		{ prototype: Handle }
	>;
	const handle = FileSystemSyncAccessHandle?.prototype;
	if (!handle) return;
	const { write, flush, truncate } = handle;
	handle.write = function (buffer, ...rest) {
		const how = strikes();
		if (how === 'throw') throw full();
		if (how !== 'abort') return write.call(this, buffer, ...rest);
		const bytes = ArrayBuffer.isView(buffer)
			? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
			: new Uint8Array(buffer as ArrayBuffer);
		return write.call(this, bytes.subarray(0, Math.floor(bytes.length / 2)), ...rest);
	};
	handle.flush = function () {
		if (strikes()) throw full();
		return flush.call(this);
	};
	handle.truncate = function (...args) {
		if (strikes()) throw full();
		return truncate.call(this, ...args);
	};
}
