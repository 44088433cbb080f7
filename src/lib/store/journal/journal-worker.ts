import { faultOf } from '../storage-fault';
import { askedAgain } from './asked-again';
import { fileName, type Generation } from './generation';
import { JournalFiles } from './journal-files';
import type { JournalEntry } from './journal-line';
import type { JournalAnswer, JournalRequest, JournalRequests } from './journal-messages';

let files: JournalFiles | null = null;

async function open(database: string): Promise<JournalRequests['open']['answer']> {
	let folder = await askedAgain(() => navigator.storage.getDirectory());
	for (const name of ['footnote', database, 'journal']) {
		const outer = folder;
		folder = await askedAgain(() => outer.getDirectoryHandle(name, { create: true }));
	}
	// Names sort by age, so that the newest is the last.
	const newName = (generation: Generation) => fileName(Date.now(), crypto.randomUUID(), generation);
	files = new JournalFiles(folder, newName);
	await files.begin();
	return { own: files.own, files: await files.list() };
}

async function answer({ operation, ask }: JournalRequest): Promise<unknown> {
	if (operation === 'open') return open((ask as JournalRequests['open']['ask']).database);
	if (!files) throw new DOMException('The journal is not open.', 'InvalidStateError');
	switch (operation) {
		case 'list':
			return { own: files.own, files: await files.list() };
		case 'append':
			await files.append(ask as JournalEntry);
			return null;
		case 'appendLine':
			await files.appendLine(ask as Uint8Array<ArrayBuffer>);
			return null;
		case 'readOwn':
			return files.read(files.own, 0);
		case 'read': {
			const { name, from } = ask as JournalRequests['read']['ask'];
			return files.read(name, from);
		}
		case 'turn':
			await files.turn((ask as JournalRequests['turn']['ask']).generation);
			return files.own;
		case 'pin':
			return files.pin();
		case 'unpin':
			await files.unpin((ask as JournalRequests['unpin']['ask']).cutTo);
			return null;
		case 'mark':
			await files.mark((ask as JournalRequests['mark']['ask']).generation);
			return null;
		case 'remove':
			await files.remove((ask as JournalRequests['remove']['ask']).names);
			return null;
		case 'rest':
			files.close();
			return null;
	}
}

// One after the other, so that lines stand in the order in which they were sent.
let last: Promise<unknown> = Promise.resolve();
self.onmessage = ({ data }: MessageEvent<JournalRequest>) => {
	last = last.then(async () => {
		const { id } = data;
		const told: JournalAnswer = await answer(data).then(
			(given) => ({ id, ok: true, answer: given }),
			(error: unknown) => ({ id, ok: false, kind: faultOf(error).kind, message: String(error) })
		);
		self.postMessage(told);
	});
};
