import { StorageFault } from '../storage-fault';
import type { Generation } from './generation';
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
/** Once it has not answered in time, until it does again: every answer of the learner's waits for this. */
const LITTLE_PATIENCE_MS = 250;

/** What writes lines, lists and removes files of a journal, wherever it is. */
export type JournalLines = Pick<
	Journal,
	'append' | 'appendLine' | 'list' | 'turn' | 'pin' | 'unpin' | 'mark' | 'remove'
>;

interface Waiting {
	resolve: (answer: unknown) => void;
	reject: (fault: StorageFault) => void;
}

/**
 * The second copy of all that is written: lines in files of the origin's own file system, which a killed browser leaves
 * whole where it may lose its databases. One for each tab.
 */
export class Journal {
	#waiting = new Map<number, Waiting>();
	#serial = 0;
	#late = false;
	#ended = false;

	private constructor(private readonly worker: Worker) {
		worker.onmessage = ({ data }: MessageEvent<JournalAnswer>) => {
			this.#late = false;
			const waiting = this.#waiting.get(data.id);
			this.#waiting.delete(data.id);
			if (data.ok) waiting?.resolve(data.answer);
			else waiting?.reject(new StorageFault(data.kind, data.message));
		};
		// The worker answers for all that fails in it: this one did not start, or is gone.
		worker.onerror = () => this.close();
		addEventListener('pagehide', this.#rest);
	}

	/** Whether this browser has a file system for sites. Where it has one and a journal still fails to open, there may be one. */
	static get isKnown(): boolean {
		return typeof Worker !== 'undefined' && Boolean(navigator.storage?.getDirectory);
	}

	/** @returns null where the browser has no file system for sites, or does not allow it here. Never throws. */
	static async open(
		database: string
	): Promise<{ journal: Journal; own: string; files: JournalFile[] } | null> {
		if (!Journal.isKnown) return null;
		let journal: Journal | null = null;
		try {
			journal = new Journal(startWorker('journal'));
			return { journal, ...(await journal.#ask('open', { database })) };
		} catch {
			journal?.close();
			return null;
		}
	}

	/**
	 * Resolves when the line is on disk.
	 * @throws StorageFault when it is not, or not known to be
	 */
	async append(entry: JournalEntry): Promise<void> {
		await this.#ask('append', entry);
	}

	/** As `append`, for a line that is encoded already; it is moved to where it is written, and gone here. @throws as `append` */
	async appendLine(line: Uint8Array<ArrayBuffer>): Promise<void> {
		await this.#ask('appendLine', line, [line.buffer]);
	}

	/** The files that there are now, and which of them is this tab's. */
	list(): Promise<{ own: string; files: JournalFile[] }> {
		return this.#ask('list', null);
	}

	/** What this tab's own file holds. Looks up no file: on a full disk Chromium may come to a stop over that. */
	readOwn(): Promise<JournalPart> {
		return this.#ask('readOwn', null);
	}

	/** What a file holds from that byte on. */
	read(name: string, from: number): Promise<JournalPart> {
		return this.#ask('read', { name, from });
	}

	/**
	 * Goes on in a new file, of the same generation unless told.
	 * @returns its name
	 */
	turn(generation?: Generation): Promise<string> {
		return this.#ask('turn', { generation });
	}

	/**
	 * From now on all lines go to the file that they go to now, and none to another, until `unpin`.
	 * @returns how long it is, in bytes
	 */
	pin(): Promise<number> {
		return this.#ask('pin', null);
	}

	/** @param cutTo all that was written after this byte is taken away again; null leaves it */
	async unpin(cutTo: number | null): Promise<void> {
		await this.#ask('unpin', { cutTo });
	}

	/** Says for good that this generation has taken the place of all before it. */
	async mark(generation: Generation): Promise<void> {
		await this.#ask('mark', { generation });
	}

	async remove(names: string[]): Promise<void> {
		await this.#ask('remove', { names });
	}

	close(): void {
		this.#ended = true;
		removeEventListener('pagehide', this.#rest);
		this.worker.terminate();
		for (const { reject } of this.#waiting.values())
			reject(new StorageFault('lost', 'The journal is closed.'));
		this.#waiting.clear();
	}

	/** A page that is put aside, to be shown again by the back button, keeps no file from other tabs. */
	#rest = ({ persisted }: PageTransitionEvent): void => {
		if (persisted) void this.#ask('rest', null).catch(() => undefined);
	};

	#ask<O extends JournalOperation>(
		operation: O,
		ask: JournalRequests[O]['ask'],
		moved: Transferable[] = []
	): Promise<JournalRequests[O]['answer']> {
		if (this.#ended) return Promise.reject(new StorageFault('lost', 'The journal is closed.'));
		const id = ++this.#serial;
		return new Promise((resolve, reject) => {
			const patience = setTimeout(
				() => {
					this.#late = true;
					this.#waiting.delete(id);
					reject(new StorageFault('lost', 'The journal did not answer in time.'));
				},
				this.#late ? LITTLE_PATIENCE_MS : PATIENCE_MS
			);
			this.#waiting.set(id, {
				resolve: (answer) => (clearTimeout(patience), resolve(answer as never)),
				reject: (fault) => (clearTimeout(patience), reject(fault))
			});
			this.worker.postMessage({ id, operation, ask } satisfies JournalRequest, moved);
		});
	}
}
