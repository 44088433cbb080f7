import { deleteDB } from 'idb';
import { describe, expect, it } from 'vitest';
import type { SessionRecord } from './database-schema';
import { Pace } from './pace';
import { replaceCopies } from './replace-copies';
import { StorageFault } from './storage-fault';
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

describe('a large write where the journal is the one copy that stays', () => {
	it.each(['merge', 'addMany'] as const)('is kept though a line is late: %s', async (way) => {
		const name = newName();
		const tab = await openTab(name, { alone: true });
		const { append } = tab.journal;
		let lines = 0;
		tab.journal.append = (entry) => (++lines === 2 ? late() : append.call(tab.journal, entry));
		const coming = answers(1, 1200);
		if (way === 'merge') await tab.store.merge(coming, []);
		else await tab.store.addMany(listed(coming), new Pace());
		expect(lines).toBe(4);
		kill(tab);
		expect(await inJournal(name)).toEqual(ids(coming));
	});

	it.each(['merge', 'addMany'] as const)(
		'is there whole or not at all where a line does not get there: %s',
		async (way) => {
			const name = newName();
			const tab = await openTab(name, { alone: true });
			await tab.store.append([answer(9000)]);
			const { append } = tab.journal;
			let lines = 0;
			tab.journal.append = (entry) => (++lines > 3 ? full() : append.call(tab.journal, entry));
			const coming = answers(1, 2500);
			const adding =
				way === 'merge'
					? tab.store.merge(coming, [])
					: tab.store.addMany(listed(coming), new Pace());
			await expect(adding).rejects.toMatchObject({ name: 'QuotaExceededError' });
			expect(ids(await tab.store.allEvents())).toEqual(ids([answer(9000)]));
			// And what is answered from then on is kept as before.
			tab.journal.append = append;
			await tab.store.append([answer(9001)]);
			kill(tab);
			expect(await inJournal(name)).toEqual(ids([answer(9000), answer(9001)]));
		}
	);

	it('stays where both copies have it, though the journal does not say that it goes on', async () => {
		const name = newName();
		const tab = await openTab(name, { alone: true });
		const { unpin } = tab.journal;
		tab.journal.unpin = (cutTo) => (cutTo === null ? late() : unpin.call(tab.journal, cutTo));
		await tab.store.merge(answers(1, 1200), []);
		kill(tab);
		expect(await inJournal(name)).toHaveLength(1200);
	});

	it('leaves nothing of what was too large for one file, or late again and again', async () => {
		passPauses();
		for (const failing of ['large', 'late'] as const) {
			const name = newName();
			const tab = await openTab(name, { alone: true });
			const { append } = tab.journal;
			let lines = 0;
			tab.journal.append = async (entry) => {
				if (failing === 'large') return ++lines > 3 ? full() : append.call(tab.journal, entry);
				await append.call(tab.journal, entry);
				// Written, and answered too late.
				if (++lines > 1) return late();
			};
			const text = 'x'.repeat(failing === 'large' ? 2200 : 100);
			const coming = answers(1, 2000).map((event) => ({
				...event,
				response: { type: 'short-text' as const, text }
			}));
			await expect(tab.store.merge(coming, [])).rejects.toBeDefined();
			kill(tab);
			expect(await inJournal(name)).toEqual([]);
		}
	}, 30_000);

	it('leaves nothing where the disk has no room for another file', async () => {
		const name = newName();
		const tab = await openTab(name, { alone: true });
		const { append } = tab.journal;
		let lines = 0;
		tab.journal.append = (entry) => (++lines > 4 ? full() : append.call(tab.journal, entry));
		tab.journal.turn = full;
		await expect(tab.store.merge(answers(1, 5000), [])).rejects.toBeDefined();
		kill(tab);
		expect(await inJournal(name)).toEqual([]);
	});

	it('is waited for by a tab that starts meanwhile, which has all of it or nothing', async () => {
		const name = newName();
		const tab = await openTab(name, { alone: true });
		const { append } = tab.journal;
		const line = gate();
		let lines = 0;
		tab.journal.append = async (entry) => {
			if (++lines < 4) return append.call(tab.journal, entry);
			await line.wait();
			return full();
		};
		const adding = tab.store.merge(answers(1, 2500), []);
		await line.reached;
		const starting = openTab(name, { alone: true, memory: newName() });
		await untilWaiting(name, 'shared');
		line.open();
		await expect(adding).rejects.toBeDefined();
		const other = await starting;
		expect(await other.store.allEvents()).toEqual([]);
		await other.store.append([answer(7777)]);
		kill(other);
		kill(tab);
		expect(await inJournal(name)).toEqual(ids([answer(7777)]));
	});
});

