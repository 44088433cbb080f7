import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './run-command.mjs';

const FOLDER = join(root, 'messages', 'en');
/** Keys of a catalogue stand one tab deep; JSON.parse would pass over the first of two. */
const KEY = /^\t"([^"]+)":/gm;

describe('The catalogues of messages', () => {
	it('have each key once, in all files together', () => {
		const keys = readdirSync(FOLDER).flatMap((name) =>
			[...readFileSync(join(FOLDER, name), 'utf8').matchAll(KEY)].map(([, key]) => key!)
		);
		const own = keys.filter((key) => key !== '$schema');
		expect(own.length).toBeGreaterThan(500);
		expect(own.filter((key, index) => own.indexOf(key) !== index)).toEqual([]);
	});
});
