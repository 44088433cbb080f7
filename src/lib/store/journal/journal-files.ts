import { askedAgain } from './asked-again';
import {
	decodeLines,
	encodeLine,
	wholeLength,
	type JournalEntry,
	type JournalPart
} from './journal-line';
import { generationOf, isMark, markName, type Generation } from './generation';
import type { JournalFile } from './journal-messages';

/** What is used of FileSystemSyncAccessHandle, which only workers know. */
export interface SyncHandle {
	getSize(): number;
	read(into: Uint8Array<ArrayBuffer>, options: { at: number }): number;
	write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
	truncate(size: number): void;
	flush(): void;
	close(): void;
}
type LockableFile = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncHandle> };

/** A file that has grown beyond this is not written to any more: a million bytes are about 2,000 answers. */
const FULL_BYTES = 1_000_000;
/** A file that another tab writes to between two steps of reading it is read again, so many times in all. */
const READ_TRIES = 20;

/**
 * The files of one database's journal. A handle is exclusive, so each tab has a file of its own; one that was left by a
 * closed tab is taken up by the next that opens.
 */
export class JournalFiles {
	#name = '';
	#handle: SyncHandle | null = null;
	/** Bytes of whole lines. */
	#size = 0;
	/** What a failed write left behind them could not be taken away yet. */
	#torn = false;
	/** All lines go to the own file, however long it grows. */
	#isPinned = false;
	/** To which generation no file could be made yet: a line beside it would count for nothing. */
	#due: Generation | null = null;

	constructor(
		private readonly folder: FileSystemDirectoryHandle,
		private readonly newName: (generation: Generation) => string
	) {}

	get own(): string {
		return this.#name;
	}

