import type { JournalLines } from '../../store/journal/journal';
import { encodeLine, type JournalEntry } from '../../store/journal/journal-line';
import type { JournalFile, JournalRequests } from '../../store/journal/journal-messages';
import { StorageFault } from '../../store/storage-fault';
import type { FromHistoryWorker, LentOperation, ToHistoryWorker } from './history-messages';

interface Waiting {
	resolve: (answer: unknown) => void;
	reject: (fault: StorageFault) => void;
}

/** The page's journal, as its worker writes to it: each tab has one file, and whoever writes, writes there. */
export class LentJournal implements JournalLines {
	readonly #waiting = new Map<number, Waiting>();
	#serial = 0;

	constructor(private readonly send: (message: FromHistoryWorker, moved: Transferable[]) => void) {}

	/** To be told what the page has answered. */
	take(answer: Extract<ToHistoryWorker, { answered: number }>): void {
		const waiting = this.#waiting.get(answer.answered);
		this.#waiting.delete(answer.answered);
		if ('fault' in answer)
			waiting?.reject(new StorageFault(answer.fault.kind, answer.fault.message));
		else waiting?.resolve(answer.answer);
	}

	/** Encoded here: the page has nothing to do with it but to hand it on. */
	append(entry: JournalEntry): Promise<void> {
		return this.appendLine(encodeLine(entry));
	}

	async appendLine(line: Uint8Array<ArrayBuffer>): Promise<void> {
		await this.#ask('appendLine', line, [line.buffer]);
	}

	list(): Promise<{ own: string; files: JournalFile[] }> {
		return this.#ask('list', null);
	}

	turn(generation?: string): Promise<string> {
		return this.#ask('turn', { generation });
	}

	pin(): Promise<number> {
		return this.#ask('pin', null);
	}

	async unpin(cutTo: number | null): Promise<void> {
		await this.#ask('unpin', { cutTo });
	}

	async mark(generation: string): Promise<void> {
		await this.#ask('mark', { generation });
	}

	async remove(names: string[]): Promise<void> {
		await this.#ask('remove', { names });
	}

	#ask<O extends LentOperation>(
		operation: O,
		ask: JournalRequests[O]['ask'],
		moved: Transferable[] = []
	): Promise<JournalRequests[O]['answer']> {
		const id = ++this.#serial;
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, { resolve: (answer) => resolve(answer as never), reject });
			this.send({ id, operation, ask }, moved);
		});
	}
}
