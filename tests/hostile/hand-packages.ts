import { gzipSync } from 'node:zlib';
import { EXAMPLE_BANK } from '../../src/lib/core/bank/example-bank';
import { archive, lastRecord, type Member } from './archive';
import { times } from './bank-parts';
import type { GivenFiles } from './offer-bank';
import { SCRIPT_TEXT } from './script-texts';
import { SLOW_BANKS } from './slow-banks';

/** What someone might be given to open. */
export interface HostileGiven {
	name: string;
	files: () => GivenFiles;
	/** What must come of it; null where it may be taken in or not. Where it is, it must do no harm. */
	must: 'be refused' | 'be offered' | null;
}

const [STORED_ZIP64, AES, BZIP2, LZMA] = [0xffffffff, 99, 12, 14];
const MB = 1_000_000;

export const manifest = (version: unknown = 1): Member => ({
	name: 'footnote.json',
	content: JSON.stringify({ format: 'footnote-bank', version })
});
export const bankMember: Member = { name: 'bank.yaml', content: EXAMPLE_BANK };
const head = [manifest(), bankMember];
const note = (change: Partial<Member> = {}): Member => ({
	name: 'notes.md',
	content: 'One.\n\nTwo.',
	...change
});

export const SOUND_PACKAGE = archive([...head, note()]);
const cut = (from: number, to?: number) => () => SOUND_PACKAGE.subarray(from, to);
const withNote =
	(change: Partial<Member> = {}) =>
	() =>
		archive([...head, note(change)]);
const withManifest = (content: string) => () =>
	archive([{ name: 'footnote.json', content }, bankMember]);
const withBank = (content: Uint8Array | string) => () =>
	archive([manifest(), { name: 'bank.yaml', content }]);

const NAMES = [
	...['../notes.md', '../../../etc/passwd.md', '/etc/notes.md', '//host/notes.md', './notes.md'],
	...['C:\\notes.md', 'C:notes.md', '..\\notes.md', '\\\\host\\share\\notes.md', 'a\\b.md'],
	...[
		'notes.md\0',
		'\0.md',
		'notes.md\0.png',
		'notes\0.md',
		'notes.md ',
		' notes.md',
		'\u202egpj.md'
	],
	...[
		'folder/notes.md',
		'folder/',
		'images/',
		'images/../a.png',
		'images/a/b.png',
		'images\\a.png'
	],
	...['images/a.svg', 'images/A.PNG', 'a.png', 'sw.js', 'index.html', '.htaccess', 'notes.md/', ''],
	...['.', '..', '.md', 'notes..md', 'BANK.YAML', 'bank.yaml ', 'bank.yaml/', 'footnote.json\0'],
	...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'ｎotes.md', 'é.md'],
	...[SCRIPT_TEXT, 'javascript:globalThis.__ran=1', '%2e%2e%2fnotes.md', `${'a'.repeat(60_000)}.md`]
];
/** Odd and plain: nothing but the letters of a text's name. */
const PLAIN_NAMES = ['__proto__.md', 'constructor.txt', 'CON.md', 'a'.repeat(197) + '.md'];

const zip64Record = Buffer.concat([Buffer.from('PK\x06\x06'), Buffer.alloc(52, 0xff)]);
const zip64Locator = Buffer.concat([Buffer.from('PK\x06\x07'), Buffer.alloc(16)]);
const manyNotes = (count: number, content: string): Member[] =>
	Array.from({ length: count }, (_, at) => note({ name: `n${at}.md`, content }));
/** Many names for one and the same piece of the archive. */
function inOnePlace(): Uint8Array {
	const at = Buffer.from(archive(head)).indexOf('PK\x01\x02');
	const notes = manyNotes(300, 'x'.repeat(MB)).map((member) => ({
		...member,
		inDirectory: { at }
	}));
	return archive([...head, ...notes]);
}

