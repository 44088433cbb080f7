import type { Bank } from '../../core/bank/bank';
import { imagesOf } from '../../core/bank/bank-images';
import type { ImageBytes } from '../../exchange/bank-texts';
import type { Cause } from '../../exchange/formats/gather-remarks';
import type { LearnerPart } from '../../exchange/formats/learner-part';
import { findImage } from '../find-image';
import type { FootnoteApp } from '../footnote-app.svelte';
import { saveFile } from '../save-file';
import { workApart } from './work-apart';

/** The bank could not be written in that format; the message says why. */
export class NotWritten extends Error {
	override name = 'NotWritten';
}

/**
 * Saves a bank as a file of another program.
 * @param images those that it shows, by digest
 * @param learner what its learner did with it, where that goes along
 * @returns the name of the file, and what the format could not hold
 * @throws NotWritten
 */
export async function saveFor(
	format: string,
	bank: Bank,
	images: ImageBytes,
	learner?: LearnerPart
): Promise<{ file: string; causes: Cause[] }> {
	const outcome = await workApart({ work: 'write', format, bank, images, learner });
	if (outcome.work === 'refused') {
		const { refusal } = outcome;
		throw new NotWritten(
			'reason' in refusal ? refusal.reason : 'text' in refusal ? refusal.text : refusal.code
		);
	}
	const { name, mediaType, bytes, causes } = outcome;
	saveFile(name, new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType }));
	return { file: name, causes };
}

/** The pictures of a bank on the shelf; one that is not there any more is left out, and told by the format. */
export async function imagesOfBank(app: FootnoteApp, bank: Bank): Promise<ImageBytes> {
	const images = new Map<string, Uint8Array>();
	for (const { digest } of bank.questions.flatMap(imagesOf)) {
		if (digest === undefined || images.has(digest)) continue;
		const found = await findImage(app, digest).catch(() => null);
		const blob = typeof found === 'string' ? await (await fetch(found)).blob() : found;
		if (blob) images.set(digest, new Uint8Array(await blob.arrayBuffer()));
	}
	return images;
}
