import { imagesOfBanks } from 'virtual:bank-images';
import type { FootnoteApp } from './footnote-app.svelte';

/**
 * Where a picture is: the address of one that comes with the app, or what is kept of an opened bank or a draft. Two with
 * one digest are the same, so it does not matter whose it is.
 * @returns null where there is none
 * @throws StorageFault
 */
export async function findImage(
	{ banks }: FootnoteApp,
	digest: string
): Promise<string | Blob | null> {
	const shipped = imagesOfBanks[digest];
	if (shipped !== undefined) return shipped;
	const opened = await banks.image(digest);
	if (opened) return opened;
	// The drafts bring the parser along, which a learner's pages do without.
	const { drafts } = await import('./author/drafts');
	return drafts.image(digest);
}
