import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../../scripts/run-command.mjs';
import type { Intercept } from './app-server';
import type { BuiltPage } from './build-torture-page';

/** Which writes fail: of IndexedDB in the page, of files in the app's workers (the journal), or of files in the page (backups). */
export type Where = 'database' | 'files' | 'backups';

export interface Fault {
	/** The how-manieth call from now on fails, counted from 1; Infinity only counts. */
	nth: number;
	/** All after it, too, until it is taken back. */
	sticky: boolean;
	/** `throw`: the call throws QuotaExceededError. `abort`: the transaction is aborted; of a file, a part is written. */
	how: 'throw' | 'abort';
}

/** Since the fault was set. */
export interface Strikes {
	/** How many calls would have written. */
	calls: number;
	/** How many of them failed by the fault. */
	struck: number;
}

/** The app's workers, in the built site and in the torture page. */
const WORKER = /(\/workers\/[^/]+|-worker[^/]*)\.js$/;

/** Puts the faults' code before that of every worker of the app. */
export const faultyWorkers: Intercept = (request, response) => {
	const path = (request.url ?? '').replace(/\?.*$/, '');
	if (!WORKER.test(path)) return false;
	const code = readFileSync(join(root, 'build', path), 'utf8');
	response.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' });
	response.end(broken(code));
	return true;
};

/** The torture page with the faults' code before that of every worker. @throws Error when there is no worker in it */
export function withFaultyWorkers(page: BuiltPage): BuiltPage {
	const workers = [...page].filter(([path]) => WORKER.test(path));
	if (workers.length === 0) throw new Error('The torture page was built without workers.');
	const faulty = workers.map(([path, { type, body }]) => {
		const code = typeof body === 'string' ? body : new TextDecoder().decode(body);
		return [path, { type, body: broken(code) }] as const;
	});
	return new Map([...page, ...faulty]);
}

/** tsx names functions by a helper of its own, which is not there in the worker. */
const broken = (code: string) =>
	`{ const __name = (named) => named; (${breakFiles})('files'); }\n${code}`;

/** Makes IndexedDB and the files that the page itself writes breakable; before they are opened. */
export async function breakable(page: Page): Promise<void> {
	await page.addInitScript(breakDatabase);
	await page.addInitScript(breakFiles, 'backups' as const);
}

/** @returns false when nothing of that kind is there to be broken */
export async function setFault(page: Page, where: Where, fault: Fault | null): Promise<boolean> {
	if (where !== 'database') return (await ask(page, { to: where, fault })) !== null;
	await page.evaluate((fault) => {
		globalThis.databaseFault = fault && { ...fault, calls: 0, struck: 0 };
	}, fault);
	return true;
}

/** What came of the fault that was set. */
export async function strikes(page: Page, where: Where): Promise<Strikes> {
	const found =
		where === 'database'
			? await page.evaluate(() => globalThis.databaseFault)
			: await ask(page, { to: where });
	return { calls: found?.calls ?? 0, struck: found?.struck ?? 0 };
}

/**
 * Asks all of them that live, and waits for each: one that was not heard might still fail a write that comes after.
 * @returns null where nobody lives
 */
function ask(page: Page, question: FilesQuestion): Promise<Strikes | null> {
	return page.evaluate(async (question) => {
		const serial = crypto.randomUUID();
		const channel = new BroadcastChannel('torture-faults');
		const answers = new Map<string, Strikes>();
		channel.onmessage = ({ data }) => {
			if (data?.to === serial) answers.set(data.from, data);
		};
		const living = async () => {
			const { held = [] } = await navigator.locks.query();
			const names = held.map(({ name }) => name ?? '');
			return names.filter((name) => name.startsWith(`torture-faults ${question.to} `));
		};
		const turn = () => new Promise((resolve) => setTimeout(resolve, 20));
		const begun = performance.now();
		let asked = await living();
		while (asked.length === 0 && performance.now() - begun < 1000) {
			await turn();
			asked = await living();
		}
		// Whoever starts from now on has no fault, and is not waited for.
		channel.postMessage({ ...question, serial });
		for (let lacking = asked; lacking.length > 0; await turn()) {
			const alive = new Set(await living());
			lacking = asked.filter((name) => alive.has(name) && !answers.has(name));
			if (lacking.length > 0 && performance.now() - begun > 20_000)
				throw new Error(`No answer in 20 s from ${lacking.join(', ')}.`);
		}
		channel.close();
		if (answers.size === 0) return null;
		const sum = { calls: 0, struck: 0 };
		for (const { calls, struck } of answers.values()) {
			sum.calls += calls;
			sum.struck += struck;
		}
		return sum;
	}, question);
}

