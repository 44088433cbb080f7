import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { EXAMPLE_BANK } from '../../src/lib/core/bank/example-bank';
import { archive } from './archive';
import { sealed } from './hand-backups';
import { SOUND_FRAGMENT, withBank } from './hand-fragments';
import { bankMember, manifest, SOUND_PACKAGE } from './hand-packages';
import { SCRIPT_TEXTS } from './script-texts';

/** What an attack is made of: marks of YAML, JSON, HTML and paths, texts that pretend to be code, and any characters. */
const piece = fc.oneof(
	fc.constantFrom(
		...['\n', '\t', ': ', '- ', '{', '}', '[', ']', '"', "'", '&a ', '*a', '!!map ', '<<: ', '? '],
		...[
			'---\n',
			'#',
			'|\n',
			'>-\n',
			'{{',
			'}}',
			'\0',
			'\u202E',
			'\uFEFF',
			'\uD800',
			'\\',
			',',
			'..'
		],
		...['__proto__: ', '"__proto__":', 'constructor: ', 'true', 'null', '1e999', '-0', '    ', '%'],
		...['type: ', 'id: ', 'facts: ', 'choices: ', 'blanks: ', 'pairs: ', 'accept: ', 'url: ']
	),
	fc.constantFrom(...SCRIPT_TEXTS.filter((text) => text.length < 200)),
	fc.string({ unit: 'binary', maxLength: 8 })
);

/** A piece, sometimes so often that what is quadratic would show. */
const put = fc
	.tuple(
		piece,
		fc.oneof({ arbitrary: fc.constant(1), weight: 9 }, fc.integer({ min: 2, max: 3000 }))
	)
	.map(([text, count]) => text.repeat(count));
const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(80), put });
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;

function edited(text: string, edits: readonly Edit[]): string {
	return edits.reduce((before, { at, cut, put }) => {
		const place = Math.floor(at * before.length);
		return before.slice(0, place) + put + before.slice(place + cut);
	}, text);
}

const edits = fc.array(edit, { minLength: 1, maxLength: 6 });

/** Banks: the example with things cut out of it and put into it, or nothing but such things. */
export const hostileBank: fc.Arbitrary<string> = fc.oneof(
	{ arbitrary: edits.map((all) => edited(EXAMPLE_BANK, all)), weight: 4 },
	fc.array(put, { maxLength: 40 }).map((pieces) => pieces.join(''))
);

/** Paths below the site's own folder. */
export const hostileLink: fc.Arbitrary<string> = fc
	.tuple(
		fc.constantFrom('', 'session/?id=', 'bank/', 'settings/?', 'review/#', 'missed/?a=', 'x/'),
		fc.array(piece, { maxLength: 4 }),
		fc.boolean()
	)
	.map(([path, pieces, raw]) => {
		// Half of a surrogate pair has no place in a link.
		const text = pieces.join('').replace(/\p{Surrogate}/gu, '');
		return path + (raw ? text.replace(/[\0-\x20#?%\\]/g, '') : encodeURIComponent(text));
	});

const folder = new URL('../fixtures/backups/', import.meta.url);
const version1 = readFileSync(new URL('v1.json', folder), 'utf8');
const lines = gunzipSync(readFileSync(new URL('v2.footnote', folder)))
	.toString()
	.trimEnd()
	.split('\n')
	.slice(0, -1);
const version2 = readFileSync(new URL('v2.footnote', folder));

/** Backups: the fixtures of both versions with text changed (and the checksum made right again), or with bytes damaged. */
export const hostileBackup: fc.Arbitrary<Buffer> = fc.oneof(
	edits.map((all) => Buffer.from(edited(version1, all))),
	edits.map((all) => sealed(edited(lines.join('\n'), all).split('\n'))),
	fc
		.array(fc.tuple(fc.nat(version2.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
		.map((changes) => {
			const damaged = Buffer.from(version2);
			for (const [at, byte] of changes) damaged[at] = byte;
			return damaged;
		})
);

/** Bytes of which some are changed, cut away, doubled, or have others put between them. */
function damaged(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
	const place = fc.nat(bytes.length - 1);
	const change = fc.oneof(
		fc.record({ at: place, put: fc.uint8Array({ minLength: 1, maxLength: 4 }) }),
		fc.record({ at: place, cut: fc.nat(200) }),
		fc.record({ at: place, insert: fc.uint8Array({ minLength: 1, maxLength: 60 }) }),
		fc.record({ at: place, again: fc.integer({ min: 1, max: 400 }) })
	);
	return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) =>
		changes.reduce<Uint8Array>((before, change) => {
			const from = before.subarray(0, change.at);
			const rest = before.subarray(change.at);
			if ('put' in change)
				return Buffer.concat([from, change.put, rest.subarray(change.put.length)]);
			if ('cut' in change) return Buffer.concat([from, rest.subarray(change.cut)]);
			if ('insert' in change) return Buffer.concat([from, change.insert, rest]);
			return Buffer.concat([from, rest.subarray(0, change.again), rest]);
		}, bytes)
	);
}

/** Packages: a sound one that is damaged, or one that is whole and holds a hostile bank or a hostile name. */
export const hostilePackage: fc.Arbitrary<Uint8Array> = fc.oneof(
	{ arbitrary: damaged(SOUND_PACKAGE), weight: 3 },
	edits.map((all) =>
		archive([manifest(), { name: 'bank.yaml', content: edited(EXAMPLE_BANK, all) }])
	),
	fc
		.tuple(fc.array(piece, { maxLength: 3 }), piece)
		.map(([pieces, content]) =>
			archive([manifest(), bankMember, { name: `${pieces.join('')}.md`, content }])
		)
);

/** Links to a bank: a sound one with letters changed, or one that is whole and holds a hostile bank. */
export const hostileFragment: fc.Arbitrary<string> = fc.oneof(
	damaged(Buffer.from(SOUND_FRAGMENT.slice(1))).map(
		(bytes) =>
			`#${Buffer.from(bytes)
				.toString('latin1')
				.replace(/[^!-~]|[#%]/g, '_')}`
	),
	edits.map((all) => withBank(edited(EXAMPLE_BANK, all)))
);
