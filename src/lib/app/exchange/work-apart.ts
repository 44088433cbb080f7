import { startWorker } from '../../store/journal/start-worker';
import { Cancelled } from '../../store/pace';
import type { ExchangeAsk, ExchangeNews, ExchangeOutcome } from './exchange-work';

type Message = { news: ExchangeNews } | { outcome: ExchangeOutcome };

/**
 * Does it in a worker of its own, so that the page stays free and loads no format; on the page where none starts.
 * @param signal ends the worker, wherever it is
 * @throws Cancelled
 */
export async function workApart<W extends ExchangeAsk>(
	ask: W,
	tell: (news: ExchangeNews) => void = () => undefined,
	signal?: AbortSignal
): Promise<Extract<ExchangeOutcome, { work: W['work'] | 'refused' }>> {
	const outcome = await inWorker(ask, tell, signal);
	if (outcome) return outcome as never;
	const { carryOut } = await import('./exchange-work');
	const onPage = await carryOut(ask, tell);
	if (signal?.aborted) throw new Cancelled('Called off.');
	return onPage as never;
}

/** @returns null where the worker did not start */
async function inWorker(
	ask: ExchangeAsk,
	tell: (news: ExchangeNews) => void,
	signal?: AbortSignal
): Promise<ExchangeOutcome | null> {
	if (signal?.aborted) throw new Cancelled('Called off.');
	let worker: Worker;
	try {
		worker = startWorker('exchange');
	} catch {
		return null;
	}
	let isAtWork = false;
	return new Promise<ExchangeOutcome | null>((resolve, reject) => {
		signal?.addEventListener('abort', () => reject(new Cancelled('Called off.')), { once: true });
		worker.onmessage = ({ data }: MessageEvent<Message>) => {
			isAtWork = true;
			if ('outcome' in data) resolve(data.outcome);
			else tell(data.news);
		};
		// One that broke off in its work would break off on the page too, and take it along.
		worker.onerror = ({ message }) =>
			resolve(
				isAtWork ? { work: 'refused', refusal: { code: 'broken', reason: message ?? '' } } : null
			);
		worker.postMessage(ask);
	}).finally(() => worker.terminate());
}