const packages: [name: string, make: () => Uint8Array][] = [
	...NAMES.map((name): [string, () => Uint8Array] => [
		`a file by the name ${JSON.stringify(name.slice(0, 40))}`,
		withNote({ name })
	]),
	['a bomb of zeros', () => withNote({ content: new Uint8Array(400 * MB) })()],
	[
		'a bomb that says it is small',
		() => withNote({ content: new Uint8Array(400 * MB), lie: { size: 1000 } })()
	],
	['a file that says it is 4 GB', withNote({ lie: { size: 0xfffffffe } })],
	['a file that says it is smaller', withNote({ lie: { size: 3 } })],
	['a file that says it is larger', withNote({ lie: { size: 2 * MB } })],
	['a packed size beyond the end', withNote({ lie: { packedSize: 0x7fffffff } })],
	['a header beyond the end', withNote({ inDirectory: { at: 0xfffffff0 } })],
	['a header that is another file’s', withNote({ inDirectory: { at: 0 } })],
	['300 files in one place', inOnePlace],
	['an archive in an archive', withBank(SOUND_PACKAGE)],
	[
		'a bomb in an archive in an archive',
		() => withBank(archive([note({ content: new Uint8Array(400 * MB) })]))()
	],
	['a gzip file in an archive', withBank(gzipSync(EXAMPLE_BANK))],
	['399 files of 2 MB', () => archive([...head, ...manyNotes(397, 'x'.repeat(2 * MB))])],
	['10,000 files', () => archive([...head, ...manyNotes(10_000, 'x')])],
	['70,000 files', () => archive([...head, ...manyNotes(70_000, '')], { count: 70_002 & 0xffff })],
	['a file of 60 MB', () => Buffer.concat([SOUND_PACKAGE, Buffer.alloc(49 * MB)])],
	['a count that is too small', () => archive([...head, note()], { count: 2 })],
	['a count that is too large', () => archive([...head, note()], { count: 4 })],
	['a count of 65,535', () => archive([...head, note()], { count: 0xffff })],
	['a directory elsewhere', () => archive([...head, note()], { directoryAt: 0 })],
	['a directory of no size', () => archive([...head, note()], { directorySize: 0 })],
	['a directory of 4 GB', () => archive([...head, note()], { directorySize: 0xffffffff })],
	['no directory at all', () => archive(head, { count: 0, directorySize: 0 })],
	['a second disk', () => archive([...head, note()], { disk: 1 })],
	['more behind the end', () => Buffer.concat([SOUND_PACKAGE, Buffer.from('<script>1</script>')])],
	[
		'a second end behind the first',
		() => Buffer.concat([SOUND_PACKAGE, SOUND_PACKAGE.subarray(-22)])
	],
	['a program before it', () => Buffer.concat([Buffer.from('MZ\x90\0'), SOUND_PACKAGE])],
	[
		'an end in the comment of the end',
		() =>
			archive([...head, note()], {
				comment: lastRecord({
					count: 0,
					directorySize: 0,
					directoryAt: 0,
					disk: 0,
					comment: new Uint8Array(),
					before: new Uint8Array()
				})
			})
	],
	[
		'ZIP64 sizes',
		withNote({ lie: { size: STORED_ZIP64, packedSize: STORED_ZIP64, extra: Buffer.alloc(20, 1) } })
	],
	[
		'a ZIP64 end',
		() => archive([...head, note()], { before: Buffer.concat([zip64Record, zip64Locator]) })
	],
	[
		'a ZIP64 end alone',
		() =>
			archive([...head, note()], {
				before: Buffer.concat([zip64Record, zip64Locator]),
				count: 0xffff,
				directorySize: 0xffffffff,
				directoryAt: 0xffffffff
			})
	],
	...[0x1, 0x20, 0x40, 0x2000, 0xffff].map((flags): [string, () => Uint8Array] => [
		`the flags 0x${flags.toString(16)}`,
		withNote({ lie: { flags } })
	]),
	...[1, 9, BZIP2, LZMA, AES, 0xffff].map((method): [string, () => Uint8Array] => [
		`the method ${method}`,
		withNote({ lie: { method } })
	]),
	['stored, and said to be deflated', withNote({ stored: true, lie: { method: 8 } })],
	['deflated, and said to be stored', withNote({ lie: { method: 0 } })],
	['a checksum that does not fit', withNote({ lie: { crc: 1 } })],
	['a name that its own header says differently', withNote({ inFile: { name: 'other.md' } })],
	[
		'a name that the directory says differently',
		withNote({ inDirectory: { name: '../notes.md' } })
	],
	['a name twice', () => archive([...head, note(), note({ content: 'Other.' })])],
	[
		'two banks by one name',
		() => archive([...head, { name: 'bank.yaml', content: 'id: other\n' }])
	],
	['two manifests', () => archive([...head, manifest(2)])],
	...[1, 3, 4, 29, 30, 31, 200].map((end): [string, () => Uint8Array] => [
		`cut off after ${end}`,
		cut(0, end)
	]),
	...[1, 21, 22, 23, 60, 200].map((left): [string, () => Uint8Array] => [
		`its last ${left} missing`,
		cut(0, -left)
	]),
	...[1, 4, 30, 100].map((from): [string, () => Uint8Array] => [
		`its first ${from} missing`,
		cut(from)
	]),
	['its middle missing', () => Buffer.concat([cut(0, 300)(), cut(400)()])],
	['no manifest', () => archive([bankMember])],
	['no bank', () => archive([manifest(), note()])],
	['an archive of nothing', () => archive([])],
	...[
		'',
		'null',
		'[]',
		'"x"',
		'{',
		'{"format":"x","version":1}',
		'{"format":"footnote-bank","version":"1"}'
	].map((content): [string, () => Uint8Array] => [
		`the manifest ${content}`,
		withManifest(content)
	]),
	['a manifest of version 3', () => archive([manifest(3), bankMember])],
	['a manifest of version 1e999', withManifest('{"format":"footnote-bank","version":1e999}')],
	[
		'a manifest by way of the prototype',
		withManifest('{"__proto__":{"format":"footnote-bank","version":1}}')
	],
	['a manifest 500,000 levels deep', withManifest('['.repeat(500_000))],
	[
		'a manifest of 500,000 names',
		withManifest(`{${times(500_000 / 10, (at) => `"__proto__${at}":1,`)}"a":1}`)
	],
	['a bank in Latin-1', withBank(Buffer.from(EXAMPLE_BANK.replace('Ada', 'Adé'), 'latin1'))],
	['a bank in UTF-16', withBank(Buffer.from(`\ufeff${EXAMPLE_BANK}`, 'utf16le'))],
	[
		'a bank with overlong UTF-8',
		withBank(Buffer.concat([Buffer.from(EXAMPLE_BANK), Buffer.from([0x23, 0xc0, 0xaf])]))
	],
	['a text in Latin-1', withNote({ content: Buffer.from('é è', 'latin1') })],
	['a text of zeros', withNote({ content: new Uint8Array(2 * MB) })],
	...[
		'400 levels by indentation',
		'2,000 levels of lists',
		'aliases doubling 30 times',
		'an anchor inside of itself'
	].map((name): [string, () => Uint8Array] => [
		`a bank: ${name}`,
		() => withBank(SLOW_BANKS[name]!())()
	])
];

