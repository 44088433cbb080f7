import fc from 'fast-check';
import { deflateSync, strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { BANK_FILE } from '../core/bank/bank-files';
import { EXAMPLE_BANK } from '../core/bank/example-bank';
import { examplePng, PICTURED_BANK } from '../core/bank/example-image';
import { cardOf, writeCard } from '../core/bank/image-card';
import { packBank, PACKAGE_LIMITS, unpackBank } from './bank-package';
import type { BankTexts } from './bank-texts';
import { arbitraryDamage, arbitraryTexts } from './testing/arbitrary-texts';

const MANIFEST = strToU8('{"format":"footnote-bank","version":1}');
const bank = { 'footnote.json': MANIFEST, [BANK_FILE]: strToU8(EXAMPLE_BANK) };
const packed = (texts: BankTexts): Uint8Array => {
	const result = packBank(texts);
	if (!result.ok) throw new Error(result.problem.code);
	return result.bytes;
};
const problemOf = (files: Zippable | Uint8Array) => {
	const read = unpackBank(files instanceof Uint8Array ? files : zipSync(files));
	return read.ok ? null : read.problem;
};
/** Where a sequence of bytes begins for the nth time. */
function placeOf(bytes: Uint8Array, wanted: readonly number[], nth: number): number {
	for (let at = 0; at < bytes.length; at++)
		if (wanted.every((byte, index) => bytes[at + index] === byte) && nth-- === 0) return at;
	throw new Error('It is not there.');
}
const CENTRAL = [0x50, 0x4b, 1, 2];

describe('a bank as one file', () => {
	it('is what was packed when it is read', () => {
		fc.assert(
			fc.property(arbitraryTexts, (texts) => {
				expect(unpackBank(packed(texts))).toEqual({ ok: true, texts, images: new Map() });
			})
		);
	});

	it('is refused or still the same whatever one byte is changed to, and whatever is cut away', () => {
		const damaged = arbitraryTexts.chain((texts) =>
			fc.record({ texts: fc.constant(texts), bytes: arbitraryDamage(packed(texts)) })
		);
		fc.assert(
			fc.property(damaged, ({ texts, bytes }) => {
				const read = unpackBank(bytes);
				if (read.ok) expect(read.texts).toEqual(texts);
			}),
			{ numRuns: 2000 }
		);
	});

	it('is refused or still the same for every single bit of one', () => {
		const texts = { [BANK_FILE]: 'id: tides\n', 'a.md': 'One.\n\nTwo.' };
		const bytes = packed(texts);
		for (let bit = 0; bit < bytes.length * 8; bit++) {
			const other = bytes.slice();
			other[bit >> 3] = other[bit >> 3]! ^ (1 << (bit & 7));
			const read = unpackBank(other);
			if (read.ok) expect([bit, read.texts]).toEqual([bit, texts]);
		}
		for (let end = 0; end < bytes.length; end++)
			expect([end, unpackBank(bytes.subarray(0, end)).ok]).toEqual([end, false]);
	});

	it('takes any bytes and throws at none', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
				expect(unpackBank(bytes).ok).toBe(false);
				expect(unpackBank(Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes])).ok).toBe(false);
			})
		);
	});

	it('is the same for the same texts, in whatever order they come', () => {
		const [a, b] = [
			{ 'b.md': 'x', 'a.md': 'y' },
			{ 'a.md': 'y', 'b.md': 'x' }
		];
		const file = { [BANK_FILE]: 'id: tides' };
		expect(packed({ ...a, ...file })).toEqual(packed({ ...file, ...b }));
	});

	it('has its pictures in a folder, and is what was packed when it is read', () => {
		const [harbour, two] = [examplePng(40, 30), examplePng()];
		const texts = {
			[BANK_FILE]: PICTURED_BANK,
			'harbour.png': writeCard(cardOf(harbour)),
			'two.png': writeCard(cardOf(two)),
			'same.png': writeCard(cardOf(two))
		};
		const images = new Map([harbour, two].map((bytes) => [cardOf(bytes).digest, bytes]));
		const result = packBank(texts, images);
		if (!result.ok) throw new Error(result.problem.code);
		expect(unpackBank(result.bytes)).toEqual({ ok: true, texts, images });
		expect(Object.keys(unzipSync(result.bytes)).sort()).toEqual([
			'bank.yaml',
			'footnote.json',
			'images/harbour.png',
			'images/same.png',
			'images/two.png'
		]);
	});

	it('is one that older versions of the app read where it has no picture', () => {
		const manifest = (texts: BankTexts, images?: ReadonlyMap<string, Uint8Array>) => {
			const result = packBank(texts, images);
			if (!result.ok) throw new Error(result.problem.code);
			return strFromU8(unzipSync(result.bytes)['footnote.json']!);
		};
		const file = { [BANK_FILE]: 'id: x' };
		expect(manifest(file)).toContain('"version":1');
		const card = cardOf(examplePng());
		const pictured = { ...file, 'a.png': writeCard(card) };
		expect(manifest(pictured, new Map([[card.digest, examplePng()]]))).toContain('"version":2');
	});

	it('is smaller than its text', () => {
		expect(packed({ [BANK_FILE]: EXAMPLE_BANK }).length).toBeLessThan(EXAMPLE_BANK.length);
	});

	it('is read as other programs pack it too: stored, with a comment, in any order', () => {
		const other = zipSync({ ...bank, 'notes.md': [strToU8('x'), { level: 0, comment: 'mine' }] });
		expect(unpackBank(other)).toEqual({
			ok: true,
			texts: { [BANK_FILE]: EXAMPLE_BANK, 'notes.md': 'x' },
			images: new Map()
		});
	});
});

