import { readFileSync } from 'node:fs';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { BANK_FILE } from '../core/bank/bank-files';
import { MAX_BYTES } from '../core/bank/decode-text';
import { EXAMPLE_BANK } from '../core/bank/example-bank';
import { packBank } from './bank-package';
import { readBankFile } from './read-bank-file';

const problemOf = (bytes: Uint8Array) => {
	const read = readBankFile(bytes);
	return read.ok ? null : read.problem;
};
const fixture = (name: string) => new Uint8Array(readFileSync(`tests/fixtures/backups/${name}`));
const utf16 = (text: string) =>
	new Uint8Array(Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]));

it('tells a package and a plain bank apart, whatever the file is called', () => {
	const texts = { [BANK_FILE]: EXAMPLE_BANK, 'tides.md': 'One.' };
	const packed = packBank(texts);
	if (!packed.ok) throw new Error(packed.problem.code);
	expect(readBankFile(packed.bytes)).toEqual({
		ok: true,
		kind: 'package',
		texts,
		images: new Map()
	});
	const yaml = { ok: true, kind: 'yaml', texts: { [BANK_FILE]: EXAMPLE_BANK }, images: new Map() };
	expect(readBankFile(strToU8(EXAMPLE_BANK))).toEqual(yaml);
	expect(readBankFile(strToU8(`\uFEFF${EXAMPLE_BANK}`))).toEqual(yaml);
});

it('takes a bank with mistakes, for the editor to tell them', () => {
	for (const text of ['title: [half\n', '# mine\nquestions:\n  - ', 'summary : x'])
		expect(readBankFile(strToU8(text))).toMatchObject({ ok: true, kind: 'yaml' });
});

it('knows a learner’s backup, of both versions', () => {
	expect(problemOf(fixture('v2.footnote'))).toEqual({ code: 'backup' });
	expect(problemOf(fixture('v1.json'))).toEqual({ code: 'backup' });
	expect(problemOf(gzipSync(strToU8('x')))).toEqual({ code: 'backup' });
});

it('says what else a file is not', () => {
	expect(problemOf(new Uint8Array())).toEqual({ code: 'empty' });
	expect(problemOf(strToU8(' \n\n'))).toEqual({ code: 'empty' });
	for (const text of [
		'<!doctype html><title>x</title>',
		'{"id": 1}',
		'%PDF-1.7',
		'Dear all,\nas said'
	])
		expect([text, problemOf(strToU8(text))]).toEqual([text, { code: 'unknown' }]);
	expect(problemOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff))).toEqual({ code: 'unknown' });
	expect(problemOf(zipSync({ 'word/document.xml': strToU8('x') }))).toEqual({
		code: 'bad-name',
		name: 'word/document.xml'
	});
});

it('says where the letters of a bank are no UTF-8', () => {
	const latin1 = new Uint8Array(Buffer.from('id: tides\ntitle: Schöne Gezeiten\n', 'latin1'));
	expect(problemOf(latin1)).toEqual({ code: 'wrong-letters', line: 2 });
	expect(problemOf(utf16(EXAMPLE_BANK))).toEqual({ code: 'wrong-letters', line: 1 });
});

it('says that a bank is too large, and of another large file that it is none', () => {
	const large = strToU8(`id: tides\n${'#'.repeat(MAX_BYTES)}`);
	expect(problemOf(large)).toEqual({ code: 'file-too-large', name: BANK_FILE });
	expect(problemOf(new Uint8Array(MAX_BYTES + 1))).toEqual({ code: 'unknown' });
});
