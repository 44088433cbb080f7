import { carryOut, type ExchangeAsk } from './exchange-work';
import { buffersOf } from './history';

/** Each ask with its news and its outcome; the page ends the worker then, or sooner where the learner calls it off. */
self.onmessage = async ({ data }: MessageEvent<ExchangeAsk>) => {
	const outcome = await carryOut(data, (news) =>
		self.postMessage({ news }, { transfer: 'made' in news ? buffersOf(news.made.history) : [] })
	);
	self.postMessage({ outcome });
};
