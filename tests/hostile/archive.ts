import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../src/lib/core/intake/crc32';

/** What the directory and a file's own header say of it. */
interface Header {
	/** Text as UTF-8. */
	name: string;
	flags: number;
	method: number;
	crc: number;
	packedSize: number;
	size: number;
	extra: Uint8Array;
	/** Of the disk that it lies on, and where there; the directory's alone. */
	disk: number;
	at: number;
}

export interface Member {
	name: string;
	content: Uint8Array | string;
	/** As it is, without compression. */
	stored?: boolean;
	/** What is said instead of the truth: in both places, in the directory, in the file's own header. */
	lie?: Partial<Header>;
	inDirectory?: Partial<Header>;
	inFile?: Partial<Header>;
}

/** What the last record says instead of the truth. */
export interface End {
	count: number;
	directorySize: number;
	directoryAt: number;
	disk: number;
	comment: Uint8Array;
	/** Between the directory and the last record. */
	before: Uint8Array;
}

/** A ZIP archive (APPNOTE 6.3) that may lie anywhere; node's own way to make one would not. */
export function archive(members: readonly Member[], end: Partial<End> = {}): Uint8Array {
	const files: Buffer[] = [];
	const entries: Buffer[] = [];
	let at = 0;
	for (const member of members) {
		const content = Buffer.from(member.content as Uint8Array);
		const packed = member.stored ? content : deflateRawSync(content, { level: 9 });
		const truth: Header = {
			name: member.name,
			flags: 0,
			method: member.stored ? 0 : 8,
			crc: crc32(content),
			packedSize: packed.length,
			size: content.length,
			extra: new Uint8Array(),
			disk: 0,
			at,
			...member.lie
		};
		const file = Buffer.concat([ownHeader({ ...truth, ...member.inFile }), packed]);
		entries.push(entryOf({ ...truth, ...member.inDirectory }));
		files.push(file);
		at += file.length;
	}
	const directory = Buffer.concat(entries);
	const said: End = {
		count: members.length,
		directorySize: directory.length,
		directoryAt: at,
		disk: 0,
		comment: new Uint8Array(),
		before: new Uint8Array(),
		...end
	};
	return new Uint8Array(Buffer.concat([...files, directory, said.before, lastRecord(said)]));
}

function common({ flags, method, crc, packedSize, size, name, extra }: Header): Buffer {
	const fields = Buffer.alloc(26);
	fields.writeUInt16LE(20, 0);
	fields.writeUInt16LE(flags, 2);
	fields.writeUInt16LE(method, 4);
	fields.writeUInt32LE(0x00210000, 6);
	fields.writeUInt32LE(crc, 10);
	fields.writeUInt32LE(packedSize, 14);
	fields.writeUInt32LE(size, 18);
	fields.writeUInt16LE(Buffer.byteLength(name), 22);
	fields.writeUInt16LE(extra.length, 24);
	return fields;
}

const ownHeader = (header: Header) =>
	Buffer.concat([
		Buffer.from('PK\x03\x04'),
		common(header),
		Buffer.from(header.name),
		header.extra
	]);

function entryOf(header: Header): Buffer {
	const rest = Buffer.alloc(14);
	rest.writeUInt16LE(header.disk, 2);
	// A symbolic link of Unix, as far as the attributes go.
	rest.writeUInt32LE(0xa1ff0000, 6);
	rest.writeUInt32LE(header.at, 10);
	return Buffer.concat([
		Buffer.from('PK\x01\x02\x14\x03'),
		common(header),
		rest,
		Buffer.from(header.name),
		header.extra
	]);
}

export function lastRecord({ count, directorySize, directoryAt, disk, comment }: End): Buffer {
	const fields = Buffer.alloc(18);
	fields.writeUInt16LE(disk, 0);
	fields.writeUInt16LE(disk, 2);
	fields.writeUInt16LE(count, 4);
	fields.writeUInt16LE(count, 6);
	fields.writeUInt32LE(directorySize, 8);
	fields.writeUInt32LE(directoryAt, 12);
	fields.writeUInt16LE(comment.length, 16);
	return Buffer.concat([Buffer.from('PK\x05\x06'), fields, comment]);
}
