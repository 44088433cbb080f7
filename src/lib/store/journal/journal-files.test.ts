import { beforeEach, describe, expect, it, vi } from 'vitest';
import { JournalFiles, type SyncHandle } from './journal-files';
import type { JournalEntry } from './journal-line';

interface Disk {
	/** Bytes. */
	room: number;
	/** So many bytes come from one call. */
	readsAtMost: number;
	/** Nothing can be cut off. */
	stuck: boolean;
	/** No file can be made. */
	closed: boolean;
	/** So many times a file is found changed while it is read. */
	changing: number;
	/** So many requests for a handle are never answered. */
	losing: number;
}

/** A file in memory with one exclusive handle; the disk takes `room` bytes of it. */
class MemoryFile {
	readonly kind = 'file';
	bytes = new Uint8Array(0);
	held = false;
	gone = false;
	takeAway = (): void => undefined;
	constructor(
		readonly name: string,
		private readonly disk: Disk
	) {}

	async getFile(): Promise<Blob> {
		if (this.gone) throw new DOMException('gone', 'NotFoundError');
		if (this.disk.changing-- > 0) throw new DOMException('changed', 'NotReadableError');
		return new Blob([this.bytes]);
	}

	async createSyncAccessHandle(): Promise<SyncHandle> {
		if (this.held) throw new DOMException('held', 'NoModificationAllowedError');
		if (this.disk.losing-- > 0) return new Promise(() => undefined);
		this.held = true;
		let closed = false;
		this.takeAway = () => void (closed = true);
		return {
			getSize: () => {
				if (closed) throw new DOMException('closed', 'InvalidStateError');
				return this.bytes.length;
			},
			read: (into, { at }) => {
				const some = this.bytes.subarray(at, at + Math.min(into.length, this.disk.readsAtMost));
				into.set(some);
				return some.length;
			},
			write: (bytes, { at }) => {
				if (closed) throw new DOMException('closed', 'InvalidStateError');
				const fits = bytes.subarray(0, Math.max(0, this.disk.room - at));
				const grown = new Uint8Array(Math.max(this.bytes.length, at + fits.length));
				grown.set(this.bytes);
				grown.set(fits, at);
				this.bytes = grown;
				return fits.length;
			},
			truncate: (size) => {
				if (this.disk.stuck) throw new DOMException('stuck', 'InvalidModificationError');
				this.bytes = this.bytes.slice(0, size);
			},
			flush: () => undefined,
			close: () => void (this.held = false)
		};
	}
}

let disk: Disk;
let names: Map<string, MemoryFile>;

function openFiles(): JournalFiles {
	const folder = {
		values: () => names.values(),
		getFileHandle: async (name: string, { create = false } = {}) => {
			const known = names.get(name);
			if (!known && (!create || disk.closed)) throw new DOMException('none', 'NotFoundError');
			const file = known ?? new MemoryFile(name, disk);
			names.set(name, file);
			return file;
		},
		removeEntry: async (name: string) => void names.delete(name)
	};
	return new JournalFiles(
		folder as unknown as FileSystemDirectoryHandle,
		(generation) => `${names.size}${generation && `~${generation}`}.log`
	);
}

const entry = (id: string): JournalEntry => ({ events: [{ id } as never], sessions: [] });
const idsIn = (part: { entries: JournalEntry[] }) =>
	part.entries.flatMap(({ events }) => events.map(({ id }) => id));

beforeEach(() => {
	disk = {
		room: Infinity,
		readsAtMost: Infinity,
		stuck: false,
		closed: false,
		changing: 0,
		losing: 0
	};
	names = new Map();
});

