import { afterEach, describe, expect, it } from 'vitest';
import { Journal } from './journal';
import { encodeLine, type JournalEntry } from './journal-line';

let serial = 0;
const journals: Journal[] = [];
const databases = new Set<string>();
const freshName = () => `journal-test-${Date.now()}-${serial++}`;

async function open(database: string) {
	databases.add(database);
	const opened = await Journal.open(database);
	if (!opened) throw new Error('This browser gave no journal.');
	journals.push(opened.journal);
	return opened;
}

/** A closed tab's file is let go some time after its worker ended. */
async function openOnce(database: string, isFree: string): Promise<Journal> {
	for (;;) {
		const { journal, own } = await open(database);
		if (own === isFree) return journal;
		journal.close();
	}
}

async function folderOf(database: string): Promise<FileSystemDirectoryHandle> {
	let folder = await navigator.storage.getDirectory();
	for (const name of ['footnote', database, 'journal'])
		folder = await folder.getDirectoryHandle(name, { create: true });
	return folder;
}

afterEach(async () => {
	for (const journal of journals.splice(0)) journal.close();
	const root = await navigator.storage.getDirectory();
	const all = await root.getDirectoryHandle('footnote', { create: true });
	for (const name of databases)
		await all.removeEntry(name, { recursive: true }).catch(() => undefined);
	databases.clear();
});

const entry = (id: string): JournalEntry => ({
	events: [{ id } as never],
	sessions: [{ id: `s-${id}` } as never]
});
const idsIn = (part: { entries: JournalEntry[] }) =>
	part.entries.flatMap(({ events }) => events.map(({ id }) => id));

describe('the journal in the file system of the browser', () => {
	it('keeps what was appended for the next tab, which takes the file up', async () => {
		const database = freshName();
		const first = await open(database);
		await first.journal.append(entry('a'));
		await first.journal.append(entry('b'));
		first.journal.close();
		const next = await openOnce(database, first.own);
		const part = await next.read(first.own, 0);
		expect(part.entries).toEqual([entry('a'), entry('b')]);
	});

	it('gives tabs that open at the same time a file each, which all can read', async () => {
		const database = freshName();
		const tabs = await Promise.all(Array.from({ length: 6 }, () => open(database)));
		expect(new Set(tabs.map(({ own }) => own)).size).toBe(6);
		await Promise.all(tabs.map(({ journal }, n) => journal.append(entry(`${n}`))));
		const read = await Promise.all(tabs.map(({ own }) => tabs[0]!.journal.read(own, 0)));
		expect(read.flatMap(idsIn)).toEqual(['0', '1', '2', '3', '4', '5']);
	});

	it('can be read by one tab while another writes', async () => {
		const database = freshName();
		const [writer, reader] = [await open(database), await open(database)];
		const writes = Array.from({ length: 200 }, (_, n) => writer.journal.append(entry(`${n}`)));
		let most = 0;
		while (most < 200) {
			const part = await reader.journal.read(writer.own, 0);
			expect(part.damaged).toBe(0);
			expect(idsIn(part)).toEqual(Array.from({ length: part.entries.length }, (_, n) => `${n}`));
			most = part.entries.length;
		}
		await Promise.all(writes);
	});

	it('counts a line whose checksum fails, and gives the others', async () => {
		const database = freshName();
		const folder = await folderOf(database);
		const lines = ['a', 'b', 'c'].map((id) => encodeLine(entry(id)));
		lines[1]![40]! ^= 1;
		const file = await folder.getFileHandle('0.log', { create: true });
		const writable = await file.createWritable();
		for (const line of lines) await writable.write(line);
		await writable.close();
		const { journal, own } = await open(database);
		expect(own).toBe('0.log');
		const part = await journal.read(own, 0);
		expect(part.damaged).toBe(1);
		expect(idsIn(part)).toEqual(['a', 'c']);
	});

	it('goes on in a new file, and lets the old one be removed', async () => {
		const { journal, own } = await open(freshName());
		await journal.append(entry('a'));
		const next = await journal.turn();
		expect(next).not.toBe(own);
		await journal.append(entry('b'));
		await journal.remove([own, next]);
		expect(idsIn(await journal.read(next, 0))).toEqual(['b']);
		await expect(journal.read(own, 0)).rejects.toThrow();
	});

	it('fails at once, and not after a long wait, when it is closed or its worker is gone', async () => {
		const { journal } = await open(freshName());
		const unanswered = journal.append(entry('a'));
		journal.close();
		await expect(unanswered).rejects.toMatchObject({ name: 'StorageFault', kind: 'lost' });
		await expect(journal.append(entry('b'))).rejects.toMatchObject({ kind: 'lost' });
	});

	it('lets its file go when the page is put aside, and takes it up again with the next line', async () => {
		const database = freshName();
		const { journal, own } = await open(database);
		await journal.append(entry('a'));
		dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
		// Answered only after the file was let go.
		await journal.read(own, 0);
		const other = await open(database);
		expect(other.own).toBe(own);
		await journal.append(entry('b'));
		await other.journal.append(entry('c'));
		expect(idsIn(await journal.read(own, 0))).toEqual(['a', 'c']);
	});
});
