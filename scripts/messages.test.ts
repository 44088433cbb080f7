import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './run-command.mjs';

const FOLDER = join(root, 'messages', 'en');
/** Keys of a catalogue stand one tab deep; JSON.parse would pass over the first of two. */
const KEY = /^\t"([^"]+)":/gm;

const own = readdirSync(FOLDER)
	.flatMap((name) =>
		[...readFileSync(join(FOLDER, name), 'utf8').matchAll(KEY)].map(([, key]) => key!)
	)
	.filter((key) => key !== '$schema');

/** All words of the app's code, but for what is made of the catalogues. */
function wordsOfCode(): Set<string> {
	const source = join(root, 'src');
	const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
		(name) => /(?<!\.test)\.(ts|svelte)$/.test(name) && !name.includes('paraglide')
	);
	return new Set(
		files.flatMap((name) => readFileSync(join(source, name), 'utf8').match(/\w+/g) ?? [])
	);
}

describe('The catalogues of messages', () => {
	it('have no message that nothing says', () => {
		const words = wordsOfCode();
		expect(own.filter((key) => !words.has(key))).toEqual([]);
	});

	it('have each key once, in all files together', () => {
		expect(own.length).toBeGreaterThan(500);
		expect(own.filter((key, index) => own.indexOf(key) !== index)).toEqual([]);
	});
});
