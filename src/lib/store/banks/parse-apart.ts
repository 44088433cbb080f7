import type { DraftTexts } from '../../core/author/edit-history';
import type { DraftAsk } from '../drafts/check-draft-worker';
import type { DraftReport } from '../drafts/check-texts';
import { startWorker } from '../journal/start-worker';

/**
 * Parses a bank in a worker, so that the page stays free and does not load the parser; where there are no workers, on the
 * page. Never throws on what is in the texts.
 */
export async function parseApart(texts: DraftTexts): Promise<DraftReport> {
	return (await inWorker(texts)) ?? (await import('../drafts/check-texts')).checkTexts(texts);
}

/** Null where the worker did not start, or broke off. */
function inWorker(texts: DraftTexts): Promise<DraftReport | null> {
	return new Promise((resolve) => {
		try {
			const worker = startWorker('draft');
			const done = (report: DraftReport | null) => {
				worker.terminate();
				resolve(report);
			};
			worker.onmessage = ({ data }: MessageEvent<{ report: DraftReport }>) => done(data.report);
			worker.onerror = () => done(null);
			const ask: DraftAsk = { serial: 1, texts, formulas: false };
			worker.postMessage(ask);
		} catch {
			resolve(null);
		}
	});
}
