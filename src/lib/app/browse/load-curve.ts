import { memoryCurve, type MemoryCurve } from '../../core/insight/progress/memory-curve';
import type { FootnoteApp } from '../footnote-app.svelte';

/** How well one question was remembered, and will be. @throws StorageFault */
export async function loadCurve(
	app: Pick<FootnoteApp, 'settings' | 'today'> & {
		store: Pick<FootnoteApp['store'], 'eventsAbout'>;
	},
	bank: string,
	question: string
): Promise<MemoryCurve> {
	const events = await app.store.eventsAbout(bank, question);
	return memoryCurve(events, { bank, question }, app.settings, app.today);
}
