import { IMAGE_FILE } from '../core/bank/bank-files';
import { readCard, type ImageCard } from '../core/bank/image-card';
import type { BankTexts, ImageBytes } from '../exchange/bank-texts';
import type { ImageBlobs } from '../store/image-records';

/** The cards of the pictures among the texts of a bank. */
export function cardsIn(texts: BankTexts): ImageCard[] {
	return Object.entries(texts).flatMap(([name, text]) =>
		IMAGE_FILE.test(name) ? (readCard(text) ?? []) : []
	);
}

/** The pictures that texts have cards of, to be kept; one whose bytes are not there is left out. */
export function blobsFor(texts: BankTexts, images: ImageBytes): ImageBlobs {
	const blobs = new Map<string, Blob>();
	for (const { kind, digest } of cardsIn(texts)) {
		const bytes = images.get(digest);
		if (bytes)
			blobs.set(digest, new Blob([bytes as Uint8Array<ArrayBuffer>], { type: `image/${kind}` }));
	}
	return blobs;
}

/** The bytes of pictures. @throws DOMException when the browser has lost one */
export async function bytesOf(images: ImageBlobs): Promise<ImageBytes> {
	const read = [...images].map(
		async ([digest, blob]) => [digest, new Uint8Array(await blob.arrayBuffer())] as const
	);
	return new Map(await Promise.all(read));
}
