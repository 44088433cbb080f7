import { spawn, type ChildProcess } from 'node:child_process';
import { programPath } from './process-group';

let server: Promise<string> | null = null;
let child: ChildProcess | null = null;

/** Whether a window can be opened, on a screen in memory or on the one that is there. */
export const canShowWindows = () => programPath('Xvfb') !== null || !!process.env.DISPLAY;

/** The name of a screen in memory, one for the whole run; where there is no Xvfb, the real one. */
export function display(): Promise<string> {
	const path = programPath('Xvfb');
	if (!path) return Promise.resolve(process.env.DISPLAY ?? ':0');
	server ??= new Promise((done, fail) => {
		// It chooses a number that is free, and says so in the third stream.
		const args = ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
		child = spawn(path, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
		child.once('error', fail);
		child.once('exit', (code) => fail(new Error(`Xvfb ended at once (${code}).`)));
		child.stdio[3]?.once('data', (data: Buffer) => done(`:${data.toString().trim()}`));
	});
	return server;
}

export function closeDisplay(): void {
	child?.kill();
}
