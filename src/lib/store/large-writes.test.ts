import { describe, expect, it, vi } from 'vitest';
import type { LearnerEvent } from '../core/memory/event';
import { isFault } from '../core/memory/finding';
import { checkStore } from './check-store';
import { compareCopies } from './compare-copies';
import { openDebts } from './journal-debts';
import { Pace } from './pace';
import { replaceCopies } from './replace-copies';
import { takeOutMany } from './take-out-many';
import { passPauses } from './testing/pass-pauses';
import {
	answer,
	answers,
	full,
	gate,
	ids,
	inJournal,
	kill,
	late,
	listed,
	newName,
	openTab,
	untilWaiting,
	type Tab
} from './testing/tabs';
import { TwoCopies } from './two-copies';

const noBackup = () => Promise.resolve(null);

/** The next write that is waited for on disk goes through, and its news is lost. */
function loseNewsOnce(): void {
	let isLost = false;
	const commit = IDBTransaction.prototype.commit;
	vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementation(function (this: IDBTransaction) {
		commit.call(this);
		if (this.durability !== 'strict' || isLost) return;
		isLost = true;
		throw new DOMException('The connection was lost.', 'UnknownError');
	});
}

describe('a large write whose second copy did not get there', () => {
	it.each(['merge', 'addMany'] as const)(
		'gets it with the next start, though another large write after it did get there: %s',
		async (first) => {
			const name = newName();
			const tab = await openTab(name);
			const { append } = tab.journal;
			tab.journal.append = full;
			if (first === 'merge') await tab.store.merge(answers(1, 20), []);
			else await tab.store.addMany(listed(answers(1, 20)), new Pace());
			expect(tab.states.at(-1)).toBe('failing');
			// What it owes is forgotten, as where it was another tab's or a worker's.
			tab.store.keepSecondCopy(new TwoCopies(Promise.resolve(tab.journal), () => undefined));
			tab.journal.append = append;
			await tab.store.merge(answers(101, 20), []);
			await tab.store.addMany(listed(answers(201, 20)), new Pace());
			expect(await openDebts(tab.store)).toHaveLength(1);
			kill(tab);
			expect(await inJournal(name)).toHaveLength(40);

			const next = await openTab(name);
			expect(await openDebts(next.store)).toEqual([]);
			kill(next);
			expect(await inJournal(name)).toHaveLength(60);
		}
	);

	it('is written whole by the next start where a version before had noted that it is owed', async () => {
		const name = newName();
		const tab = await openTab(name);
		tab.journal.append = full;
		await tab.store.merge(answers(1, 300), []);
		await tab.store.setMeta('journalDebts', []);
		await tab.store.setMeta('journalOwed', true);
		kill(tab);
		const next = await openTab(name);
		expect(await next.store.meta('journalOwed')).toBe(false);
		kill(next);
		expect(await inJournal(name)).toHaveLength(300);
	});

	it('says until then that the second copy lacks something, where that is too much to be held', async () => {
		const tab = await openTab(newName());
		const { append } = tab.journal;
		let lines = 0;
		tab.journal.append = (entry) => (++lines > 4 ? full() : append.call(tab.journal, entry));
		await tab.store.addMany(listed(answers(1, 4500)), new Pace());
		tab.journal.append = append;
		await tab.store.append([answer(9001)]);
		expect(tab.states.at(-1)).toBe('failing');
	});
});

describe('what is said of the second copy', () => {
	it('is that it is whole again once the copies were compared', async () => {
		const name = newName();
		const tab = await openTab(name);
		const { append } = tab.journal;
		tab.journal.append = full;
		await tab.store.addMany(listed(answers(1, 2500)), new Pace());
		tab.journal.append = append;
		expect(tab.states.at(-1)).toBe('failing');
		await compareCopies(tab.store, tab.journal, true);
		await tab.store.append([answer(9001)]);
		expect(tab.states.at(-1)).toBe('ok');
		expect(await openDebts(tab.store)).toEqual([]);
		expect(await inJournal(name)).toHaveLength(2501);
	});
});

describe('a log that takes the place of one that much is written to', () => {
	const three = { events: answers(50_001, 3), sessions: [] };

	it('waits for the last line of it, which comes back at no start', async () => {
		const name = newName();
		const tab = await openTab(name);
		const { append } = tab.journal;
		const line = gate();
		tab.journal.append = async (entry) => {
			await line.wait();
			return append.call(tab.journal, entry);
		};
		const merging = tab.store.merge(answers(1, 9000), []);
		await line.reached;
		const replacing = replaceCopies(tab.store, three, noBackup, new Pace());
		await untilWaiting(name, 'exclusive');
		line.open();
		await Promise.all([merging, replacing]);
		kill(tab);
		const next = await openTab(name);
		expect(ids(await next.store.allEvents())).toEqual(ids(three.events));
	});

	it('leaves no files of its own where its lines do not get there', async () => {
		passPauses();
		const tab = await openTab(newName());
		await tab.store.append([answer(1)]);
		tab.journal.append = late;
		const replacing = replaceCopies(tab.store, three, noBackup, new Pace());
		await expect(replacing).rejects.toMatchObject({ kind: 'lost' });
		const { files } = await tab.journal.list();
		expect(files.filter(({ name }) => name.includes('~'))).toEqual([]);
	});
});

