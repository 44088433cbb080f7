import type { DraftTexts } from '../../core/author/edit-history';
import { givenTexts } from '../../core/author/given-texts';
import { idOf } from '../../core/author/revise';
import { BANK_FILE } from '../../core/bank/bank-files';
import { LINK_LIMIT, writeLink } from '../../exchange/bank-link';
import { packBank, type PackProblem } from '../../exchange/bank-package';

export { LINK_LIMIT };

/** A file to be saved. */
export interface GivenFile {
	name: string;
	file: Blob;
}

/** Texts that cannot be put into one file; `problem` says why. */
export class NotPacked extends Error {
	override name = 'NotPacked';
	constructor(readonly problem: PackProblem) {
		super(`The bank cannot be put into one file (${problem.code}).`);
	}
}

/** The bank as YAML, named after its id, and after it the texts that it shows. */
export function yamlFiles(texts: DraftTexts): GivenFile[] {
	const { [BANK_FILE]: bank = '', ...others } = givenTexts(texts);
	const files = [[`${fileName(texts)}.yaml`, bank], ...Object.entries(others)] as const;
	return files.map(([name, text]) => ({
		name,
		file: new Blob([text], { type: name.endsWith('.yaml') ? 'application/yaml' : 'text/plain' })
	}));
}

/** The bank and the texts that it shows as one file. @throws NotPacked */
export function packageFile(texts: DraftTexts): GivenFile {
	const packed = packBank(givenTexts(texts));
	if (!packed.ok) throw new NotPacked(packed.problem);
	// A type of its own: what knows ZIP archives would unpack it.
	const file = new Blob([packed.bytes as Uint8Array<ArrayBuffer>], {
		type: 'application/vnd.footnote.bank'
	});
	return { name: `${fileName(texts)}.footnote`, file };
}

/**
 * The address that opens the bank. @param open of the page that opens banks
 * @returns how long it would be where that is too long
 * @throws NotPacked
 */
export function linkTo(texts: DraftTexts, open: string): { link: string } | { tooLong: number } {
	const linked = writeLink(givenTexts(texts));
	if (linked.ok) return { link: open + linked.fragment };
	if (linked.problem.code === 'too-long') return { tooLong: linked.problem.length };
	throw new NotPacked(linked.problem);
}

/** How many texts of the draft are not given away. */
export function withheldTexts(texts: DraftTexts): number {
	return Object.keys(texts).length - Object.keys(givenTexts(texts)).length;
}

/** A name without what file systems take amiss. */
function fileName(texts: DraftTexts): string {
	const id = idOf(texts);
	return /^[a-z0-9-]{1,80}$/.test(id) ? id : 'bank';
}