describe('packing refuses', () => {
	it.each<[string, BankTexts, object]>([
		['texts without a bank', { 'a.md': 'x' }, { code: 'no-bank' }],
		['a file of another kind', { 'a.exe': 'x' }, { code: 'bad-name', name: 'a.exe' }],
		['half of a character', { 'a.md': 'x\uD800' }, { code: 'bad-text', name: 'a.md' }],
		[
			'a text that is too large',
			{ 'a.md': 'x'.repeat(PACKAGE_LIMITS.file + 1) },
			{ code: 'file-too-large', name: 'a.md' }
		],
		[
			'too many texts',
			Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`${index}.md`, ''])),
			{ code: 'too-many-files' }
		]
	])('%s', (_, texts, problem) => {
		const file: BankTexts =
			'code' in problem && problem.code === 'no-bank' ? {} : { [BANK_FILE]: 'id: x' };
		expect(packBank({ ...file, ...texts })).toEqual({ ok: false, problem });
	});

	it('a picture whose bytes are not there, or that is no card, and says which', () => {
		const problem = { code: 'image-missing', name: 'a.png' };
		for (const text of [writeCard(cardOf(examplePng())), '{}'])
			expect(packBank({ [BANK_FILE]: 'id: x', 'a.png': text })).toEqual({ ok: false, problem });
	});

	it('more than is read again', () => {
		const large = 'x'.repeat(PACKAGE_LIMITS.file);
		const count = Math.ceil(PACKAGE_LIMITS.total / PACKAGE_LIMITS.file);
		const texts = Object.fromEntries(
			Array.from({ length: count }, (_, index) => [`${index}.md`, large])
		);
		expect(packBank({ ...texts, [BANK_FILE]: '' })).toEqual({
			ok: false,
			problem: { code: 'too-large' }
		});
	});
});

