/** As much of `ws` as is used here: Node has a WebSocket of its own from version 22 on only. */
declare module 'ws' {
	export class WebSocket {
		constructor(address: string, options?: { maxPayload?: number });
		send(text: string): void;
		terminate(): void;
		on(event: 'open' | 'close', listener: () => void): this;
		on(event: 'error', listener: (error: Error) => void): this;
		on(event: 'message', listener: (data: Buffer) => void): this;
	}
}
