import { PACKAGE_LIMITS } from '../exchange/bank-package';
import { readBankFile } from '../exchange/read-bank-file';

/** What has one of these problems is no bank at all; with any other it is one that cannot be opened. */
const NO_BANK: ReadonlySet<string> = new Set(['empty', 'backup', 'unknown', 'not-a-package']);

/** Whether a file holds a bank of questions, sound or not, told by its content. @throws DOMException when it cannot be read */
export async function isBankFile(file: Blob): Promise<boolean> {
	if (file.size > PACKAGE_LIMITS.packed) return false;
	const read = readBankFile(new Uint8Array(await file.arrayBuffer()));
	return read.ok || !NO_BANK.has(read.problem.code);
}
