import { joinText, splitText, valueOf, type BankText } from './bank-text';
import { setTop, type Plain } from './edit-bank-text';
import { newBankText } from './new-entry';

/** What a bank says of all its questions, and another that takes some of them in says as well. */
const SHARED = ['language', 'licence', 'authors', 'markup'] as const;

/**
 * The file of a bank that begins with questions of another: with its language, licence and authors, its texts read as there.
 * @param mark made at random, see `newBankText`
 */
export function newBankBeside(here: BankText, title: string, mark: string): string {
	const split = splitText(newBankText(title, '', 'en', mark));
	if (!split.ok) throw new Error('A new bank cannot be read.');
	let { bank } = split;
	for (const name of SHARED) {
		const value = valueOf(here, name);
		if (value !== undefined) bank = setTop(bank, [name], value as Plain);
	}
	return joinText(bank);
}