interface FilesQuestion {
	to: Where;
	fault?: Fault | null;
}

declare global {
	var databaseFault: (Fault & Strikes) | null | undefined;
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

/** In a worker or the page. Runs alone, as well. */
function breakFiles(where: 'files' | 'backups'): void {
	let fault: Fault | null = null;
	let [calls, struck] = [0, 0];
	const channel = new BroadcastChannel('torture-faults');
	// As long as this lives it holds a lock of this name, by which whoever asks knows whom to wait for.
	const name = `torture-faults ${where} ${crypto.randomUUID()}`;
	void navigator.locks.request(name, () => new Promise(() => undefined));
	channel.onmessage = ({ data }) => {
		if (data?.to !== where) return;
		if ('fault' in data) [fault, calls, struck] = [data.fault, 0, 0];
		channel.postMessage({ from: name, to: data.serial, calls, struck });
	};
	const strikes = () => {
		if (!fault) return null;
		calls++;
		if (fault.sticky ? calls < fault.nth : calls !== fault.nth) return null;
		struck++;
		return fault.how;
	};
	const full = () => new DOMException('The disk is full, as a proof has it.', 'QuotaExceededError');
	type Methods = Record<string, (...args: unknown[]) => unknown>;
	/** Puts another method in the place of one that may not be there. */
	const replace = (
		type: string,
		name: string,
		by: (real: () => unknown, args: unknown[], self: unknown) => unknown
	) => {
		const methods = (globalThis as unknown as Record<string, { prototype: Methods } | undefined>)[
			type
		]?.prototype;
		const real = methods?.[name];
		if (!methods || !real) return;
		methods[name] = function (this: unknown, ...args: unknown[]) {
			return by(() => real.apply(this, args), args, this);
		};
	};
	const halfOf = (data: unknown) => {
		if (data instanceof Blob) return data.slice(0, Math.floor(data.size / 2));
		const bytes = ArrayBuffer.isView(data)
			? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
			: new Uint8Array(data as ArrayBuffer);
		return bytes.subarray(0, Math.floor(bytes.length / 2));
	};
	const handle = 'FileSystemSyncAccessHandle';
	replace(handle, 'write', (real, args) => {
		const how = strikes();
		if (how === 'throw') throw full();
		if (how === 'abort') args[0] = halfOf(args[0]);
		return real();
	});
	for (const name of ['flush', 'truncate'])
		replace(handle, name, (real) => {
			if (strikes()) throw full();
			return real();
		});
	const stream = 'FileSystemWritableFileStream';
	replace(stream, 'write', (real, args) => {
		const how = strikes();
		if (how === 'throw') return Promise.reject(full());
		if (how === 'abort') args[0] = halfOf(args[0]);
		return real();
	});
	replace(stream, 'close', async (real, _args, self) => {
		const how = strikes();
		if (how === 'abort') await (self as WritableStream).abort();
		return how ? Promise.reject(full()) : real();
	});
	const inDirectory = (name: string, writes: (args: unknown[]) => boolean) =>
		replace('FileSystemDirectoryHandle', name, (real, args) =>
			writes(args) && strikes() ? Promise.reject(full()) : real()
		);
	inDirectory('removeEntry', () => true);
	inDirectory('getFileHandle', ([, options]) => Boolean((options as { create?: true })?.create));
	replace('FileSystemFileHandle', 'createWritable', (real) =>
		strikes() ? Promise.reject(full()) : real()
	);
}
