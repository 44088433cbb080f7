import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { chromiumArgs } from '../../../scripts/chromium-args.mjs';
import { findBrowser } from '../../../scripts/find-browser.mjs';

/** How the browser keeps IndexedDB: Chromium is on its way from the first to the second. */
export type Backend = 'leveldb' | 'sqlite';

const BACKEND_ARGS: Record<Backend, string[]> = {
	leveldb: ['--disable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout'],
	sqlite: ['--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout']
};
const ARGS = [
	...chromiumArgs,
	'--headless',
	'--remote-debugging-port=0',
	'--no-default-browser-check',
	'--password-store=basic',
	'--disable-breakpad',
	'--disable-background-timer-throttling',
	'--disable-backgrounding-occluded-windows',
	'--disable-renderer-backgrounding',
	'--disk-cache-size=1000000',
	'--mute-audio',
	'--lang=en-US',
	'--window-size=1000,900'
];
const START_LIMIT_MS = 30_000;
const END_LIMIT_MS = 15_000;
const STOP_LIMIT_MS = 20;

/** A browser with a profile of its own on disk, in a process group of its own, so that all of it can be killed. */
export class BrowserProcess {
	private constructor(
		private readonly child: ChildProcess,
		private readonly browser: Browser,
		readonly context: BrowserContext
	) {}

	static async start(profile: string, backend: Backend = 'leveldb'): Promise<BrowserProcess> {
		const path = findBrowser();
		if (!path) throw new Error('No Chromium or Chrome is found: run `npm test` once.');
		// Left behind by a killed one; a process id that was used again would look like a browser still running.
		for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
			rmSync(join(profile, name), { force: true });
		const args = [...ARGS, ...BACKEND_ARGS[backend], `--user-data-dir=${profile}`, 'about:blank'];
		const child = spawn(path, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
		try {
			const browser = await chromium.connectOverCDP(await addressOf(child));
			const [context] = browser.contexts();
			if (!context) throw new Error('The browser has no profile open.');
			context.setDefaultTimeout(15_000);
			// tsx names every function by this, those that are sent into a page too.
			await context.addInitScript('globalThis.__name ??= (named) => named');
			return new BrowserProcess(child, browser, context);
		} catch (cause) {
			await killGroup(child);
			throw new Error(`The browser did not start with ${profile}.`, { cause });
		}
	}

	newPage(): Promise<Page> {
		return this.context.newPage();
	}

	/** SIGKILL to every process of it, as when the power of a laptop's battery ends; resolves when none is left. */
	async kill(): Promise<void> {
		await killGroup(this.child);
		await this.browser.close().catch(() => undefined);
	}

	/**
	 * Stops all of it and looks, again and again, and kills it where it stands once what it leaves is as wanted, or when that
	 * has not come for a while. What is left is what a kill at that moment leaves: a stop comes between the same two steps.
	 */
	async killWhen(isWanted: () => boolean, patienceMs: number): Promise<void> {
		const { pid } = this.child;
		if (pid !== undefined)
			for (const startMs = performance.now(); performance.now() - startMs < patienceMs;) {
				process.kill(-pid, 'SIGSTOP');
				// Once more when nothing of it runs any longer: it may just have gone on.
				if (isWanted() && hasStopped(pid) && isWanted()) break;
				process.kill(-pid, 'SIGCONT');
				await new Promise((done) => setTimeout(done, 1));
			}
		await this.kill();
	}

	/** Ends it as a person does who closes the window. */
	async close(): Promise<void> {
		const ended = hasEnded(this.child);
		const session = await this.browser.newBrowserCDPSession();
		await session.send('Browser.close').catch(() => undefined);
		if (!(await within(ended, END_LIMIT_MS)))
			console.log('  a browser did not close, and was killed');
		await this.kill();
	}
}

/** The address that the browser says it listens at. */
function addressOf(child: ChildProcess): Promise<string> {
	return new Promise((done, fail) => {
		let said = '';
		const timer = setTimeout(
			() => fail(new Error(`It said nothing of its address: ${said}`)),
			START_LIMIT_MS
		);
		child.stderr?.on('data', (data: Buffer) => {
			said += data.toString();
			const found = /DevTools listening on (ws:\S+)/.exec(said);
			if (found?.[1]) {
				clearTimeout(timer);
				done(found[1]);
			}
		});
		child.once('error', fail);
		child.once('exit', (code) => fail(new Error(`It ended at once (${code}): ${said}`)));
	});
}

const hasEnded = (child: ChildProcess) =>
	new Promise<void>((done) => {
		if (child.exitCode !== null || child.signalCode !== null) done();
		else child.once('exit', () => done());
	});

async function killGroup(child: ChildProcess): Promise<void> {
	const { pid } = child;
	if (pid === undefined) return;
	const ended = hasEnded(child);
	// A process that was being started may have been missed by the first signal.
	for (const startMs = performance.now(); performance.now() - startMs < END_LIMIT_MS;) {
		try {
			process.kill(-pid, 'SIGKILL');
		} catch {
			// The group is gone.
			break;
		}
		if (livingInGroup(pid) === 0) break;
		await new Promise((done) => setTimeout(done, 5));
	}
	await within(ended, END_LIMIT_MS);
}

/** Whether all threads of a process that was asked to stop come to do so within a moment; false where that cannot be seen. */
function hasStopped(pid: number): boolean {
	const tasks = `/proc/${pid}/task`;
	try {
		for (const startMs = performance.now(); performance.now() - startMs < STOP_LIMIT_MS;)
			if (readdirSync(tasks).every((task) => /\) T [^)]*$/.test(statOf(`${tasks}/${task}`))))
				return true;
	} catch {
		// It is gone, or there is no /proc.
	}
	return false;
}

const statOf = (process: string) => readFileSync(`${process}/stat`, 'utf8');

/** How many processes of the group still run; those that only wait to be buried do not count. */
function livingInGroup(group: number): number {
	let names: string[];
	try {
		names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	} catch {
		return 0;
	}
	return names.filter((name) => {
		try {
			const stat = statOf(`/proc/${name}`);
			const [state, , inGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
			return Number(inGroup) === group && state !== 'Z' && state !== 'X';
		} catch {
			return false;
		}
	}).length;
}

/** Whether it came to pass in that time. */
async function within(happens: Promise<unknown>, limitMs: number): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<false>((done) => (timer = setTimeout(() => done(false), limitMs)));
	const result = await Promise.race([happens.then(() => true), late]);
	clearTimeout(timer);
	return result;
}
