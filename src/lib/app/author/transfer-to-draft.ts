import { BANK_FILE, IMAGE_FILE } from '../../core/bank/bank-files';
import { readCard } from '../../core/bank/image-card';
import { splitText } from '../../core/author/bank-text';
import type { DraftTexts } from '../../core/author/edit-history';
import { newBankBeside } from '../../core/author/new-bank-beside';
import {
	transferQuestions,
	type Transfer,
	type TransferProblem
} from '../../core/author/transfer-questions';
import type { DraftRecord } from '../../store/drafts/draft-database';
import { lockDraft } from '../../store/drafts/draft-lock';
import { DraftOvertaken, type DraftStore } from '../../store/drafts/draft-store';
import type { ImageBlobs } from '../../store/image-records';
import { clock } from '../clock';
import { aboutTexts, newMark } from './drafts';

/** Why nothing was transferred. `elsewhere`: another tab has the other bank open. `gone`: it is no longer there. */
export type TransferRefusal = TransferProblem | 'elsewhere' | 'gone';
/** `to` is the draft that they are in now. */
export type Transferred =
	(Extract<Transfer, { ok: true }> & { to: string }) | { ok: false; problem: TransferRefusal };

/** The banks that questions can go to, the last changed first. */
export async function otherDrafts(store: DraftStore, id: string): Promise<DraftRecord[]> {
	const all = await store.list();
	return all.filter((draft) => draft.id !== id && draft.retiredMs === null);
}

/**
 * Writes questions into another draft, on disk when it resolves; where it is refused nothing was changed. How that draft
 * stood before is kept among its earlier states.
 * @param chosen places of the questions, from 0
 * @throws StorageFault
 */
export async function transferToDraft(
	store: DraftStore,
	from: DraftTexts,
	chosen: ReadonlySet<number>,
	to: string
): Promise<Transferred> {
	const lock = await lockDraft(to);
	try {
		if (!lock.held) return { ok: false, problem: 'elsewhere' };
		const draft = await store.read(to);
		if (!draft || draft.retiredMs !== null) return { ok: false, problem: 'gone' };
		const transfer = transferQuestions(from, draft.texts, chosen);
		if (!transfer.ok) return transfer;
		// Before any text has their cards.
		const images = await picturesThatCame(store, draft.texts, transfer.texts);
		for (const [digest, blob] of images) await store.addImage(to, digest, blob);
		const nowMs = clock.nowMs();
		await store.keepRevision(to, draft.texts, draft.about, 'worked-on', nowMs);
		await store.save(to, transfer.texts, aboutTexts(transfer.texts), draft.saves, nowMs);
		return { ...transfer, to };
	} catch (error) {
		if (error instanceof DraftOvertaken) return { ok: false, problem: 'elsewhere' };
		throw error;
	} finally {
		lock.release();
	}
}

/**
 * Begins a draft with questions of this one, on disk when it resolves; where it is refused there is none.
 * @param chosen places of the questions, from 0
 * @throws StorageFault
 */
export async function transferToNewDraft(
	store: DraftStore,
	from: DraftTexts,
	chosen: ReadonlySet<number>,
	title: string
): Promise<Transferred> {
	const here = splitText(from[BANK_FILE] ?? '');
	if (!here.ok) return { ok: false, problem: 'unreadable' };
	const begun = { [BANK_FILE]: newBankBeside(here.bank, title, newMark()) };
	const transfer = transferQuestions(from, begun, chosen);
	if (!transfer.ok) return transfer;
	const images = await picturesThatCame(store, begun, transfer.texts);
	const about = aboutTexts(transfer.texts);
	const draft = await store.create(transfer.texts, about, null, clock.nowMs(), images);
	return { ...transfer, to: draft.id };
}

/** The bytes of the pictures whose cards are new or others in the later texts. @throws StorageFault */
async function picturesThatCame(
	store: DraftStore,
	before: DraftTexts,
	after: DraftTexts
): Promise<ImageBlobs> {
	const images = new Map<string, Blob>();
	for (const [name, text] of Object.entries(after)) {
		const card = before[name] === text ? null : IMAGE_FILE.test(name) && readCard(text);
		const blob = card ? await store.image(card.digest) : null;
		if (card && blob) images.set(card.digest, blob);
	}
	return images;
}
