import { spawn } from 'node:child_process';

/**
 * How a page is opened on this computer's desktop.
 * @param {string} address
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {[string, string[]] | null} program and arguments; null where there is no desktop, or in CI
 */
export function openerFor(address, platform, env) {
	if (env.CI) return null;
	if (platform === 'darwin') return ['open', [address]];
	// `start` takes its first quoted argument for a window title.
	if (platform === 'win32') return ['cmd', ['/c', 'start', '""', address]];
	return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open', [address]] : null;
}

/**
 * Opens a page where there is a desktop, and does not mind when that fails: the address is on the screen.
 * @param {string} address
 */
export function openInBrowser(address) {
	const opener = openerFor(address, process.platform, process.env);
	if (!opener) return;
	const child = spawn(...opener, {
		stdio: 'ignore',
		detached: true,
		windowsVerbatimArguments: true
	});
	child.on('error', () => {});
	child.unref();
}
