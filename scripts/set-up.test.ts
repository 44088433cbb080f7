import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isAtLeast, isInstalled } from './set-up.mjs';

describe('a version', () => {
	test.each([
		['20.19.0', '20.19'],
		['20.20.2', '20.19'],
		['22.0.0', '20.19'],
		['20.19', '20.19.0']
	])('%s is at least %s', (version, least) => {
		expect(isAtLeast(version, least)).toBe(true);
	});

	test.each([
		['20.9.0', '20.19'],
		['18.20.4', '20.19'],
		['20.18.9', '20.19']
	])('%s is not at least %s', (version, least) => {
		expect(isAtLeast(version, least)).toBe(false);
	});
});

describe('an installation', () => {
	const lock = {
		packages: {
			'': { version: '0.1.0' },
			'node_modules/idb': { version: '8.0.4', integrity: 'sha512-idb' },
			'node_modules/@esbuild/win32-x64': {
				version: '0.27.0',
				integrity: 'sha512-w',
				optional: true
			}
		}
	};
	const complete = {
		packages: { 'node_modules/idb': { version: '8.0.4', integrity: 'sha512-idb' } }
	};

	test('is complete without the packages of other platforms', () => {
		expect(isInstalled(lock, complete)).toBe(true);
	});

	test('is complete without what the lock file calls extraneous', () => {
		const extra = { 'node_modules/left-over': { version: '1.0.0', extraneous: true } };
		expect(isInstalled({ packages: { ...lock.packages, ...extra } }, complete)).toBe(true);
	});

	test('of this repository is complete, as npm has just written it', () => {
		const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
		const installed = read('node_modules/.package-lock.json');
		expect(isInstalled(read('package-lock.json'), installed)).toBe(true);
	});

	test('is stale when a package is missing', () => {
		expect(isInstalled(lock, { packages: {} })).toBe(false);
		expect(isInstalled(lock, {})).toBe(false);
	});

	test('is stale when a package has another version or other content, an optional one too', () => {
		const older = { 'node_modules/idb': { version: '8.0.3', integrity: 'sha512-idb' } };
		const other = { 'node_modules/idb': { version: '8.0.4', integrity: 'sha512-other' } };
		const oldOptional = {
			...complete.packages,
			'node_modules/@esbuild/win32-x64': { version: '0.26.0', integrity: 'sha512-w' }
		};
		for (const packages of [older, other, oldOptional]) {
			expect(isInstalled(lock, { packages })).toBe(false);
		}
	});
});
