import { beforeEach, describe, expect, it } from 'vitest';
import { JournalFiles, type SyncHandle } from './journal-files';
import type { JournalEntry } from './journal-line';

/** A file in memory with one exclusive handle; it takes `room` bytes in all. */
class MemoryFile {
	readonly kind = 'file';
	bytes = new Uint8Array(0);
	held = false;
	constructor(
		readonly name: string,
		private readonly disk: { room: number }
	) {}

	async getFile(): Promise<Blob> {
		return new Blob([this.bytes]);
	}

	async createSyncAccessHandle(): Promise<SyncHandle> {
		if (this.held) throw new DOMException('held', 'NoModificationAllowedError');
		this.held = true;
		return {
			getSize: () => this.bytes.length,
			read: (into, { at }) => (into.set(this.bytes.subarray(at, at + into.length)), into.length),
			write: (bytes, { at }) => {
				const fits = bytes.subarray(0, Math.max(0, this.disk.room - at));
				const grown = new Uint8Array(Math.max(this.bytes.length, at + fits.length));
				grown.set(this.bytes);
				grown.set(fits, at);
				this.bytes = grown;
				return fits.length;
			},
			truncate: (size) => void (this.bytes = this.bytes.slice(0, size)),
			flush: () => undefined,
			close: () => void (this.held = false)
		};
	}
}

let disk: { room: number };
let names: Map<string, MemoryFile>;

function openFiles(): JournalFiles {
	const folder = {
		values: () => names.values(),
		getFileHandle: async (name: string) => {
			const file = names.get(name) ?? new MemoryFile(name, disk);
			names.set(name, file);
			return file;
		},
		removeEntry: async (name: string) => void names.delete(name)
	};
	return new JournalFiles(
		folder as unknown as FileSystemDirectoryHandle,
		() => `${names.size}.log`
	);
}

const entry = (id: string): JournalEntry => ({ events: [{ id } as never], sessions: [] });
const idsIn = (part: { entries: JournalEntry[] }) =>
	part.entries.flatMap(({ events }) => events.map(({ id }) => id));

beforeEach(() => {
	disk = { room: Infinity };
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
});