describe('a large write that was kept, and only the news of it was lost', () => {
	it.each(['merge', 'addMany'] as const)(
		'counts what it added, and its second copy is written: %s',
		async (way) => {
			const name = newName();
			const tab = await openTab(name);
			await tab.store.append([answer(1)]);
			const coming = answers(1, 30);
			loseNewsOnce();
			if (way === 'merge') {
				const { events } = await tab.store.merge(coming, []);
				expect(ids(events)).toEqual(ids(coming.slice(1)));
			} else {
				const fresh = await tab.store.addMany(listed(coming), new Pace());
				expect([...fresh]).toEqual([0, ...Array<number>(29).fill(1)]);
			}
			vi.restoreAllMocks();
			expect(await openDebts(tab.store)).toEqual([]);
			expect(ids(await tab.store.allEvents())).toEqual(ids(coming));
			kill(tab);
			expect(await inJournal(name)).toEqual(ids(coming));
		}
	);

	it('counts so as well where another tab has paid its debt by then', async () => {
		const name = newName();
		const tab = await openTab(name);
		loseNewsOnce();
		// What opens the database again is asked for it once more, after another tab has started.
		const opening = vi.spyOn(IDBFactory.prototype, 'open');
		let started: Promise<void> | null = null;
		tab.store.connection.onReopened(() => {
			opening.mockRestore();
			return (started ??= openTab(name).then(kill));
		});
		expect((await tab.store.merge(answers(1, 30), [])).added).toBe(30);
	});

	it('counts so as well where others write all the time', async () => {
		const tab = await openTab(newName());
		await tab.store.append([answer(1)]);
		const readAll = tab.store.readAll.bind(tab.store);
		let n = 500;
		tab.store.readAll = async () => {
			const all = await readAll();
			await tab.store.append([answer(++n)]);
			return all;
		};
		// Three tries find that something was written meanwhile; the fourth is at once, and the fourth that is kept.
		const commit = IDBTransaction.prototype.commit;
		let kept = 0;
		vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementation(function (
			this: IDBTransaction
		) {
			commit.call(this);
			if (this.durability === 'strict' && ++kept === 4)
				throw new DOMException('The connection was lost.', 'UnknownError');
		});
		const { events } = await tab.store.merge(answers(1, 10), []);
		expect(n).toBe(503);
		expect(ids(events)).toEqual(ids(answers(2, 9)));
	});
});

describe('a log with records that cannot be read', () => {
	/** Empties a loose one and one within a segment. */
	async function harm({ store }: Tab): Promise<void> {
		await store.connection.use(async (db) => {
			const tx = db.transaction(['events', 'segments', 'wide'], 'readwrite');
			const key = (await tx.objectStore('events').getAllKeys())[0]!;
			await tx.objectStore('events').put({ id: key } as LearnerEvent);
			const [segment] = await tx.objectStore('segments').getAll();
			segment!.events[1] = null as never;
			await tx.objectStore('segments').put(segment!);
			await tx.objectStore('wide').put({ id: 'odd' } as LearnerEvent);
			await tx.done;
		});
	}

	it('takes many events in, counts what is loose, and is repaired afterwards', async () => {
		const name = newName();
		const tab = await openTab(name);
		await tab.store.merge(answers(1, 9), []);
		await harm(tab);
		await tab.store.addMany(listed(answers(101, 3)), new Pace());
		const loose = await tab.store.connection.use((db) => db.count('events'));
		expect((await tab.store.head()).loose).toBe(loose);
		await compareCopies(tab.store, tab.journal, true);
		expect(ids(await tab.store.allEvents())).toEqual(ids([...answers(1, 9), ...answers(101, 3)]));
	});

	it.each([
		['a record', harm],
		[
			'a segment',
			({ store }: Tab) => store.connection.use((db) => db.delete('segments', ['here', 1]))
		]
	])('lets nothing be taken out before it is repaired, and loses nothing: %s', async (_, hurt) => {
		const name = newName();
		const tab = await openTab(name);
		await tab.store.merge(answers(1, 17), []);
		const many = listed(answers(101, 3));
		const fresh = await tab.store.addMany(many, new Pace());
		await hurt(tab);
		const out = () => takeOutMany(tab.store, many, fresh, noBackup, new Pace());
		await expect(out()).rejects.toMatchObject({ name: 'Unreadable' });
		await compareCopies(tab.store, tab.journal, true);
		await out();
		expect(ids(await tab.store.allEvents())).toEqual(ids(answers(1, 17)));
		expect((await checkStore(tab.store.connection)).filter(isFault)).toEqual([]);
		kill(tab);
		expect(await inJournal(name)).toEqual(ids(answers(1, 17)));
	});
});