/** Sound as far as a package goes: odd, but nothing that can be held against them. */
const odd: [name: string, make: () => Uint8Array][] = [
	...PLAIN_NAMES.map((name): [string, () => Uint8Array] => [
		`a text by the name ${name.slice(0, 30)}`,
		withNote({ name })
	]),
	['a version that is -1.5', () => archive([manifest(-1.5), bankMember])],
	[
		'names of the prototype in the manifest',
		withManifest(
			'{"format":"footnote-bank","version":1,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'
		)
	],
	[
		'a comment with script',
		() => archive([...head, note()], { comment: Buffer.from(SCRIPT_TEXT) })
	],
	['extra fields of 60 kB', withNote({ lie: { extra: Buffer.alloc(60_000, 7) } })],
	[
		'a checksum and sizes that its own header says differently',
		withNote({ inFile: { crc: 1, size: 1, packedSize: 1 } })
	],
	['a text with script', withNote({ content: SCRIPT_TEXT })],
	[
		'18 texts of 2 MB that nothing shows',
		() => archive([...head, ...manyNotes(18, 'x'.repeat(2 * MB))])
	],
	[
		'390 texts of two bytes a letter',
		() => archive([...head, ...manyNotes(390, 'é'.repeat(45_000))])
	]
];

export const HAND_PACKAGES: HostileGiven[] = [
	...packages.map(([name, make]) => ({
		name,
		files: () => ({ 'bank.footnote': make() }),
		must: 'be refused' as const
	})),
	...odd.map(([name, make]) => ({
		name,
		files: () => ({ 'bank.footnote': make() }),
		must: 'be offered' as const
	}))
];
