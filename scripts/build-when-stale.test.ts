import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isStale, newestChangeMs } from './build-when-stale.mjs';

const OLD = 1_000_000;
const BUILT = 2_000_000;
const NEW = 3_000_000;

let folder: string;

/** Writes a file and dates it, and the folders above it as old. Times in seconds since the epoch. */
function write(path: string, atS: number) {
	const full = join(folder, path);
	mkdirSync(dirname(full), { recursive: true });
	writeFileSync(full, '');
	utimesSync(full, atS, atS);
	for (let above = dirname(full); above.length >= folder.length; above = dirname(above)) {
		utimesSync(above, OLD, OLD);
	}
}

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'footnote-stale-'));
	write('src/lib/core/bank/bank.ts', OLD);
	write('questions/tides.yaml', OLD);
	write('package-lock.json', OLD);
	write('build/404.html', BUILT);
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('a build', () => {
	test('is up to date when it is newer than all it follows from', () => {
		expect(isStale(folder)).toBe(false);
	});

	test.each([
		'src/routes/new.svelte',
		'questions/tides.yaml',
		'static/icon.svg',
		'package-lock.json'
	])('is stale when %s is newer', (path) => {
		write(path, NEW);
		expect(isStale(folder)).toBe(true);
	});

	test('is stale when a file was removed', () => {
		write('src/lib/gone.ts', OLD);
		rmSync(join(folder, 'src/lib/gone.ts'));
		utimesSync(join(folder, 'src/lib'), NEW, NEW);
		expect(isStale(folder)).toBe(true);
	});

	test('is stale when it is missing or was interrupted', () => {
		rmSync(join(folder, 'build/404.html'));
		expect(isStale(folder)).toBe(true);
	});

	test('does not mind what it has generated itself, nor what it does not follow from', () => {
		write('src/lib/paraglide/messages.js', NEW);
		write('docs/notes.md', NEW);
		expect(isStale(folder)).toBe(false);
	});
});

test('what does not exist has never changed', () => {
	expect(newestChangeMs(join(folder, 'nothing'))).toBe(0);
});
