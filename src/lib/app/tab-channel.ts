/** Tells the other tabs of this browser that something was written, and hears it from them. */
export class TabChannel {
	#channel: BroadcastChannel | null;

	constructor(name: string, onWritten: () => void) {
		this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
		if (this.#channel) this.#channel.onmessage = onWritten;
	}

	tell(): void {
		this.#channel?.postMessage('written');
	}
}
