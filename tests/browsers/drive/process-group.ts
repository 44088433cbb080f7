import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const END_LIMIT_MS = 15_000;

/** The first of these programs that can be run, as a path; null when there is none. */
export function programPath(...names: string[]): string | null {
	const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
	const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return paths.find(isRunnable) ?? null;
}

function isRunnable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** A program and all that it starts, in a group of its own, so that all of it can be ended at one blow. */
export class ProcessGroup {
	readonly child: ChildProcess;
	/** Its last words, for the message of an error. */
	said = '';
	readonly #ended: Promise<void>;

	constructor(path: string, args: string[], env: NodeJS.ProcessEnv = {}) {
		this.child = spawn(path, args, {
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, ...env }
		});
		for (const stream of [this.child.stdout, this.child.stderr])
			stream?.on('data', (data: Buffer) => (this.said = (this.said + data).slice(-4000)));
		this.#ended = new Promise((done) => {
			this.child.once('exit', () => done());
			this.child.once('error', (error) => {
				this.said += error.message;
				done();
			});
		});
	}

	/** Waits until it has said something that fits. @throws when it ends before, or does not say it in time */
	async hears(pattern: RegExp, limitMs: number): Promise<RegExpExecArray> {
		const untilMs = performance.now() + limitMs;
		while (performance.now() < untilMs) {
			const found = pattern.exec(this.said);
			if (found) return found;
			if (this.child.exitCode !== null) break;
			await pause(20);
		}
		throw new Error(
			`${this.child.spawnfile} did not start: ${this.said.trim() || 'no word of it'}`
		);
	}

	/** Whether it ended by itself in that time. */
	async endsWithin(limitMs: number): Promise<boolean> {
		const untilMs = performance.now() + limitMs;
		while (performance.now() < untilMs && this.#living().length > 0) await pause(20);
		return this.#living().length === 0;
	}

	async kill(): Promise<void> {
		const { pid } = this.child;
		if (pid === undefined) return;
		// A process that was being started may have been missed by the first signal.
		const untilMs = performance.now() + END_LIMIT_MS;
		while (performance.now() < untilMs) {
			try {
				process.kill(-pid, 'SIGKILL');
			} catch {
				break;
			}
			if (this.#living().length === 0) break;
			await pause(5);
		}
		await this.#ended;
	}

	/** Those that only wait to be buried do not count. */
	#living(): string[] {
		const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
		return numbers.filter((number) => {
			try {
				const stat = readFileSync(`/proc/${number}/stat`, 'utf8');
				const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
				return Number(group) === this.child.pid && state !== 'Z' && state !== 'X';
			} catch {
				return false;
			}
		});
	}
}

export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