describe('the files of a journal', () => {
	it('give a tab that opens the file that a closed one left, without its torn end', async () => {
		const first = openFiles();
		await first.begin();
		await first.append(entry('a'));
		first.close();
		const left = names.get(first.own)!;
		left.bytes = new Uint8Array([...left.bytes, 1, 2, 3]);
		const second = openFiles();
		await second.begin();
		expect(second.own).toBe(first.own);
		await second.append(entry('b'));
		expect(await second.read(second.own, 0)).toMatchObject({ damaged: 0 });
		expect(idsIn(await second.read(second.own, 0))).toEqual(['a', 'b']);
	});

	it('give each of two open tabs a file of its own, which the other can read', async () => {
		const [one, two] = [openFiles(), openFiles()];
		await one.begin();
		await two.begin();
		await one.append(entry('a'));
		await two.append(entry('b'));
		expect(one.own).not.toBe(two.own);
		expect(idsIn(await two.read(one.own, 0))).toEqual(['a']);
	});

	it('take lines where the browser has left a request for a new file without an answer', async () => {
		vi.useFakeTimers();
		try {
			const files = openFiles();
			await files.begin();
			disk.losing = 1;
			const written = files.turn('2').then(() => files.append(entry('a')));
			await vi.advanceTimersByTimeAsync(2000);
			await written;
			expect(files.own).toContain('~2');
			expect(idsIn(await files.read(files.own, 0))).toEqual(['a']);
		} finally {
			vi.useRealTimers();
		}
	});

	it('leave no half line behind when the disk is full, and go on once there is room', async () => {
		const files = openFiles();
		await files.begin();
		await files.append(entry('a'));
		disk.room = names.get(files.own)!.bytes.length + 10;
		await expect(files.append(entry('b'))).rejects.toMatchObject({ name: 'QuotaExceededError' });
		disk.room = Infinity;
		await files.append(entry('c'));
		const part = await files.read(files.own, 0);
		expect(part.damaged).toBe(0);
		expect(idsIn(part)).toEqual(['a', 'c']);
	});

	it('go on in a new file once one is full', async () => {
		const files = openFiles();
		await files.begin();
		const first = files.own;
		await files.append(entry('x'.repeat(1_000_000)));
		await files.append(entry('b'));
		expect(files.own).not.toBe(first);
		expect(idsIn(await files.read(files.own, 0))).toEqual(['b']);
		await files.remove([first, files.own]);
		expect((await files.list()).map(({ name }) => name)).toEqual([files.own]);
	});

	it('cut off nothing where the file comes in pieces, or not at all', async () => {
		const first = openFiles();
		await first.begin();
		for (const id of ['a', 'b', 'c']) await first.append(entry(id));
		first.close();
		disk.readsAtMost = 0;
		const unreadable = openFiles();
		await unreadable.begin();
		expect(unreadable.own).not.toBe(first.own);
		unreadable.close();
		disk.readsAtMost = 7;
		const second = openFiles();
		await second.begin();
		expect(second.own).toBe(first.own);
		expect(idsIn(await second.read(first.own, 0))).toEqual(['a', 'b', 'c']);
	});

	it('take a half line away later where that is not possible at once', async () => {
		const files = openFiles();
		await files.begin();
		await files.append(entry('a'));
		disk.room = names.get(files.own)!.bytes.length + 30;
		disk.stuck = true;
		const long = entry('b'.repeat(1000));
		await expect(files.append(long)).rejects.toMatchObject({ name: 'QuotaExceededError' });
		await expect(files.append(long)).rejects.toThrow();
		Object.assign(disk, { room: Infinity, stuck: false });
		await files.append(entry('c'));
		const part = await files.read(files.own, 0);
		expect([part.damaged, ...idsIn(part)]).toEqual([0, 'a', 'c']);
		expect(part.length).toBe(names.get(files.own)!.bytes.length);
	});

	it('go on in the full file where no new one can be made', async () => {
		const files = openFiles();
		await files.begin();
		const long = Array.from({ length: 12 }, (_, n) => String(n).padEnd(90_000, 'x'));
		for (const id of long) await files.append(entry(id));
		disk.closed = true;
		await files.append(entry('b'));
		await expect(files.turn()).rejects.toThrow();
		await files.append(entry('c'));
		expect(idsIn(await files.read(files.own, 0))).toEqual([...long, 'b', 'c']);
	});

	it('take their file up again after a rest, or a new one when another tab has it', async () => {
		const files = openFiles();
		await files.begin();
		const first = files.own;
		await files.append(entry('a'));
		files.close();
		await files.append(entry('b'));
		expect(files.own).toBe(first);
		files.close();
		const other = openFiles();
		await other.begin();
		expect(other.own).toBe(first);
		await files.append(entry('c'));
		expect(files.own).not.toBe(first);
		expect(idsIn(await files.read(files.own, 0))).toEqual(['c']);
		expect(idsIn(await files.read(first, 0))).toEqual(['a', 'b']);
	});

	it('go on where the browser took the handle away', async () => {
		const files = openFiles();
		await files.begin();
		await files.append(entry('a'));
		names.get(files.own)!.takeAway();
		names.get(files.own)!.held = false;
		await files.append(entry('b'));
		expect(idsIn(await files.read(files.own, 0))).toEqual(['a', 'b']);
	});

	it('are listed without one that goes away meanwhile, and read again where one changes', async () => {
		const [one, two] = [openFiles(), openFiles()];
		await one.begin();
		await two.begin();
		await two.append(entry('a'));
		disk.changing = 3;
		expect(idsIn(await one.read(two.own, 0))).toEqual(['a']);
		names.get(two.own)!.gone = true;
		expect((await one.list()).map(({ name }) => name)).toEqual([one.own]);
	});

	it('go on after what was to be taken away again could not be, in the same file or another', async () => {
		const files = openFiles();
		await files.begin();
		await files.append(entry('a'));
		const before = await files.pin();
		await files.append(entry('b'.repeat(500)));
		disk.stuck = true;
		await expect(files.unpin(before)).rejects.toThrow();
		disk.stuck = false;
		await files.append(entry('c'));
		expect(idsIn(await files.read(files.own, 0))).toEqual(['a', 'c']);
		expect(await files.read(files.own, 0)).toMatchObject({ damaged: 0 });
		expect(names.get(files.own)!.bytes.length).toBe((await files.read(files.own, 0)).length);

		const size = await files.pin();
		await files.append(entry('d'));
		names.get(files.own)!.takeAway();
		names.clear();
		await expect(files.unpin(size)).rejects.toThrow();
		await files.append(entry('e'));
		expect(idsIn(await files.read(files.own, 0))).toEqual(['e']);
	});

	it('take nothing away again that another tab has written meanwhile', async () => {
		const files = openFiles();
		await files.begin();
		const before = await files.pin();
		await files.append(entry('a'));
		files.close();
		const other = openFiles();
		await other.begin();
		expect(other.own).toBe(files.own);
		await other.append(entry('b'));
		other.close();
		await files.unpin(before).catch(() => undefined);
		expect(idsIn(await files.read(other.own, 0))).toContain('b');
	});

	it('take no line in a file of a generation that they could not turn away from', async () => {
		const files = openFiles();
		await files.begin();
		await files.append(entry('a'));
		await files.turn('00000001-x');
		disk.closed = true;
		await expect(files.turn('')).rejects.toThrow();
		await expect(files.append(entry('b'))).rejects.toThrow();
		disk.closed = false;
		await files.append(entry('c'));
		expect(files.own).not.toContain('~');
		expect(idsIn(await files.read(files.own, 0))).toEqual(['c']);
	});
});
