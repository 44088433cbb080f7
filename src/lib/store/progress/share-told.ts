const channelOf = (database: string) => new BroadcastChannel(`footnote-sums-${database}`);

/** Tells whoever waits for the sums, in any tab, how far they are, 0–1. */
export function shareTeller(database: string): { tell: (share: number) => void; end: () => void } {
	const channel = channelOf(database);
	return { tell: (share) => channel.postMessage(share), end: () => channel.close() };
}

/**
 * Hears how far the sums are that another is making.
 * @returns how to end that
 */
export function hearShare(database: string, hear: (share: number) => void): () => void {
	const channel = channelOf(database);
	channel.onmessage = ({ data }: MessageEvent<number>) => hear(data);
	return () => channel.close();
}
