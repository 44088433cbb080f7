/** `replaced`: another log stands in the place of the one that this tab knows. `banks`: others are on the shelf. */
export type TabNews = 'written' | 'replaced' | 'banks';

/** Tells the other tabs of this browser that something was written, and hears it from them. */
export class TabChannel {
	#channel: BroadcastChannel | null;

	constructor(name: string, onNews: (news: TabNews) => void) {
		this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
		if (this.#channel) this.#channel.onmessage = ({ data }: MessageEvent<TabNews>) => onNews(data);
	}

	tell(news: TabNews = 'written'): void {
		this.#channel?.postMessage(news);
	}
}
