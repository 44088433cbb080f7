import { expect, it } from 'vitest';
import { BANK_FILE } from '../core/bank/bank-files';
import { EXAMPLE_BANK } from '../core/bank/example-bank';
import { packBank } from '../exchange/bank-package';
import { isBankFile } from './is-bank-file';

const packed = packBank({ [BANK_FILE]: EXAMPLE_BANK });
if (!packed.ok) throw new Error(packed.problem.code);
const bytes = packed.bytes as Uint8Array<ArrayBuffer>;
const gzip = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0]);

it.each<[string, BlobPart, boolean]>([
	['a package', bytes, true],
	['a package that is cut off', bytes.slice(0, bytes.length - 30), true],
	['the text of a bank', EXAMPLE_BANK, true],
	['the text of a bank with errors', 'title: Tides\nquestions: none\n', true],
	['a backup', gzip, false],
	['a backup of the first version', '{"format":"footnote-backup","version":1}', false],
	['some JSON', '{"deck": []}', false],
	['nothing', '', false],
	['a picture', '\x89PNG\r\n\x1a\n', false]
])('tells whether %s is a bank', async (_, content, bank) => {
	expect(await isBankFile(new Blob([content]))).toBe(bank);
});
