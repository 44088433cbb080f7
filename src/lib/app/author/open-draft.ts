import { lockDraft, type DraftLock } from '../../store/drafts/draft-lock';
import { DraftEditor } from './draft-editor.svelte';
import { drafts } from './drafts';

export interface OpenDraft {
	editor: DraftEditor;
	lock: DraftLock;
	/** Saves what is left, and lets another tab edit. */
	close: () => Promise<void>;
}

/** Opens a draft for editing, or for looking on where another tab edits it. Null where there is none of that id. */
export async function openDraft(id: string): Promise<OpenDraft | null> {
	const lock = await lockDraft(id);
	const draft = await drafts.read(id).catch((error: unknown) => {
		lock.release();
		throw error;
	});
	if (!draft) {
		lock.release();
		return null;
	}
	// Pictures that were replaced or taken out before; one that stays a while longer is no harm.
	if (lock.held) await drafts.tidyImages(id).catch(() => undefined);
	const editor = new DraftEditor(drafts, draft, !lock.held);
	return {
		editor,
		lock,
		async close() {
			await editor.close();
			lock.release();
		}
	};
}
