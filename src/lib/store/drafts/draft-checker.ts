import type { DraftTexts } from '../../core/author/edit-history';
import { startWorker } from '../journal/start-worker';
import type { DraftAsk, OtherBanks } from './check-draft-worker';
import { checkTexts, type DraftReport } from './check-texts';

/** Checks a draft beside the page, so that typing never waits for it; of several asks the newest counts. */
export class DraftChecker {
	#worker: Worker | null = null;
	#busy = false;
	#serial = 0;
	#next: DraftTexts | null = null;

	/** @param onReport gets what was found of the texts that were asked about last */
	constructor(private readonly onReport: (report: DraftReport) => void) {
		try {
			this.#worker = startWorker('draft');
			this.#worker.onmessage = ({
				data
			}: MessageEvent<{ serial: number; report: DraftReport }>) => {
				this.#busy = false;
				if (data.serial === this.#serial && !this.#next) this.onReport(data.report);
				this.#askNext();
			};
			this.#worker.onerror = () => {
				this.#worker = null;
				if (this.#next) this.ask(this.#next);
			};
		} catch {
			// Then it is done on the page.
		}
	}

	ask(texts: DraftTexts): void {
		if (!this.#worker) {
			this.onReport(checkTexts(texts));
			return;
		}
		this.#next = texts;
		if (!this.#busy) this.#askNext();
	}

	/** Compares with these banks too, from the next ask on. */
	compareWith(others: OtherBanks): void {
		this.#worker?.postMessage(others);
	}

	close(): void {
		this.#worker?.terminate();
	}

	#askNext(): void {
		if (!this.#next) return;
		this.#busy = true;
		const ask: DraftAsk = { serial: ++this.#serial, texts: this.#next, formulas: true };
		this.#worker?.postMessage(ask);
		this.#next = null;
	}
}