describe('a session that comes with a backup', () => {
	const session = (over: Partial<SessionRecord> = {}): SessionRecord => ({
		...{ id: 's', plan: { mode: 'test', bank: 'b', seed: 'x', items: [] }, startedMs: 1 },
		...{ drafts: {}, marked: [], spentMs: {} },
		...over
	});
	const begin = async (alone: boolean) => {
		const name = newName();
		const tab = await openTab(name, { alone });
		await tab.store.saveSession(session({ open: 1 }));
		return { name, tab };
	};
	/** A start that has the journal alone to go by. */
	const restart = async (name: string, tab: Tab, alone: boolean) => {
		kill(tab);
		await deleteDB(name);
		return (await openTab(name, { alone })).store;
	};

	it.each([true, false])(
		'opens none that has ended here (database in memory: %s)',
		async (alone) => {
			const { name, tab } = await begin(alone);
			await tab.store.handIn([answer(1)], session());
			await tab.store.merge([answer(2)], [session({ open: 1 })]);
			const next = await restart(name, tab, alone);
			expect((await next.session('s'))!.open).toBeUndefined();
			expect(await next.handIn([answer(3)], session())).not.toBeNull();
		}
	);

	it.each([true, false])('leaves a newer draft (database in memory: %s)', async (alone) => {
		const { name, tab } = await begin(alone);
		await tab.store.saveOpenSession(session({ open: 1, marked: ['new'] }));
		await tab.store.merge([answer(2)], [session({ open: 1, marked: ['old'] })]);
		const next = await restart(name, tab, alone);
		expect((await next.session('s'))!.marked).toEqual(['new']);
	});

	it('that was handed in in a tab with an older file is not open again where the database is lost', async () => {
		const name = newName();
		const older = await openTab(name);
		const newer = await openTab(name);
		await newer.store.saveOpenSession(session({ open: 1 }));
		await older.store.handIn([answer(1)], session());
		kill(newer);
		const next = await restart(name, older, false);
		expect((await next.session('s'))!.open).toBeUndefined();
		expect(await next.handIn([answer(2)], session())).not.toBeNull();
	});
});

describe('another log, where the journal is the one copy that stays', () => {
	it('does not stand at the next start where it could not be written here', async () => {
		const name = newName();
		const tab = await openTab(name, { alone: true });
		await tab.store.append([answer(1)]);
		const { turn, remove } = tab.journal;
		let [turns, isRemoved] = [0, false];
		// The disk is full until the new files are gone.
		tab.journal.turn = (to) => (++turns > 1 && !isRemoved ? full() : turn.call(tab.journal, to));
		tab.journal.remove = (files) => ((isRemoved = true), remove.call(tab.journal, files));
		tab.store.replace = () => Promise.reject(new StorageFault('unknown', 'No memory.'));
		const three = { events: answers(5, 3), sessions: [] };
		const replacing = replaceCopies(tab.store, three, () => Promise.resolve(null), new Pace());
		await expect(replacing).rejects.toBeDefined();
		await tab.store.append([answer(2)]);
		kill(tab);
		await deleteDB(name);
		const next = await openTab(name, { alone: true });
		expect(ids(await next.store.allEvents())).toEqual(ids([answer(1), answer(2)]));
	});
});
