import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { chromiumArgs } from './chromium-args.mjs';
import { findBrowser, findHeadlessShell, usualPaths } from './find-browser.mjs';

afterEach(() => vi.unstubAllEnvs());

describe('the browser', () => {
	test('is the one that FOOTNOTE_CHROMIUM names, before any other', () => {
		vi.stubEnv('FOOTNOTE_CHROMIUM', process.execPath);
		vi.stubEnv('CHROME_PATH', import.meta.filename);
		expect(findBrowser()).toBe(process.execPath);
	});

	test('is the one that CHROME_PATH names when the first is not set', () => {
		vi.stubEnv('FOOTNOTE_CHROMIUM', '');
		vi.stubEnv('CHROME_PATH', process.execPath);
		expect(findBrowser()).toBe(process.execPath);
	});

	test('is not silently another one when FOOTNOTE_CHROMIUM names nothing', () => {
		vi.stubEnv('FOOTNOTE_CHROMIUM', join('/', 'no', 'such', 'browser'));
		expect(() => findBrowser()).toThrow('FOOTNOTE_CHROMIUM');
	});
});

test.runIf(process.platform === 'linux')(
	'the headless shell is that of the PATH, unless another browser is named',
	() => {
		const folder = mkdtempSync(join(tmpdir(), 'footnote-shell-'));
		onTestFinished(() => rmSync(folder, { recursive: true }));
		vi.stubEnv('PATH', `${join('/', 'no', 'such')}:${folder}`);
		vi.stubEnv('FOOTNOTE_CHROMIUM', '');
		vi.stubEnv('CHROME_PATH', '');
		expect(findHeadlessShell()).toBeNull();
		const shell = join(folder, 'chromium-headless-shell');
		writeFileSync(shell, '');
		expect(findHeadlessShell()).toBe(shell);
		vi.stubEnv('FOOTNOTE_HEADLESS_SHELL', 'no');
		expect(findHeadlessShell()).toBeNull();
		vi.stubEnv('FOOTNOTE_HEADLESS_SHELL', '');
		vi.stubEnv('FOOTNOTE_CHROMIUM', process.execPath);
		expect(findHeadlessShell()).toBeNull();
	}
);

describe('the usual paths', () => {
	test('on Linux are those of the PATH', () => {
		expect(usualPaths('linux', { PATH: '/opt/bin' })).toContain(join('/opt/bin', 'chromium'));
		expect(usualPaths('linux', {})).toContain(join('/usr/bin', 'google-chrome'));
	});

	test('on Windows leave out folders that are not set', () => {
		const paths = usualPaths('win32', { PROGRAMFILES: 'C:' });
		expect(paths).toContain(join('C:', 'Google', 'Chrome', 'Application', 'chrome.exe'));
		expect(paths.some((path) => path.includes('undefined'))).toBe(false);
	});

	test('on macOS are the applications of all and of the user', () => {
		const paths = usualPaths('darwin', { HOME: '/Users/ada' });
		expect(paths.filter((path) => path.includes('Google Chrome.app'))).toHaveLength(2);
	});
});

test('Chromium keeps its sandbox unless root starts it', () => {
	expect(chromiumArgs.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
});
