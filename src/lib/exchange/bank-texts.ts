import { BANK_FILE, IMAGE_FILE, TEXT_FILE } from '../core/bank/bank-files';

/**
 * A bank as it is given away: its file (`BANK_FILE`), the texts that its sources show and the cards of its pictures
 * (image-card.ts), by file name.
 */
export type BankTexts = { readonly [name: string]: string };

/** The pictures of a bank, each by the digest of its card. */
export type ImageBytes = ReadonlyMap<string, Uint8Array>;

/** UTF-16 units without a partner, which no file can hold. */
const HALVES = /\p{Surrogate}/u;

/** The first text that cannot be written as UTF-8 and read back as it was; null where all can. */
export function unwritable(texts: BankTexts): string | null {
	return Object.keys(texts).find((name) => HALVES.test(texts[name]!)) ?? null;
}

/** Whether a file of that name is a part of a bank: no folder, no way out of one, nothing of another kind. */
export function isBankText(name: string): boolean {
	return name === BANK_FILE || (name.length <= 200 && TEXT_FILE.test(name));
}

/** Whether a file of that name is a picture of a bank. */
export function isBankImage(name: string): boolean {
	return name.length <= 100 && IMAGE_FILE.test(name);
}
