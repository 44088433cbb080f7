import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** On Windows npm is a batch file, which only a shell can start. */
const shell = process.platform === 'win32';

/**
 * Runs a command in the repository's folder, with its output shown as it comes.
 * @param {string} command such as npm or npx, found on the PATH
 * @param {string[]} args without spaces or quotes, since a shell may read them
 * @param {NodeJS.ProcessEnv} [env] added to the environment
 * @returns {Promise<number>} the exit code; 1 when it could not be started or was killed
 */
export function run(command, args, env = {}) {
	return new Promise((done) => {
		const child = spawn(command, args, {
			cwd: root,
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...process.env, ...env },
			shell
		});
		child.on('error', () => done(1));
		child.on('close', (code) => done(code ?? 1));
	});
}

/**
 * As `run`, for one of several that run at once: what it says is shown when it has ended, so that nothing mixes.
 * @type {typeof run}
 */
export function runAside(command, args, env = {}) {
	return new Promise((done) => {
		const child = spawn(command, args, {
			cwd: root,
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, ...env },
			shell
		});
		/** @type {Buffer[]} */
		const said = [];
		const hear = (/** @type {Buffer} */ piece) => void said.push(piece);
		child.stdout.on('data', hear);
		child.stderr.on('data', hear);
		const end = (/** @type {number} */ code) => {
			process.stdout.write(Buffer.concat(said.splice(0)));
			done(code);
		};
		child.on('error', ({ message }) => {
			console.error(message);
			end(1);
		});
		child.on('close', (code) => end(code ?? 1));
	});
}

/**
 * Whether a program can be started and says its version.
 * @param {string} program a name on the PATH, or a path
 */
export function runs(program) {
	const { status } = spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 30_000 });
	return status === 0;
}
