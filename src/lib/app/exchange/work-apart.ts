import { startWorker } from '../../store/journal/start-worker';
import { Cancelled } from '../../store/pace';
import type { ExchangeAsk, ExchangeNews, ExchangeOutcome } from './exchange-work';

type Message = { news: ExchangeNews } | { outcome: ExchangeOutcome };
type Tell = (news: ExchangeNews) => void;
type OutcomeOf<W extends ExchangeAsk> = Extract<ExchangeOutcome, { work: W['work'] | 'refused' }>;

/**
 * Works in a worker of its own, so that the page stays free and loads no format; on the page where none starts.
 * @param signal ends the worker, wherever it is
 * @throws Cancelled
 */
export async function workApart<W extends ExchangeAsk>(
	ask: W,
	tell: Tell = () => undefined,
	signal?: AbortSignal
): Promise<OutcomeOf<W>> {
	const apart = new WorkApart(signal);
	try {
		return await apart.ask(ask, tell);
	} finally {
		apart.end();
	}
}

/** A worker that is asked one thing after the other, until it is ended; what it held is free again then. */
export class WorkApart {
	/** Null where none starts. */
	#worker = started();
	#isAtWork = false;
	#callOff: (() => void) | null = null;
	#breakOff: (() => void) | null = null;

	constructor(private readonly signal?: AbortSignal) {
		// What cannot be read here, for want of memory, would be waited for for ever, or be a bank that nobody misses.
		// Chromium's workers have no `onmessageerror`.
		this.#worker?.addEventListener('messageerror', () => this.#breakOff?.());
		signal?.addEventListener('abort', () => this.#callOff?.(), { once: true });
	}

	/** Only when the last ask has its outcome. @throws Cancelled */
	async ask<W extends ExchangeAsk>(ask: W, tell: Tell = () => undefined): Promise<OutcomeOf<W>> {
		this.#check();
		const outcome = this.#worker && (await this.#inWorker(this.#worker, ask, tell));
		if (outcome) return outcome as never;
		this.end();
		this.#worker = null;
		const { carryOut } = await import('./exchange-work');
		const onPage = await carryOut(ask, tell);
		this.#check();
		return onPage as never;
	}

	end(): void {
		this.#worker?.terminate();
	}

	#check(): void {
		if (this.signal?.aborted) throw new Cancelled('Called off.');
	}

	/** @returns null where the worker did not start */
	#inWorker(worker: Worker, ask: ExchangeAsk, tell: Tell): Promise<ExchangeOutcome | null> {
		return new Promise((resolve, reject) => {
			this.#callOff = () => reject(new Cancelled('Called off.'));
			worker.onmessage = ({ data }: MessageEvent<Message>) => {
				this.#isAtWork = true;
				if ('outcome' in data) resolve(data.outcome);
				else tell(data.news);
			};
			// One that broke off in its work would break off on the page too, and take it along.
			worker.onerror = ({ message }) => resolve(this.#isAtWork ? broken(message ?? '') : null);
			this.#breakOff = () => resolve(broken('A message was lost.'));
			worker.postMessage(ask);
		});
	}
}

const broken = (reason: string): ExchangeOutcome => ({
	work: 'refused',
	refusal: { code: 'broken', reason }
});

function started(): Worker | null {
	try {
		return startWorker('exchange');
	} catch {
		return null;
	}
}
