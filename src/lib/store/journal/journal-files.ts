import { decodeLines, encodeLine, type JournalEntry, type JournalPart } from './journal-line';
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

/**
 * The files of one database's journal. A handle is exclusive, so each tab has a file of its own; one that was left by a
 * closed tab is taken up by the next that opens.
 */
export class JournalFiles {
	#name = '';
	#handle: SyncHandle | null = null;
	#size = 0;

	constructor(
		private readonly folder: FileSystemDirectoryHandle,
		private readonly newName: () => string
	) {}

	get own(): string {
		return this.#name;
	}

	/** Takes up the first file that has room and is nobody's, its torn end cut off, or begins one. */
	async begin(): Promise<void> {
		for (const { name, size } of await this.list()) {
			if (size >= FULL_BYTES || !(await this.#hold(name))) continue;
			const { length } = decodeLines(this.#readOwn(0));
			if (length < this.#size) this.#cut(length);
			return;
		}
		await this.turn();
	}

	async list(): Promise<JournalFile[]> {
		const files: JournalFile[] = [];
		for await (const entry of this.folder.values())
			if (entry.kind === 'file') files.push({ name: entry.name, size: await this.#sizeOf(entry) });
		return files.sort((a, b) => (a.name < b.name ? -1 : 1));
	}

	/** Goes on in a new file. */
	async turn(): Promise<void> {
		const name = this.newName();
		this.#handle?.close();
		this.#handle = null;
		const held = await this.#hold(name);
		if (!held)
			throw new DOMException(`The new file ${name} is in use.`, 'NoModificationAllowedError');
	}

	/** On disk when it returns. A line that could not be written whole is taken away again, so that none follows a half one. */
	async append(entry: JournalEntry): Promise<void> {
		if (this.#size >= FULL_BYTES) await this.turn();
		const handle = this.#handle;
		if (!handle) throw new DOMException('The journal has no file.', 'InvalidStateError');
		const line = encodeLine(entry);
		try {
			const written = handle.write(line, { at: this.#size });
			if (written < line.length) throw new DOMException('The disk is full.', 'QuotaExceededError');
			handle.flush();
		} catch (error) {
			this.#cut(this.#size);
			throw error;
		}
		this.#size += line.length;
	}

	async read(name: string, from: number): Promise<JournalPart> {
		const bytes = name === this.#name ? this.#readOwn(from) : await this.#readOther(name, from);
		const part = decodeLines(bytes);
		return { ...part, length: from + part.length };
	}

	async remove(names: readonly string[]): Promise<void> {
		for (const name of names) {
			if (name === this.#name) continue;
			// Another tab is writing to it; it stays, and what it holds is known anyway.
			await this.folder.removeEntry(name).catch(() => undefined);
		}
	}

	close(): void {
		this.#handle?.close();
		this.#handle = null;
	}

	/** @returns whether the file is now this tab's: one of a living tab cannot be had */
	async #hold(name: string): Promise<boolean> {
		try {
			const file = (await this.folder.getFileHandle(name, { create: true })) as LockableFile;
			const handle = await file.createSyncAccessHandle();
			this.#handle = handle;
			this.#name = name;
			this.#size = handle.getSize();
			return true;
		} catch (error) {
			if (error instanceof DOMException && error.name === 'NoModificationAllowedError')
				return false;
			throw error;
		}
	}

	#cut(size: number): void {
		this.#handle?.truncate(size);
		this.#handle?.flush();
		this.#size = size;
	}

	#readOwn(from: number): Uint8Array {
		const bytes = new Uint8Array(Math.max(0, this.#size - from));
		this.#handle?.read(bytes, { at: from });
		return bytes;
	}

	async #readOther(name: string, from: number): Promise<Uint8Array> {
		const file = await (await this.folder.getFileHandle(name)).getFile();
		return new Uint8Array(await file.slice(from).arrayBuffer());
	}

	async #sizeOf(entry: FileSystemHandle): Promise<number> {
		if (entry.name === this.#name) return this.#size;
		return (await (entry as FileSystemFileHandle).getFile()).size;
	}
}
