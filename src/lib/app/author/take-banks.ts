import { imagesOfBanks } from 'virtual:bank-images';
import { textsOfBanks } from 'virtual:bank-texts';
import { givenTexts } from '../../core/author/given-texts';
import type { DraftTexts } from '../../core/author/edit-history';
import { asAnother, idOf, revisionOf } from '../../core/author/revise';
import { IMAGE_LIMITS } from '../../core/bank/bank-files';
import { cardOf, writeCard } from '../../core/bank/image-card';
import { decodeText, tooLarge } from '../../core/bank/decode-text';
import { readBankFile, type BankFileProblem } from '../../exchange/read-bank-file';
import { PACKAGE_LIMITS } from '../../exchange/bank-package';
import { isBankImage } from '../../exchange/bank-texts';
import type { ImageBlobs } from '../../store/image-records';
import { blobsFor, cardsIn } from '../image-blobs';
import { draftFrom, drafts, type DraftRecord } from './drafts';

/** Why a file that was chosen is not taken in. `text-alone`: the text of a source or a picture without its bank. */
export type TakeProblem = BankFileProblem | { code: 'text-alone' };

export type Taken =
	| { ok: true; drafts: DraftRecord[] }
	/** `name` is that of the file. Nothing was taken in. */
	| { ok: false; problems: { name: string; problem: TakeProblem }[] };

/** Enough to tell what a file is that is too large for a bank. */
const HEAD = 4096;

/** Whether a copy of the bank can be opened: it is one that the app comes with. */
export const isShipped = (bank: string) => Object.hasOwn(textsOfBanks, bank);

/** A draft that begins as a copy of a bank of the app. @throws Error when there is none, or it cannot be loaded */
export async function copyShipped(bank: string): Promise<DraftRecord> {
	const load = textsOfBanks[bank];
	if (!load) throw new Error(`There is no bank ${bank}.`);
	const texts = await load();
	return publishedDraft(texts, { bank, revision: revisionOf(texts) }, await shippedImages(texts));
}

/** @throws Error when one cannot be loaded */
async function shippedImages(texts: DraftTexts): Promise<ImageBlobs> {
	const loaded = cardsIn(texts).map(async ({ kind, digest }) => {
		const response = await fetch(imagesOfBanks[digest] ?? '');
		if (!response.ok) throw new Error(`A picture could not be loaded (${response.status}).`);
		const blob = new Blob([await response.arrayBuffer()], { type: `image/${kind}` });
		return [digest, blob] as const;
	});
	return new Map(await Promise.all(loaded));
}

/** Another draft beside this one, with an id of its own. @param title put after its title */
export async function duplicate(
	{ id, texts, from }: DraftRecord,
	title: string
): Promise<DraftRecord> {
	return draftFrom(asAnother(texts, { id: '-copy', title }), from, await drafts.images(id));
}

/**
 * Takes in banks that someone chose: packages, and YAML with the texts and pictures that lie beside it. A bank with errors is a draft
 * as well, for the editor to tell them. Either all are taken in or none is.
 * @throws DOMException when a file cannot be read from the disk, StorageFault
 */
export async function takeFiles(files: readonly File[]): Promise<Taken> {
	const problems: { name: string; problem: TakeProblem }[] = [];
	const banks: { name: string; texts: DraftTexts }[] = [];
	const beside: Record<string, string> = {};
	const images = new Map<string, Uint8Array>();
	for (const file of files) {
		const { name } = file;
		if (/\.(?:md|txt)$/i.test(name)) {
			const text = await readText(file);
			if (text.ok) beside[name] = text.text;
			else problems.push({ name, problem: text.problem });
			continue;
		}
		if (isBankImage(name)) {
			if (file.size > IMAGE_LIMITS.bytes) {
				problems.push({ name, problem: { code: 'file-too-large', name } });
				continue;
			}
			const bytes = new Uint8Array(await file.arrayBuffer());
			const card = cardOf(bytes);
			beside[name] = writeCard(card);
			images.set(card.digest, bytes);
			continue;
		}
		const read = await readWhole(file);
		if (!read.ok) problems.push({ name, problem: read.problem });
		else {
			banks.push({ name, texts: read.texts });
			for (const [digest, bytes] of read.images) images.set(digest, bytes);
		}
	}
	if (banks.length === 0 && problems.length === 0)
		for (const name of Object.keys(beside))
			problems.push({ name, problem: { code: 'text-alone' } });
	if (problems.length > 0) return { ok: false, problems };
	const taken: DraftRecord[] = [];
	for (const { name, texts } of banks) {
		const all = givenTexts({ ...beside, ...texts });
		const from = { bank: idOf(texts), revision: revisionOf(texts), file: name };
		taken.push(await publishedDraft(all, from, blobsFor(all, images)));
	}
	return { ok: true, drafts: taken };
}

/** What came from elsewhere is out already: what is changed from here on is a revision of it. */
async function publishedDraft(
	texts: DraftTexts,
	from: DraftRecord['from'],
	images: ImageBlobs
): Promise<DraftRecord> {
	const draft = await draftFrom(texts, from, images);
	await drafts.keepRevision(draft.id, texts, draft.about, 'published', draft.createdMs);
	return draft;
}

/** Of a file far too large, the head says whether it is a backup or nothing of ours. */
async function readWhole(file: File) {
	const isHuge = file.size > PACKAGE_LIMITS.packed;
	const bytes = new Uint8Array(await (isHuge ? file.slice(0, HEAD) : file).arrayBuffer());
	const read = readBankFile(bytes);
	const isTold = !read.ok && (read.problem.code === 'backup' || read.problem.code === 'unknown');
	return isHuge && !isTold ? { ok: false as const, problem: { code: 'too-large' as const } } : read;
}

async function readText(
	file: File
): Promise<{ ok: true; text: string } | { ok: false; problem: TakeProblem }> {
	if (tooLarge(file.size, file.name))
		return { ok: false, problem: { code: 'file-too-large', name: file.name } };
	const decoded = decodeText(new Uint8Array(await file.arrayBuffer()), file.name);
	if (decoded.ok) return decoded;
	return { ok: false, problem: { code: 'wrong-letters', line: decoded.errors[0]?.line ?? 1 } };
}
