import { deflateSync, strToU8 } from 'fflate';
import { BANK_FILE } from '../core/bank/bank-files';
import { decodeText, MAX_BYTES } from '../core/bank/decode-text';
import { crc32 } from '../core/intake/crc32';
import { isBankImage, isBankText, unwritable, type BankTexts } from './bank-texts';
import { fromBase64url, toBase64url } from './base64url';
import { inflateWithin } from './inflate-within';

/** Characters of a fragment: what mail and messengers let pass. */
export const LINK_LIMIT = 8000;

const NAME = 'bank=';
const VERSION = 1;
const CHECKSUM_SIZE = 4;

export type Linked =
	| { ok: true; fragment: string }
	/** `length` is how many characters it would have. */
	| {
			ok: false;
			problem:
				| { code: 'too-long'; length: number }
				| { code: 'bad-text'; name: string }
				/** Pictures are far too large for one. */
				| { code: 'has-images'; count: number };
	  };

/** `none`: no bank is in it. `newer`: written by a newer version of the app. */
export type LinkProblem = { code: 'none' | 'newer' | 'damaged' | 'too-long' };

export type LinkRead = { ok: true; texts: BankTexts } | { ok: false; problem: LinkProblem };

/**
 * A bank as the fragment of an address, which browsers send to no server: `#bank=1.` and, in base64url, the CRC-32 of the
 * content and the content in raw deflate.
 * @param texts only what may be given away (`givenTexts`)
 */
export function writeLink(texts: BankTexts): Linked {
	const bad = unwritable(texts);
	if (bad !== null) return { ok: false, problem: { code: 'bad-text', name: bad } };
	const count = Object.keys(texts).filter(isBankImage).length;
	if (count > 0) return { ok: false, problem: { code: 'has-images', count } };
	const content = strToU8(toContent(texts));
	const packed = deflateSync(content, { level: 9 });
	const bytes = new Uint8Array(CHECKSUM_SIZE + packed.length);
	new DataView(bytes.buffer).setUint32(0, crc32(content));
	bytes.set(packed, CHECKSUM_SIZE);
	const fragment = `#${NAME}${VERSION}.${toBase64url(bytes)}`;
	return fragment.length > LINK_LIMIT
		? { ok: false, problem: { code: 'too-long', length: fragment.length } }
		: { ok: true, fragment };
}

/**
 * The texts in a fragment. Never throws.
 * @param fragment as `location.hash` has it, with or without its "#"
 */
export function readLink(fragment: string): LinkRead {
	const refuse = (code: LinkProblem['code']): LinkRead => ({ ok: false, problem: { code } });
	const start = fragment.startsWith('#') ? 1 : 0;
	if (!fragment.startsWith(NAME, start)) return refuse('none');
	if (fragment.length > LINK_LIMIT) return refuse('too-long');
	const [, version, digits] = /^(\d{1,4})\.(.*)$/s.exec(fragment.slice(start + NAME.length)) ?? [];
	if (version === undefined || digits === undefined) return refuse('damaged');
	if (Number(version) > VERSION) return refuse('newer');
	const bytes = Number(version) === VERSION ? fromBase64url(digits) : null;
	if (!bytes || bytes.length <= CHECKSUM_SIZE) return refuse('damaged');
	const inflated = inflateWithin(bytes.subarray(CHECKSUM_SIZE), MAX_BYTES);
	if (!inflated.ok) return refuse(inflated.problem === 'too-large' ? 'too-long' : 'damaged');
	const checksum = new DataView(bytes.buffer).getUint32(0);
	if (crc32(inflated.bytes) !== checksum) return refuse('damaged');
	const decoded = decodeText(inflated.bytes, BANK_FILE);
	const texts = decoded.ok ? fromContent(decoded.text) : null;
	return texts ? { ok: true, texts } : refuse('damaged');
}

/** A line of names and lengths in UTF-16 units, then the texts one after the other: shorter than JSON of them all. */
function toContent(texts: BankTexts): string {
	const names = Object.keys(texts).sort();
	const lengths = names.map((name) => [name, texts[name]!.length]);
	return `${JSON.stringify(lengths)}\n${names.map((name) => texts[name]!).join('')}`;
}

function fromContent(content: string): BankTexts | null {
	const end = content.indexOf('\n');
	const lengths = lengthsIn(content.slice(0, Math.max(0, end)));
	if (!lengths?.has(BANK_FILE)) return null;
	const texts: Record<string, string> = {};
	let at = end + 1;
	for (const [name, length] of lengths) {
		texts[name] = content.slice(at, at + length);
		at += length;
	}
	return at === content.length ? texts : null;
}

function lengthsIn(line: string): Map<string, number> | null {
	let list: unknown;
	try {
		list = JSON.parse(line);
	} catch {
		return null;
	}
	if (!Array.isArray(list)) return null;
	const lengths = new Map<string, number>();
	for (const entry of list as unknown[]) {
		const [name, length, ...rest] = Array.isArray(entry) ? (entry as unknown[]) : [];
		if (typeof name !== 'string' || rest.length > 0) return null;
		if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) return null;
		if (!isBankText(name) || lengths.has(name)) return null;
		lengths.set(name, length);
	}
	return lengths;
}
