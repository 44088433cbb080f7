import { DraftChecker } from '../../store/drafts/draft-checker';
import type { DraftReport } from '../../store/drafts/check-texts';
import { drafts } from './drafts';

/** What is to be said of a draft as it lies on disk; null where there is none of that id. */
export async function checkDraft(id: string): Promise<DraftReport | null> {
	const draft = await drafts.read(id);
	if (!draft) return null;
	return new Promise((resolve) => {
		const checker = new DraftChecker((report) => {
			checker.close();
			resolve(report);
		});
		checker.ask(draft.texts);
	});
}
