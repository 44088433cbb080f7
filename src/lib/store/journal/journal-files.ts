import {
	decodeLines,
	encodeLine,
	wholeLength,
	type JournalEntry,
	type JournalPart
} from './journal-line';
import { generationOf, isMark, markName, type Generation } from './generation';
import type { JournalFile } from './journal-messages';
import { handleOf, readFully, writeFully, type SyncHandle } from './sync-handle';
import { StorageFault } from '../storage-fault';

/** A file that has grown beyond this is not written to any more: a million bytes are about 2,000 answers. */
const FULL_BYTES = 1_000_000;
/**
 * The browser's list of files may come to harm on a full disk, and then it never answers, in ms: what is held is still
 * written, and lies on the disk.
 */
const LOOK_MS = 500;
/** Once it has not answered: every answer of the learner's waits for this. */
const LOOK_AGAIN_MS = 20;
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
	#folder!: FileSystemDirectoryHandle;
	#gone = false;
	#deaf = false;

	/** @param openFolder makes the folder where it is not there */
	constructor(
		private readonly openFolder: () => Promise<FileSystemDirectoryHandle>,
		private readonly newName: (generation: Generation) => string
	) {}

	get own(): string {
		return this.#name;
	}

	/** The browser has removed the files under this tab, and lets none be made until the page is loaded again. */
	get isGone(): boolean {
		return this.#gone;
	}

	/** The browser did not say which files there are when it was last asked. */
	get isDeaf(): boolean {
		return this.#deaf;
	}

	/** Takes up the first file that has room and is nobody's, its torn end cut off, or begins one. */
	async begin(): Promise<void> {
		this.#folder = await this.openFolder();
		for (const { name, size } of await this.list())
			if (size < FULL_BYTES && !isMark(name) && (await this.#takeUp(name))) return;
		await this.turn();
	}

	/**
	 * A file that goes away meanwhile, or cannot be looked at, is left out. Where all are gone, or the browser does not say,
	 * it is the own one alone, which can still be read.
	 */
	async list(): Promise<JournalFile[]> {
		if (this.#isHeld()) await this.#follow().catch(() => undefined);
		const own = [{ name: this.#name, size: this.#size }];
		if (this.#gone) return own;
		const all = this.#listAll();
		return (this.#isHeld() ? await this.#inTime(all) : await all) ?? own;
	}

	async #listAll(): Promise<JournalFile[]> {
		const files: JournalFile[] = [];
		for await (const entry of this.#folder.values()) {
			if (entry.kind !== 'file') continue;
			const size = await this.#sizeOf(entry).catch(() => null);
			if (size !== null) files.push({ name: entry.name, size });
		}
		return files.sort((a, b) => (a.name < b.name ? -1 : 1));
	}

	/** Goes on in a new file, of the same generation unless told. Where none can be made it throws, and the old one is kept. */
	async turn(generation = generationOf(this.#name)): Promise<void> {
		const name = this.newName(generation);
		const handle = await handleOf(this.#folder, name, true);
		this.close();
		this.#hold(name, handle, handle.getSize());
	}

	/**
	 * On disk when it returns. A line that could not be written whole is taken away again, so that none follows a half one.
	 * @returns whether the files were found gone: then the own one goes on in a new place, and what the others held is missing
	 * @throws StorageFault `gone` where it cannot go on; DOMException
	 */
	async append(entry: JournalEntry): Promise<{ holed: boolean }> {
		let holed = false;
		if (this.#isHeld()) {
			if (this.#gone || this.#size >= FULL_BYTES) holed = await this.#follow();
			if (this.#size >= FULL_BYTES) await this.turn().catch(() => undefined);
		} else holed = await this.#holdAgain();
		const line = encodeLine(entry);
		this.#write(line);
		// Only now: a file that was there before the line was written may have been removed meanwhile.
		if (!(await this.#follow())) return { holed };
		// What was read from the removed file need not be what was written to it.
		this.#write(line);
		return { holed: true };
	}

	async read(name: string, from: number): Promise<JournalPart> {
		const own = name === this.#name && this.#handle;
		const bytes = own ? readFully(own, from, this.#size) : await this.#readOther(name, from);
		const part = decodeLines(bytes);
		return { ...part, length: from + part.length };
	}

	/** Says for good that this generation has taken the place of all before it. */
	async mark(generation: Generation): Promise<void> {
		await this.#folder.getFileHandle(markName(generation), { create: true });
	}

	async remove(names: readonly string[]): Promise<void> {
		for (const name of names) {
			if (name === this.#name) continue;
			// Another tab is writing to it; it stays, and what it holds is known anyway.
			await this.#folder.removeEntry(name).catch(() => undefined);
		}
	}

	/** Lets the file go; the next line takes it up again, or a new one when another tab has it. */
	close(): void {
		this.#handle?.close();
		this.#handle = null;
	}

	/**
	 * A browser that clears up removes the files under an open tab; what is written then reaches nothing, and what was can
	 * still be read. All of it goes to a new file.
	 * @returns whether the file was gone
	 * @throws StorageFault `gone` where the browser lets no new one be made; DOMException
	 */
	async #follow(): Promise<boolean> {
		if (await this.#isThere()) return false;
		this.#gone = true;
		const read = readFully(this.#handle!, 0, this.#size);
		const content = read.subarray(0, wholeLength(read));
		await this.#openAgain();
		const name = this.newName(generationOf(this.#name));
		const handle = await handleOf(this.#folder, name, true);
		try {
			writeFully(handle, content, 0);
		} catch (error) {
			handle.close();
			await this.#folder.removeEntry(name).catch(() => undefined);
			throw error;
		}
		this.close();
		this.#hold(name, handle, content.length);
		return true;
	}

	/** @returns null where the browser does not answer in time */
	async #inTime<T>(work: Promise<T>): Promise<T | null> {
		work.catch(() => undefined);
		let timer: ReturnType<typeof setTimeout> | undefined;
		const late = new Promise<null>((resolve) => {
			timer = setTimeout(() => resolve(null), this.#deaf ? LOOK_AGAIN_MS : LOOK_MS);
		});
		try {
			const answer = await Promise.race([work, late]);
			this.#deaf = answer === null;
			return answer;
		} finally {
			clearTimeout(timer);
		}
	}

	/** Where the browser does not say, what is held is taken to be there. */
	async #isThere(): Promise<boolean> {
		try {
			await this.#inTime(this.#folder.getFileHandle(this.#name));
			return true;
		} catch (error) {
			if (error instanceof DOMException && error.name === 'NotFoundError') return false;
			throw error;
		}
	}

	async #openAgain(): Promise<void> {
		try {
			const folder = await this.#inTime(this.openFolder());
			if (!folder) throw new DOMException('The browser does not answer.', 'UnknownError');
			this.#folder = folder;
		} catch (error) {
			throw new StorageFault('gone', error);
		}
	}

	/** Takes its file up again after a rest, or begins one. @returns whether its file was gone */
	async #holdAgain(): Promise<boolean> {
		if (this.#name && (await this.#takeUp(this.#name))) return false;
		const holed = this.#name !== '' && !(await this.#isThere());
		if (holed) await this.#openAgain();
		await this.turn();
		return holed;
	}

	/** @returns whether the file is now this tab's: one of a living tab, or one that cannot be read, cannot be had */
	async #takeUp(name: string): Promise<boolean> {
		const handle = await handleOf(this.#folder, name, false).catch(() => null);
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

	#hold(name: string, handle: SyncHandle, size: number): void {
		this.#handle = handle;
		this.#name = name;
		this.#size = size;
		this.#torn = false;
		this.#gone = false;
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
			writeFully(handle, line, this.#size);
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
		const entry = await this.#folder.getFileHandle(name);
		for (let tries = 1; ; tries++) {
			try {
				const file = await entry.getFile();
				return new Uint8Array(await file.slice(from).arrayBuffer());
			} catch (error) {
				// What `getFile` gave is void once the file has changed.
				const changed = error instanceof DOMException && error.name === 'NotReadableError';
				if (!changed || tries >= READ_TRIES) throw error;
			}
		}
	}

	async #sizeOf(entry: FileSystemHandle): Promise<number> {
		if (entry.name === this.#name && this.#handle) return this.#size;
		return (await (entry as FileSystemFileHandle).getFile()).size;
	}
}
