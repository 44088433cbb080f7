import { WebSocket } from 'ws';

interface Answer {
	id?: number;
	type: 'success' | 'error' | 'event';
	result?: unknown;
	error?: string;
	message?: string;
}
interface Waiting {
	done: (result: unknown) => void;
	fail: (error: Error) => void;
}

const MAX_ANSWER_BYTES = 256 * 1024 * 1024;

/** Commands of WebDriver BiDi over one WebSocket: https://www.w3.org/TR/webdriver-bidi/ */
export class BidiConnection {
	readonly #socket: WebSocket;
	readonly #waiting = new Map<number, Waiting>();
	#lastId = 0;

	private constructor(socket: WebSocket) {
		this.#socket = socket;
		socket.on('message', (data) => this.#take(JSON.parse(data.toString()) as Answer));
		socket.on('close', () => {
			for (const { fail } of this.#waiting.values()) fail(new Error('The browser is gone.'));
			this.#waiting.clear();
		});
	}

	static async open(address: string): Promise<BidiConnection> {
		const socket = new WebSocket(address, { maxPayload: MAX_ANSWER_BYTES });
		await new Promise<void>((done, fail) => socket.on('open', done).on('error', fail));
		return new BidiConnection(socket);
	}

	/** @throws what the browser says is wrong with the command */
	send<R>(method: string, params: object): Promise<R> {
		const id = ++this.#lastId;
		return new Promise<R>((done, fail) => {
			this.#waiting.set(id, { done: (result) => done(result as R), fail });
			this.#socket.send(JSON.stringify({ id, method, params }));
		});
	}

	close(): void {
		this.#socket.terminate();
	}

	#take(answer: Answer): void {
		const waiting = answer.id === undefined ? undefined : this.#waiting.get(answer.id);
		if (answer.id === undefined || !waiting) return;
		this.#waiting.delete(answer.id);
		if (answer.type === 'success') waiting.done(answer.result);
		else waiting.fail(new Error(`${answer.error}: ${answer.message}`));
	}
}
