import { IMAGE_FILE } from '../../core/bank/bank-files';
import { readCard } from '../../core/bank/image-card';
import type { DraftTexts } from '../../core/author/edit-history';
import {
	transferQuestions,
	type Transfer,
	type TransferProblem
} from '../../core/author/transfer-questions';
import type { DraftRecord } from '../../store/drafts/draft-database';
import { lockDraft } from '../../store/drafts/draft-lock';
import { DraftOvertaken, type DraftStore } from '../../store/drafts/draft-store';
import { clock } from '../clock';
import { aboutTexts } from './drafts';

/** Why nothing was transferred. `elsewhere`: another tab has the other bank open. `gone`: it is no longer there. */
export type TransferRefusal = TransferProblem | 'elsewhere' | 'gone';
export type Transferred = Extract<Transfer, { ok: true }> | { ok: false; problem: TransferRefusal };

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
		for (const [name, text] of Object.entries(transfer.texts)) {
			const card = draft.texts[name] === text ? null : IMAGE_FILE.test(name) && readCard(text);
			const blob = card ? await store.image(card.digest) : null;
			if (card && blob) await store.addImage(to, card.digest, blob);
		}
		const nowMs = clock.nowMs();
		await store.keepRevision(to, draft.texts, draft.about, 'worked-on', nowMs);
		await store.save(to, transfer.texts, aboutTexts(transfer.texts), draft.saves, nowMs);
		return transfer;
	} catch (error) {
		if (error instanceof DraftOvertaken) return { ok: false, problem: 'elsewhere' };
		throw error;
	} finally {
		lock.release();
	}
}
