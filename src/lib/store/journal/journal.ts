import type { JournalEntry, JournalPart } from './journal-line';
import type {
	JournalAnswer,
	JournalFile,
	JournalOperation,
	JournalRequest,
	JournalRequests
} from './journal-messages';
import { startWorker } from './start-worker';

/** Longer than any healthy disk takes, in ms; a browser that never answers must not keep a learner waiting. */
const PATIENCE_MS = 5000;

/**
 * The second copy of all that is written: lines in files of the origin's own file system, which a killed browser leaves
 * whole where it may lose its databases. One for each tab.
 */
export class Journal {
	#waiting = new Map<
		number,
		{ resolve: (answer: unknown) => void; reject: (error: unknown) => void }
	>();
	#serial = 0;

	private constructor(private readonly worker: Worker) {
		worker.onmessage = ({ data }: MessageEvent<JournalAnswer>) => {
			const waiting = this.#waiting.get(data.id);
			this.#waiting.delete(data.id);
			if (data.ok) waiting?.resolve(data.answer);
			else waiting?.reject(data.error);
		};
		worker.onerror = () => {
			for (const { reject } of this.#waiting.values())
				reject(new DOMException('The journal stopped working.', 'UnknownError'));
			this.#waiting.clear();
		};
	}

	/** @returns null where the browser has no file system for sites, or does not allow it here. Never throws. */
	static async open(
		database: string
	): Promise<{ journal: Journal; own: string; files: JournalFile[] } | null> {
		if (typeof Worker === 'undefined' || !navigator.storage?.getDirectory) return null;
		let journal: Journal | null = null;
		try {
			journal = new Journal(startWorker());
			return { journal, ...(await journal.#ask('open', { database })) };
		} catch {
			journal?.close();
			return null;
		}
	}

	/**
	 * Resolves when the line is on disk.
	 * @throws DOMException when it is not
	 */
	async append(entry: JournalEntry): Promise<void> {
		await this.#ask('append', entry);
	}

	/** What a file holds from that byte on. */
	read(name: string, from: number): Promise<JournalPart> {
		return this.#ask('read', { name, from });
	}

	/**
	 * Goes on in a new file.
	 * @returns its name
	 */
	turn(): Promise<string> {
		return this.#ask('turn', null);
	}

	async remove(names: string[]): Promise<void> {
		await this.#ask('remove', { names });
	}

	close(): void {
		this.worker.terminate();
	}

	#ask<O extends JournalOperation>(
		operation: O,
		ask: JournalRequests[O]['ask']
	): Promise<JournalRequests[O]['answer']> {
		const id = ++this.#serial;
		return new Promise((resolve, reject) => {
			const patience = setTimeout(() => {
				this.#waiting.delete(id);
				reject(new DOMException('The journal did not answer in time.', 'TimeoutError'));
			}, PATIENCE_MS);
			this.#waiting.set(id, {
				resolve: (answer) => (clearTimeout(patience), resolve(answer as never)),
				reject: (error) => (clearTimeout(patience), reject(error as Error))
			});
			this.worker.postMessage({ id, operation, ask } satisfies JournalRequest);
		});
	}
}