describe('reading refuses', () => {
	it.each([
		'../bank.yaml',
		'/etc/notes.md',
		'C:\\notes.md',
		'..\\notes.md',
		'folder/notes.md',
		'images/',
		'images/notes.md',
		'images/../a.png',
		'images/a/b.png',
		'images/a.svg',
		'images/A.png',
		'a.png',
		'../images/a.png',
		'folder/',
		'.hidden.md',
		'notes.html',
		'constructor',
		'other.yaml',
		'Bank.yaml',
		'notes.md\0',
		''
	])('the name %j, and says it', (name) => {
		expect(problemOf({ ...bank, [name]: strToU8('x') })).toEqual({ code: 'bad-name', name });
	});

	it.each<[string, string, Uint8Array]>([
		['a page', 'a.png', strToU8('<!doctype html><script>alert(1)</script>')],
		['a drawing', 'a.gif', strToU8('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
		['another kind', 'a.jpg', examplePng()],
		['nothing', 'a.webp', new Uint8Array()]
	])('a picture that is %s inside, and says which', (_, name, bytes) => {
		const problem = { code: 'not-an-image', name: `images/${name}` };
		expect(problemOf({ ...bank, [`images/${name}`]: bytes })).toEqual(problem);
	});

	it('a picture that is too large, or expands a thousandfold', () => {
		const large = new Uint8Array(500_001);
		large.set(examplePng());
		const problem = { code: 'file-too-large', name: 'images/a.png' };
		expect(problemOf({ ...bank, 'images/a.png': [large, { level: 9 }] })).toEqual(problem);
		const bomb = new Uint8Array(50_000_000);
		bomb.set(examplePng());
		expect(problemOf({ ...bank, 'images/a.png': [bomb, { level: 9 }] })).toEqual(problem);
	});

	it('ten thousand pictures before it looks at one', () => {
		const many = Object.fromEntries(
			Array.from({ length: 10_000 }, (_, n) => [`images/p${n}.png`, strToU8('x')])
		);
		expect(problemOf({ ...bank, ...many })).toEqual({ code: 'too-many-files' });
	});

	it('a name that is there twice', () => {
		const bytes = zipSync({ ...bank, 'a.md': strToU8('x'), 'b.md': strToU8('x') });
		const second = [...bytes.keys()].filter((at) => bytes[at] === 98 && bytes[at + 1] === 46);
		for (const at of second) if (bytes[at + 2] === 109) bytes[at] = 97;
		expect(problemOf(bytes)).toEqual({ code: 'twice', name: 'a.md' });
	});

	it('a name that its two places say differently', () => {
		const bytes = zipSync({ ...bank, 'a.md': strToU8('x') });
		bytes[placeOf(bytes, [97, 46, 109, 100], 1)] = 98;
		expect(problemOf(bytes)).toEqual({ code: 'damaged' });
	});

	it('an archive that is none of ours, newer than the app, or without a bank', () => {
		const other = (text: string) => problemOf({ ...bank, 'footnote.json': strToU8(text) });
		expect(problemOf({ [BANK_FILE]: strToU8('x') })).toEqual({ code: 'not-a-package' });
		for (const text of [
			'null',
			'{',
			'{"format":"other","version":1}',
			'{"format":"footnote-bank"}'
		])
			expect([text, other(text)]).toEqual([text, { code: 'not-a-package' }]);
		expect(other('{"format":"footnote-bank","version":3}')).toEqual({ code: 'newer' });
		expect(problemOf({ 'footnote.json': MANIFEST })).toEqual({ code: 'no-bank' });
	});

	it('a text that is no UTF-8', () => {
		const latin1 = Uint8Array.of(0x69, 0x64, 0xe9, 0x20);
		expect(problemOf({ ...bank, 'a.md': latin1 })).toEqual({ code: 'not-utf-8', name: 'a.md' });
	});

	it('what was cut off, and what has another checksum', () => {
		const bytes = zipSync(bank, { level: 0 });
		expect(problemOf(bytes.subarray(0, -1))).toEqual({ code: 'cut-off' });
		bytes[placeOf(bytes, [...strToU8('tides')], 0)] = 0x54;
		expect(problemOf(bytes)).toEqual({ code: 'checksum', name: BANK_FILE });
	});

	it('too many files, a file too large, and too much in all', () => {
		const many = Object.fromEntries(
			Array.from({ length: 400 }, (_, index) => [`${index}.md`, strToU8('x')])
		);
		expect(problemOf({ ...bank, ...many })).toEqual({ code: 'too-many-files' });
		const large = new Uint8Array(PACKAGE_LIMITS.file);
		expect(problemOf({ ...bank, 'a.md': new Uint8Array(PACKAGE_LIMITS.file + 1) })).toEqual({
			code: 'file-too-large',
			name: 'a.md'
		});
		const sum = Object.fromEntries(
			Array.from({ length: 20 }, (_, index) => [`${index}.md`, large] as const)
		);
		expect(problemOf({ ...bank, ...sum })).toEqual({ code: 'too-large' });
		expect(problemOf(new Uint8Array(PACKAGE_LIMITS.packed + 1))).toEqual({ code: 'too-large' });
	});

	it('a bomb that says it is small', () => {
		const bomb = deflateSync(new Uint8Array(200_000_000), { level: 9 });
		expect(bomb.length).toBeLessThan(200_000_000 / 1000);
		const stored = zipSync({ ...bank, 'a.md': [bomb, { level: 0 }] });
		const at = placeOf(stored, CENTRAL, 2);
		const header = new DataView(stored.buffer, stored.byteOffset);
		header.setUint16(at + 10, 8, true);
		header.setUint32(at + 24, 1000, true);
		expect(problemOf(stored)).toEqual({ code: 'checksum', name: 'a.md' });
	});
});
