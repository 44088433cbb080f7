import { carryOut, type ExchangeAsk, type ExchangeNews } from './exchange-work';
import { buffersOf } from './history';

/** One ask, its news and its outcome; the page ends the worker then, or sooner where the learner calls it off. */
self.onmessage = async ({ data }: MessageEvent<ExchangeAsk>) => {
	const outcome = await carryOut(data, (news) => {
		if ('bank' in news) send(news);
		else self.postMessage({ news });
	});
	self.postMessage({ outcome });
};

/** A picture may be a window onto the whole archive it came in, which would be copied with it. */
function send({ bank }: Extract<ExchangeNews, { bank: unknown }>) {
	const images = new Map([...bank.images].map(([digest, bytes]) => [digest, bytes.slice()]));
	const moved = [...[...images.values()].map(({ buffer }) => buffer), ...buffersOf(bank.history)];
	self.postMessage({ news: { bank: { ...bank, images } } }, { transfer: moved });
}
