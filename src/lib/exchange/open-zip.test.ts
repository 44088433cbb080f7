import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { OpenZip, ZipUnreadable } from './open-zip';

const LIMITS = { entries: 100, file: 1_000_000, total: 2_000_000 };
const archive = zipSync({
	'a.txt': [strToU8('stored'), { level: 0 }],
	'folder/ä.txt': strToU8('deflated '.repeat(100)),
	'folder/': new Uint8Array()
});
const text = (zip: OpenZip, name: string) => {
	const read = zip.unpack(name);
	return read.ok ? new TextDecoder().decode(read.bytes) : read.problem;
};

test('files are named and come out one by one', () => {
	const zip = new OpenZip(archive, LIMITS);
	expect(zip.names).toEqual(['a.txt', 'folder/ä.txt']);
	expect(text(zip, 'a.txt')).toBe('stored');
	expect(text(zip, 'folder/ä.txt')).toBe('deflated '.repeat(100));
	expect(text(zip, 'b.txt')).toBe('missing');
});

test('what stands before and after the archive does not matter', () => {
	const framed = Uint8Array.from([...strToU8('#!/bin/sh\n'), ...archive, 10, 10]);
	expect(text(new OpenZip(framed, LIMITS), 'a.txt')).toBe('stored');
});

test('a damaged file leaves the others be', () => {
	const damaged = Uint8Array.from(archive);
	const at = damaged.indexOf('s'.charCodeAt(0), 30 + 5);
	damaged[at] = 'S'.charCodeAt(0);
	const zip = new OpenZip(damaged, LIMITS);
	expect(text(zip, 'a.txt')).toBe('damaged');
	expect(text(zip, 'folder/ä.txt')).toBe('deflated '.repeat(100));
});

test('numbers with no room in the directory are read from where they follow', () => {
	const extra = new Uint8Array(24);
	const view = new DataView(extra.buffer);
	view.setBigUint64(0, 6n, true);
	view.setBigUint64(8, 6n, true);
	const long = zipSync({ 'a.txt': [strToU8('stored'), { level: 0, extra: { 1: extra } }] });
	const directory = long.findLastIndex(
		(byte, at) => byte === 0x50 && long[at + 2] === 1 && long[at + 3] === 2
	);
	long.fill(0xff, directory + 20, directory + 28);
	long.fill(0xff, directory + 42, directory + 46);
	expect(text(new OpenZip(long, LIMITS), 'a.txt')).toBe('stored');
});

test('limits hold for a file, for all, and for how many there are', () => {
	const one = new OpenZip(archive, { ...LIMITS, file: 800 });
	expect(text(one, 'folder/ä.txt')).toBe('too-large');
	const all = new OpenZip(archive, { ...LIMITS, total: 904 });
	expect(text(all, 'folder/ä.txt')).not.toBe('too-large');
	expect(text(all, 'a.txt')).toBe('too-large');
	expect(() => new OpenZip(archive, { ...LIMITS, entries: 2 })).toThrow(ZipUnreadable);
});

test('a file that says it is larger than its packing can hold costs no memory', () => {
	const bomb = Uint8Array.from(archive);
	const view = new DataView(bomb.buffer);
	for (let place = 0; place + 46 < bomb.length; place++)
		if (view.getUint32(place, true) === 0x02014b50) view.setUint32(place + 24, 900_000, true);
	expect(text(new OpenZip(bomb, LIMITS), 'folder/ä.txt')).toBe('damaged');
});

test('any bytes are read or refused', () => {
	const change = fc.tuple(fc.nat(archive.length - 1), fc.nat(255));
	fc.assert(
		fc.property(fc.array(change, { maxLength: 6 }), fc.nat(archive.length), (changes, length) => {
			const bytes = archive.slice(0, length || undefined);
			for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
			try {
				const zip = new OpenZip(bytes, LIMITS);
				for (const name of zip.names) zip.unpack(name);
			} catch (error) {
				expect(error).toBeInstanceOf(ZipUnreadable);
			}
		})
	);
});
