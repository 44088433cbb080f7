import type { DraftTexts } from '../../core/author/edit-history';
import { givenTexts } from '../../core/author/given-texts';
import { idOf } from '../../core/author/revise';
import { BANK_FILE } from '../../core/bank/bank-files';
import { LINK_LIMIT, writeLink } from '../../exchange/bank-link';
import { readCard } from '../../core/bank/image-card';
import { packBank, type PackProblem } from '../../exchange/bank-package';
import { isBankImage, type ImageBytes } from '../../exchange/bank-texts';
import { bytesOf } from '../image-blobs';
import { drafts } from './drafts';

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

/** The pictures of a draft, for the files it is saved as. @throws StorageFault, DOMException */
export const imagesOfDraft = async (id: string): Promise<ImageBytes> =>
	bytesOf(await drafts.images(id));

/** The bank as YAML, named after its id, and after it the texts and pictures that it shows. @throws NotPacked */
export function yamlFiles(texts: DraftTexts, images: ImageBytes): GivenFile[] {
	const { [BANK_FILE]: bank = '', ...others } = givenTexts(texts);
	const files = [[`${fileName(texts)}.yaml`, bank], ...Object.entries(others)] as const;
	return files.map(([name, text]) => ({ name, file: partOf(name, text, images) }));
}

function partOf(name: string, text: string, images: ImageBytes): Blob {
	if (!isBankImage(name))
		return new Blob([text], { type: name.endsWith('.yaml') ? 'application/yaml' : 'text/plain' });
	const card = readCard(text);
	const bytes = card && images.get(card.digest);
	if (!bytes) throw new NotPacked({ code: 'image-missing', name });
	return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: `image/${card.kind}` });
}

/** The bank with the texts and pictures that it shows as one file. @throws NotPacked */
export function packageFile(texts: DraftTexts, images: ImageBytes): GivenFile {
	const packed = packBank(givenTexts(texts), images);
	if (!packed.ok) throw new NotPacked(packed.problem);
	// A type of its own: what knows ZIP archives would unpack it.
	const file = new Blob([packed.bytes as Uint8Array<ArrayBuffer>], {
		type: 'application/vnd.footnote.bank'
	});
	return { name: `${fileName(texts)}.footnote`, file };
}

/**
 * The address that opens the bank. @param open of the page that opens banks
 * @returns how long it would be where that is too long, or how many pictures the bank has, which no link holds
 * @throws NotPacked
 */
export function linkTo(
	texts: DraftTexts,
	open: string
): { link: string } | { tooLong: number } | { images: number } {
	const linked = writeLink(givenTexts(texts));
	if (linked.ok) return { link: open + linked.fragment };
	if (linked.problem.code === 'too-long') return { tooLong: linked.problem.length };
	if (linked.problem.code === 'has-images') return { images: linked.problem.count };
	throw new NotPacked(linked.problem);
}

/** How many texts of the draft are not given away. */
export function withheldTexts(texts: DraftTexts): number {
	const count = (of: DraftTexts) => Object.keys(of).filter((name) => !isBankImage(name)).length;
	return count(texts) - count(givenTexts(texts));
}

/** A name without what file systems take amiss. */
function fileName(texts: DraftTexts): string {
	const id = idOf(texts);
	return /^[a-z0-9-]{1,80}$/.test(id) ? id : 'bank';
}
