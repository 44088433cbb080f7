import fc from 'fast-check';
import { BANK_FILE } from '../../core/bank/bank-files';
import type { BankTexts } from '../bank-texts';

// A byte order mark at the start of a file is no part of its text.
const text = fc
	.string({ unit: 'binary', maxLength: 300 })
	.filter((text) => !text.startsWith('\uFEFF'));
const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}(\.[A-Za-z0-9_-]{1,4}){0,2}\.(md|txt)$/);

/** Any texts that a bank may have, whatever they hold. */
export const arbitraryTexts: fc.Arbitrary<BankTexts> = fc
	.tuple(text, fc.dictionary(name, text, { maxKeys: 5 }))
	.map(([bank, others]) => ({ ...others, [BANK_FILE]: bank }));

/** Bytes with one of them changed, or with some cut away at either end or in the middle. */
export function arbitraryDamage(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
	const place = fc.nat(bytes.length - 1);
	const flipped = fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(([at, change]) => {
		const other = bytes.slice();
		other[at] = other[at]! ^ change;
		return other;
	});
	const cut = fc.tuple(place, place).map(([one, other]) => {
		const [from, to] = [Math.min(one, other), Math.max(one, other) + 1];
		return Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(to)]);
	});
	return fc.oneof(flipped, cut);
}
