import { deleteDB } from 'idb';
import { expect, it } from 'vitest';
import { compareCopies } from './compare-copies';
import { Pace } from './pace';
import { replaceCopies } from './replace-copies';
import { StorageFault } from './storage-fault';
import { passPauses } from './testing/pass-pauses';
import { answer, answers, ids, kill, late, newName, openTab, type Tab } from './testing/tabs';

const noBackup = () => Promise.resolve(null);
const three = { events: answers(50_001, 3), sessions: [] };
const put = ({ store }: Tab) => replaceCopies(store, three, noBackup, new Pace());

/** Two tabs whose databases lie in memory; the second put another log in the place of the first one's. */
async function replacedElsewhere(): Promise<{ name: string; stale: Tab; other: Tab }> {
	const name = newName();
	const stale = await openTab(name, { alone: true, memory: newName() });
	await stale.store.append([answer(1)]);
	const other = await openTab(name, { alone: true, memory: newName() });
	await put(other);
	return { name, stale, other };
}

async function afterwards(name: string, ...open: Tab[]): Promise<string[]> {
	open.forEach(kill);
	await deleteDB(name);
	const next = await openTab(name, { alone: true, memory: newName() });
	return ids(await next.store.allEvents());
}

it.each([true, false])(
	'a log that was replaced elsewhere does not come back by a comparison (heard of it: %s)',
	async (isHeard) => {
		const { name, stale, other } = await replacedElsewhere();
		if (isHeard) await stale.store.setMeta('generation', 'replaced in another tab');
		await expect(compareCopies(stale.store, stale.journal, true)).rejects.toMatchObject({
			kind: 'replaced'
		});
		expect(await afterwards(name, stale, other)).toEqual(ids(three.events));
	}
);

it('nothing is said to be added to a log that was replaced elsewhere', async () => {
	const { name, stale, other } = await replacedElsewhere();
	const adding = stale.store.merge(answers(101, 20), []);
	await expect(adding).rejects.toMatchObject({ kind: 'replaced' });
	expect(await afterwards(name, stale, other)).toEqual(ids(three.events));
});

it('a log stays whole where the tab ends while it takes back another that could not be put in its place', async () => {
	const name = newName();
	const tab = await openTab(name, { alone: true });
	await tab.store.append([answer(1)]);
	const { remove } = tab.journal;
	// The tab ends after the first file.
	tab.journal.remove = async (files) => {
		await remove.call(tab.journal, files.slice(0, 1));
		kill(tab);
	};
	tab.store.replace = () => Promise.reject(new StorageFault('unknown', 'No memory.'));
	const large = { events: answers(50_001, 4000), sessions: [] };
	await expect(replaceCopies(tab.store, large, noBackup, new Pace())).rejects.toBeDefined();
	expect(await afterwards(name)).toEqual(ids([answer(1)]));
});

it('an answer is kept though the journal was late to be told of another log, and to forget it', async () => {
	passPauses();
	const name = newName();
	const tab = await openTab(name, { alone: true });
	await tab.store.append([answer(1)]);
	const { mark, list } = tab.journal;
	let [marks, lists] = [0, 0];
	// It is done, and the news comes too late.
	tab.journal.mark = async (generation) => {
		await mark.call(tab.journal, generation);
		if (++marks > 0) return late();
	};
	tab.journal.list = async () => (marks > 0 && ++lists <= 2 ? late() : list.call(tab.journal));
	await expect(put(tab)).rejects.toMatchObject({ kind: 'lost' });
	await tab.store.append([answer(2)]);
	expect(await afterwards(name, tab)).toEqual(ids([answer(1), answer(2)]));
}, 30_000);
