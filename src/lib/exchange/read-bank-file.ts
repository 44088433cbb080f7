import { BANK_FILE } from '../core/bank/bank-files';
import { decodeText, MAX_BYTES } from '../core/bank/decode-text';
import { unpackBank, type PackageProblem } from './bank-package';
import type { BankTexts, ImageBytes } from './bank-texts';
import { isZip } from './read-zip';

/** `backup`: what a learner saved, for the settings to restore. `unknown`: nothing of ours. `line` counts from 1. */
export type BankFileProblem =
	| PackageProblem
	| { code: 'empty' | 'backup' | 'unknown' }
	| { code: 'wrong-letters'; line: number };

/** What kind of file it was, its texts and its pictures; whether the bank in it is sound is for `parseBank` to say. */
export type BankFileRead =
	| { ok: true; kind: 'package' | 'yaml'; texts: BankTexts; images: ImageBytes }
	| { ok: false; problem: BankFileProblem };

/** The names at the top of a bank's file; one of them stands at the beginning of a line. */
const TOP_NAME = /^(?:id|title|summary|revision|sources|sections|facts|questions)[ \t]*:/m;
/** Version 1 of a learner's backup is JSON. */
const BACKUP = /^\s*\{[^{}]{0,200}"format"\s*:\s*"footnote-backup"/;

/**
 * The texts of a bank that someone chose, dropped or opened: told apart by what the file holds, never by its name.
 * Never throws.
 */
export function readBankFile(bytes: Uint8Array): BankFileRead {
	const refuse = (problem: BankFileProblem): BankFileRead => ({ ok: false, problem });
	if (bytes.length === 0) return refuse({ code: 'empty' });
	if (isGzip(bytes)) return refuse({ code: 'backup' });
	if (isZip(bytes)) {
		const read = unpackBank(bytes);
		return read.ok ? { ...read, kind: 'package' } : read;
	}
	// Before the size, which a backup may well have.
	if (BACKUP.test(String.fromCharCode(...bytes.subarray(0, 300))))
		return refuse({ code: 'backup' });
	if (bytes.length > MAX_BYTES)
		return refuse(
			looksLikeText(bytes) ? { code: 'file-too-large', name: BANK_FILE } : { code: 'unknown' }
		);
	const decoded = decodeText(bytes, BANK_FILE);
	if (!decoded.ok) {
		const line = decoded.errors[0]?.line ?? 1;
		return refuse(looksLikeText(bytes) ? { code: 'wrong-letters', line } : { code: 'unknown' });
	}
	if (decoded.text.trim() === '') return refuse({ code: 'empty' });
	return TOP_NAME.test(decoded.text)
		? { ok: true, kind: 'yaml', texts: { [BANK_FILE]: decoded.text }, images: new Map() }
		: refuse({ code: 'unknown' });
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Whether it could be a bank in an encoding that is not UTF-8: its names are ASCII, with zeros between them in UTF-16. */
function looksLikeText(bytes: Uint8Array): boolean {
	const start = String.fromCharCode(...bytes.subarray(0, 4000)).replaceAll('\0', '');
	return TOP_NAME.test(start.replace(/^[^a-zA-Z#]{1,4}/, ''));
}
