import { carryOut, type ExchangeAsk, type ExchangeOutcome } from './exchange-work';
import { buffersOf } from './history';

/** Each ask with its news and its outcome; the page ends the worker then, or sooner where the learner calls it off. */
self.onmessage = async ({ data }: MessageEvent<ExchangeAsk>) => {
	const outcome = await carryOut(data, (news) =>
		self.postMessage({ news }, { transfer: 'made' in news ? buffersOf(news.made.history) : [] })
	);
	tell(outcome);
};

const tell = (outcome: ExchangeOutcome) => self.postMessage({ outcome });

// What cannot be sent or read, for want of memory, would be waited for for ever.
const broken = (reason: string) => tell({ work: 'refused', refusal: { code: 'broken', reason } });
self.onmessageerror = () => broken('A message was lost.');
self.onunhandledrejection = ({ reason }) =>
	broken(reason instanceof Error ? reason.message : String(reason));