	/** Takes up the first file that has room and is nobody's, its torn end cut off, or begins one. */
	async begin(): Promise<void> {
		for (const { name, size } of await this.list())
			if (size < FULL_BYTES && !isMark(name) && (await this.#takeUp(name))) return;
		await this.turn();
	}

	/** A file that goes away meanwhile, or cannot be looked at, is left out. */
	async list(): Promise<JournalFile[]> {
		const files: JournalFile[] = [];
		for await (const entry of this.folder.values()) {
			if (entry.kind !== 'file') continue;
			const size = await this.#sizeOf(entry).catch(() => null);
			if (size !== null) files.push({ name: entry.name, size });
		}
		return files.sort((a, b) => (a.name < b.name ? -1 : 1));
	}

	/**
	 * Goes on in a new file, of the same generation unless told. Where none can be made it throws, and the old one is kept;
	 * one of another generation takes no lines from then on.
	 */
	async turn(generation = this.#due ?? generationOf(this.#name)): Promise<void> {
		const name = this.newName(generation);
		this.#due = generation === generationOf(this.#name) ? null : generation;
		const handle = await this.#handleOf(name, true);
		this.#due = null;
		this.close();
		this.#hold(name, handle, handle.getSize());
		this.#isPinned = false;
	}

	/** On disk when it returns. A line that could not be written whole is taken away again, so that none follows a half one. */
	append(entry: JournalEntry): Promise<void> {
		return this.appendLine(encodeLine(entry));
	}

	/** @param line as `encodeLine` gives it */
	async appendLine(line: Uint8Array<ArrayBuffer>): Promise<void> {
		if (this.#due !== null) await this.turn();
		if (this.#size >= FULL_BYTES && !this.#isPinned) await this.turn().catch(() => undefined);
		if (!(await this.#isHeldAgain())) await this.#turnUnlessPinned();
		this.#write(line);
	}

	/**
	 * From now on all lines go to the own file, and none to another, until `unpin`.
	 * @returns how long it is, in bytes
	 */
	async pin(): Promise<number> {
		if (this.#due !== null || !(await this.#isHeldAgain())) await this.turn();
		this.#isPinned = true;
		return this.#size;
	}

	/** @param cutTo all that was written after this byte is taken away again; null leaves it */
	async unpin(cutTo: number | null): Promise<void> {
		try {
			if (cutTo === null || cutTo >= this.#size) return;
			if (!(await this.#isHeldAgain())) throw notHeld();
			this.#size = cutTo;
			// Where it fails it is tried again before the next line.
			this.#torn = true;
			this.#cut(this.#handle!);
		} finally {
			// What is written from now on must not depend on this.
			this.#isPinned = false;
		}
	}

	async #turnUnlessPinned(): Promise<void> {
		if (this.#isPinned) throw notHeld();
		await this.turn();
	}

	/** Where the browser took the handle away it is asked for again. */
	async #isHeldAgain(): Promise<boolean> {
		if (this.#isHeld()) return true;
		const size = this.#size;
		if (this.#name === '' || !(await this.#takeUp(this.#name))) return false;
		if (!this.#isPinned || this.#size === size) return true;
		// Another tab has written to it meanwhile, and what it wrote must not be cut away.
		this.close();
		this.#size = size;
		return false;
	}

	async read(name: string, from: number): Promise<JournalPart> {
		const own = name === this.#name && this.#handle;
		const bytes = own ? readFully(own, from, this.#size) : await this.#readOther(name, from);
		const part = decodeLines(bytes);
		return { ...part, length: from + part.length };
	}

	/** Says for good that this generation has taken the place of all before it. */
	async mark(generation: Generation): Promise<void> {
		await askedAgain(() => this.folder.getFileHandle(markName(generation), { create: true }));
	}

	async remove(names: readonly string[]): Promise<void> {
		for (const name of names) {
			if (name === this.#name) continue;
			// Another tab is writing to it; it stays, and what it holds is known anyway.
			await askedAgain(() => this.folder.removeEntry(name)).catch(() => undefined);
		}
	}

	/** Lets the file go; the next line takes it up again, or a new one when another tab has it. */
	close(): void {
		this.#handle?.close();
		this.#handle = null;
	}

	/** @returns whether the file is now this tab's: one of a living tab, or one that cannot be read, cannot be had */
	async #takeUp(name: string): Promise<boolean> {
		const handle = await this.#handleOf(name, false).catch(() => null);
		if (!handle) return false;
		try {
			const size = handle.getSize();
			const whole = wholeLength(readFully(handle, 0, size));
			if (whole < size) {
				handle.truncate(whole);
				handle.flush();
			}
			this.#hold(name, handle, whole);
			return true;
		} catch {
			handle.close();
			return false;
		}
	}

	async #handleOf(name: string, create: boolean): Promise<SyncHandle> {
		const file = (await askedAgain(() =>
			this.folder.getFileHandle(name, { create })
		)) as LockableFile;
		const handle = await askedAgain(
			() => file.createSyncAccessHandle(),
			(second) => second.close()
		);
		if (typeof handle.getSize() === 'number') return handle;
		// The first browsers to have handles answered with promises.
		handle.close();
		throw new DOMException('Files cannot be written step by step here.', 'NotSupportedError');
	}

	#hold(name: string, handle: SyncHandle, size: number): void {
		this.#handle = handle;
		this.#name = name;
		this.#size = size;
		this.#torn = false;
	}

	/** A browser takes the handle away from a page that it has put aside, and where the site's data are cleared. */
	#isHeld(): boolean {
		try {
			return this.#handle !== null && this.#handle.getSize() >= 0;
		} catch {
			this.#handle = null;
			return false;
		}
	}

	#write(line: Uint8Array<ArrayBuffer>): void {
		const handle = this.#handle!;
		if (this.#torn) this.#cut(handle);
		this.#torn = true;
		try {
			const written = handle.write(line, { at: this.#size });
			if (written < line.length) throw new DOMException('The disk is full.', 'QuotaExceededError');
			handle.flush();
		} catch (error) {
			try {
				this.#cut(handle);
			} catch {
				// It is tried again before the next line.
			}
			throw error;
		}
		this.#torn = false;
		this.#size += line.length;
	}

	#cut(handle: SyncHandle): void {
		handle.truncate(this.#size);
		handle.flush();
		this.#torn = false;
	}

	async #readOther(name: string, from: number): Promise<Uint8Array> {
		const entry = await askedAgain(() => this.folder.getFileHandle(name));
		for (let tries = 1; ; tries++) {
			try {
				const file = await askedAgain(() => entry.getFile());
				return new Uint8Array(await askedAgain(() => file.slice(from).arrayBuffer()));
			} catch (error) {
				// What `getFile` gave is void once the file has changed.
				const changed = error instanceof DOMException && error.name === 'NotReadableError';
				if (!changed || tries >= READ_TRIES) throw error;
			}
		}
	}

	async #sizeOf(entry: FileSystemHandle): Promise<number> {
		if (entry.name === this.#name && this.#handle) return this.#size;
		return (await askedAgain(() => (entry as FileSystemFileHandle).getFile())).size;
	}
}

const notHeld = () => new DOMException('The file is another tab’s now.', 'InvalidStateError');

/** @throws DOMException where fewer bytes come than there are: what is missing must never pass for a torn end */
function readFully(handle: SyncHandle, from: number, to: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(Math.max(0, to - from));
	for (let done = 0; done < bytes.length;) {
		const read = handle.read(bytes.subarray(done), { at: from + done });
		if (read === 0) throw new DOMException('The file cannot be read whole.', 'NotReadableError');
		done += read;
	}
	return bytes;
}
