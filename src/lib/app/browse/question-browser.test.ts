import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BulkAction } from '../../core/browse/bulk-action';
import type { LearnerEvent } from '../../core/memory/event';
import { FootnoteApp } from '../footnote-app.svelte';
import { loadHistory } from './load-history';
import { QuestionBrowser } from './question-browser.svelte';

let name: string;
let app: FootnoteApp;
let browser: QuestionBrowser;

beforeEach(async () => {
	name = `browse-${crypto.randomUUID()}`;
	app = await FootnoteApp.open(name);
	browser = new QuestionBrowser(app);
	await browser.load();
});
afterEach(async () => {
	app.store.connection.close();
	(await app.journal)?.close();
	await deleteDB(name);
});

const refOf = (row: number) => {
	const { bank, question } = browser.row(row)!;
	return { bank, question };
};
const ids = () => [...browser.found].map((row) => browser.row(row)!.question);

const answered = (row: number, outcome: 'right' | 'wrong'): LearnerEvent => ({
	...app.stamp(),
	...refOf(row),
	type: 'answered',
	questionType: 'single',
	wording: browser.row(row)!.asked!.wording,
	key: browser.row(row)!.asked!.key,
	response: { type: 'dont-know' },
	score: outcome === 'right' ? 1 : 0,
	outcome,
	durationMs: 1500,
	hint: 'none',
	mode: 'study',
	session: crypto.randomUUID(),
	attempt: 1
});

async function answer(row: number, outcome: 'right' | 'wrong' = 'right'): Promise<void> {
	await app.append([answered(row, outcome)]);
	await browser.load();
}

/** A method of what stands behind a proxy is called on that itself. */
const bound = (own: object, value: unknown) =>
	typeof value === 'function' ? (value.bind(own) as unknown) : value;

describe('The list of all questions', () => {
	it('has every question of the shelf, and what each is to the learner', async () => {
		const banks = await app.shelf.all();
		const all = banks.reduce((sum, bank) => sum + bank.questions.length, 0);
		expect(browser.found.length).toBe(all);
		await answer(3, 'wrong');
		browser.search('is:missed');
		expect([...browser.found]).toEqual([3]);
		browser.search('-is:new');
		expect([...browser.found]).toEqual([3]);
	});

	it('keeps what was found while what is typed cannot be read, and says what is wrong', () => {
		browser.search('is:new');
		const before = browser.found.length;
		browser.search('is:new or');
		expect(browser.fault?.code).toBe('nothing-beside');
		expect(browser.found.length).toBe(before);
		expect(browser.standing).toBe('is:new');
		browser.search('is:new or is:due');
		expect(browser.fault).toBeNull();
		expect(browser.standing).toBeNull();
	});

	it('is sorted by what is asked, before and after it is read again', async () => {
		await answer(5);
		await browser.sortBy({ by: 'answers', descending: true });
		expect(browser.found[0]).toBe(5);
		await answer(2);
		await answer(2);
		expect(browser.found[0]).toBe(2);
		await browser.sortBy({ by: 'bank', descending: true });
		expect(browser.found.at(-1)).toBe(0);
	});

	it('has questions that are gone from their bank where they are asked for', async () => {
		const { bank } = refOf(0);
		const gone = { bank, question: 'gone-for-good' };
		await app.append([{ ...app.stamp(), ...gone, type: 'flagged', on: true }]);
		browser.toggle(4);
		await browser.load();
		expect(ids()).not.toContain('gone-for-good');
		expect([...browser.chosen]).toEqual([4]);
		browser.search('is:retired');
		expect(ids()).toEqual(['gone-for-good']);
		expect(browser.askable(9)).toEqual([]);
	});
});

describe('What is done to many', () => {
	const choose = (...rows: number[]) => rows.forEach((row) => browser.toggle(row));
	const stored = async (row: number) => {
		const { bank, question } = refOf(row);
		return app.store.card(bank, question);
	};
	const act = async (action: BulkAction) => {
		await browser.act(action);
		await browser.load();
	};

	it('is one writing, told with its number, and taken back as a whole', async () => {
		await answer(1);
		choose(0, 1, 2);
		await act({ do: 'suspend' });
		expect(browser.done).toEqual({ action: { do: 'suspend' }, count: 3, undone: false });
		browser.search('is:suspended');
		expect([...browser.found]).toEqual([0, 1, 2]);
		browser.search('');
		await browser.undo();
		await browser.load();
		expect(browser.done?.undone).toBe(true);
		expect((await stored(1))?.suspended).toBe(false);
		expect((await stored(1))?.answers).toBe(1);
		expect(await stored(0)).toBeUndefined();
	});

	it('leaves alone what is so already, and what it cannot be done to', async () => {
		await answer(1);
		choose(0, 1);
		await act({ do: 'set-due', due: app.today + 9 });
		expect(browser.done?.count).toBe(1);
		expect((await stored(1))?.dueDay).toBe(app.today + 9);
		expect(await stored(0)).toBeUndefined();
		await act({ do: 'flag' });
		expect(browser.done?.count).toBe(2);
		await act({ do: 'flag' });
		expect(browser.done?.count).toBe(0);
		expect(browser.countFor({ do: 'unflag' })).toBe(2);
	});

	it('puts off, and asks again', async () => {
		await answer(1);
		choose(1);
		await act({ do: 'bury', until: app.today + 1 });
		expect((await stored(1))?.buriedUntil).toBe(app.today + 1);
		await act({ do: 'suspend' });
		await act({ do: 'resume', today: app.today });
		browser.search('is:buried or is:suspended');
		expect(browser.found.length).toBe(0);
	});

	it('works for all at once, and back', async () => {
		await answer(2);
		const before = await stored(2);
		browser.chooseAll();
		const all = browser.chosen.size;
		expect(all).toBeGreaterThan(100);
		await act({ do: 'suspend' });
		expect(browser.done?.count).toBe(all);
		expect(browser.share).toBe(1);
		expect((await app.store.allCards()).filter(({ suspended }) => suspended).length).toBe(all);
		await browser.undo();
		expect(await app.store.allCards()).toHaveLength(1);
		expect({ ...(await stored(2)), lastEvent: null }).toEqual({ ...before, lastEvent: null });
	});

	it.each<[string, (today: number) => BulkAction]>([
		['suspend', () => ({ do: 'suspend' })],
		['resume', (today) => ({ do: 'resume', today })],
		['bury', (today) => ({ do: 'bury', until: today + 1 })],
		['set-due', (today) => ({ do: 'set-due', due: today + 9 })],
		['reset', () => ({ do: 'reset' })],
		['flag', () => ({ do: 'flag' })],
		['unflag', () => ({ do: 'unflag' })]
	])('leaves all cards as they were when %s of all is taken back', async (_, actionOn) => {
		const varied: LearnerEvent[] = [];
		for (let row = 0; row < 150; row++) {
			const place = { ...app.stamp(), ...refOf(row) };
			varied.push(answered(row, row % 3 === 0 ? 'wrong' : 'right'));
			if (row % 2 === 0) varied.push({ ...place, ...app.stamp(), type: 'flagged', on: true });
			if (row % 5 === 0) varied.push({ ...place, ...app.stamp(), type: 'suspended' });
			if (row % 7 === 0)
				varied.push({ ...place, ...app.stamp(), type: 'buried', until: app.today + 4 });
		}
		await app.appendMany(varied);
		await browser.load();
		const before = await kept();
		browser.chooseAll();
		await act(actionOn(app.today));
		expect(browser.done?.count).toBeGreaterThan(20);
		expect(await kept()).not.toEqual(before);
		await browser.undo();
		expect(browser.actFailure).toBeNull();
		expect(await kept()).toEqual(before);
	});

	/** All that is known of the questions; which event was the last is a matter of the log. */
	async function kept() {
		const cards = await app.store.allCards();
		return {
			cards: cards.map((card) => ({ ...card, lastEvent: null })),
			banks: (await app.store.head()).banks
		};
	}

	it('lets go what is found no more, and asks what is chosen in the order of the list', async () => {
		choose(0, 3);
		expect(browser.askable(9)).toEqual([refOf(0), refOf(3)]);
		expect(browser.askable(1)).toEqual([refOf(0)]);
		browser.search(`id:${refOf(3).question}`);
		expect([...browser.chosen]).toEqual([3]);
	});

	it('lets go what is found no more because of what was done to it, and goes to what stands in its place', async () => {
		for (const row of [0, 1, 2, 3]) await answer(row, 'wrong');
		browser.search('is:missed -is:suspended');
		choose(1, 2);
		browser.goTo(1);
		await act({ do: 'suspend' });
		expect([...browser.found]).toEqual([0, 3]);
		expect([...browser.chosen]).toEqual([]);
		expect(browser.at).toBe(3);
	});

	it('is done to one question alone, whatever is chosen, and taken back', async () => {
		choose(0, 1);
		expect(browser.countFor({ do: 'flag' }, [4])).toBe(1);
		await browser.act({ do: 'flag' }, [4]);
		await browser.load();
		expect(browser.done).toEqual({ action: { do: 'flag' }, count: 1, undone: false });
		expect(browser.countFor({ do: 'flag' }, [4])).toBe(0);
		expect(browser.countFor({ do: 'flag' })).toBe(2);
		expect([...browser.chosen]).toEqual([0, 1]);
		await browser.undo();
		await browser.load();
		expect(browser.countFor({ do: 'flag' }, [4])).toBe(1);
	});

	it('is taken back one deed after the other, by who comes back to the list, too', async () => {
		choose(0, 1);
		await act({ do: 'flag' });
		await act({ do: 'suspend' });
		const later = new QuestionBrowser(app);
		await later.load();
		const standing = async () => {
			await later.load();
			const card = later.card(0);
			return [card?.flagged ?? false, card?.suspended ?? false];
		};
		// What can be taken back is told before it is.
		expect(later.done).toEqual({ action: { do: 'suspend' }, count: 2, undone: false });
		await later.undo();
		expect(later.done).toEqual({ action: { do: 'suspend' }, count: 2, undone: true });
		expect([later.canUndo, ...(await standing())]).toEqual([true, true, false]);
		await later.undo();
		expect(later.done).toMatchObject({ action: { do: 'flag' }, undone: true });
		expect([later.canUndo, ...(await standing())]).toEqual([false, false, false]);
		await later.undo();
		expect(later.done).toMatchObject({ action: { do: 'flag' }, undone: true });
	});

	it('is under way until the list shows it: nothing is done twice, or told of twice', async () => {
		const acts = [browser.act({ do: 'flag' }, [3]), browser.act({ do: 'flag' }, [3])];
		expect(browser.busy).toBe(true);
		expect(await Promise.all(acts)).toEqual([true, false]);
		expect([browser.busy, browser.card(3)?.flagged]).toEqual([false, true]);
		expect(await browser.act({ do: 'flag' }, [3])).toBe(true);
		expect(browser.done?.count).toBe(0);
		await browser.undo();
		expect([browser.card(3), browser.canUndo]).toEqual([null, false]);
	});

	it('is told once the list shows it: whoever sees the way back can take it', async () => {
		const told: unknown[] = [];
		const isRead = browser.isRead.bind(browser);
		browser.isRead = async () => {
			await isRead();
			told.push(browser.done?.undone ?? null);
		};
		await browser.act({ do: 'flag' }, [3]);
		await browser.undo();
		expect(told).toEqual([null, null, false]);
		expect(browser.done?.undone).toBe(true);
	});

	it('is taken back by who closed the app and comes back, and by no tab twice', async () => {
		await answer(0);
		choose(0, 1);
		await act({ do: 'suspend' });
		await act({ do: 'reset' });
		const other = await FootnoteApp.open(name);
		const elsewhere = new QuestionBrowser(other);
		await elsewhere.load();
		expect(elsewhere.done).toEqual({ action: { do: 'reset' }, count: 1, undone: false });
		await elsewhere.undo();
		expect(elsewhere.card(0)).toMatchObject({ reps: 1, suspended: true });
		// This one hears of it, and tells of what is left.
		const left = { action: { do: 'suspend' }, count: 2, undone: false };
		await expect.poll(() => browser.done).toEqual(left);
		await elsewhere.load();
		await elsewhere.act({ do: 'flag' }, [5]);
		// What it tells of is what it takes back, whatever was done elsewhere since.
		await act({ do: 'bury', until: app.today + 3 });
		await elsewhere.act({ do: 'flag' }, [6]);
		await browser.load();
		expect(browser.done?.action.do).toBe('bury');
		await browser.undo();
		expect(browser.card(1)?.buriedUntil ?? null).toBeNull();
		expect([browser.card(5)?.flagged, browser.card(6)?.flagged]).toEqual([true, true]);
		await browser.undo();
		await browser.undo();
		expect([browser.card(5)?.flagged ?? false, browser.card(6)?.flagged ?? false]).toEqual([
			false,
			false
		]);
		await browser.undo();
		expect(browser.card(0)?.suspended).toBe(false);
		await elsewhere.load();
		expect(elsewhere.canUndo).toBe(false);
		other.store.connection.close();
		(await other.journal)?.close();
	});

	it('is taken back as far as it is still in the log', async () => {
		choose(0, 1);
		await act({ do: 'flag' });
		const [first] = await app.store.allEvents();
		await app.store.connection.use((db) => db.delete('events', first!.id));
		await browser.undo();
		const undone = (await app.store.allEvents()).filter(({ type }) => type === 'undone');
		expect(undone).toHaveLength(1);
		expect([browser.canUndo, browser.done?.undone]).toEqual([false, true]);
	});

	it('is taken back once, whatever list of the app asks for it', async () => {
		choose(0);
		await act({ do: 'flag' });
		await act({ do: 'suspend' });
		const other = new QuestionBrowser(app);
		await other.load();
		expect(await Promise.all([browser.undo(), other.undo()])).toEqual([true, false]);
		expect(browser.done).toMatchObject({ action: { do: 'suspend' }, undone: true });
		// It goes on with what is left, and says nothing of what it did not do.
		expect(other.done).toEqual({ action: { do: 'flag' }, count: 1, undone: false });
		await other.load();
		expect([other.card(0)?.flagged, other.card(0)?.suspended]).toEqual([true, false]);
	});

	it('is told no more once its line is closed, until something is done again', async () => {
		choose(0);
		await act({ do: 'flag' });
		await browser.forgetDone();
		const other = new QuestionBrowser(app);
		await other.load();
		for (const { done, last } of [browser, other])
			expect([done, last?.action.do]).toEqual([null, 'flag']);
		await browser.undo();
		expect(browser.done?.undone).toBe(true);
	});

	it('cannot be taken back in another log than it was done in', async () => {
		await browser.act({ do: 'flag' }, [0, 1]);
		await app.replace({ events: [], sessions: [] }, async () => undefined);
		await browser.load();
		const later = new QuestionBrowser(app);
		await later.load();
		expect([browser.canUndo, later.canUndo, later.done]).toEqual([false, false, null]);
		expect(await later.undo()).toBe(false);
		expect([later.done, await app.store.allEvents()]).toEqual([null, []]);
	});

	it('cannot be taken back once another tab has put another log in its place', async () => {
		await browser.act({ do: 'flag' }, [0, 1]);
		const other = await FootnoteApp.open(name);
		await other.replace({ events: [], sessions: [] }, async () => undefined);
		await expect.poll(() => app.replaced).toBe(true);
		expect([browser.canUndo, await browser.undo()]).toEqual([false, false]);
		expect(browser.done?.undone).toBe(false);
		other.store.connection.close();
		(await other.journal)?.close();
	});

	it('is done to the question that was meant, whatever rows come before it', async () => {
		const first = app.shelf.summaries[0]!.id;
		const row = browser.found.find((number) => browser.row(number)!.bank !== first)!;
		const meant = refOf(row);
		browser.openAt(row);
		expect([browser.open, browser.at]).toEqual([row, row]);
		// A shelf without the first bank numbers all of them anew.
		const shelf = app.shelf;
		const summaries = shelf.summaries.filter(({ id }) => id !== first);
		const fewer = new QuestionBrowser(
			new Proxy(app, {
				get: (of, key) =>
					key === 'shelf'
						? new Proxy(shelf, {
								get: (own, name) =>
									name === 'summaries' ? shown : bound(own, Reflect.get(own, name))
							})
						: bound(of, Reflect.get(of, key))
			})
		);
		let shown: typeof shelf.summaries = summaries;
		await fewer.load();
		const before = fewer.found.find((number) => fewer.row(number)!.question === meant.question)!;
		expect(before).toBeLessThan(row);
		fewer.openAt(before);
		await app.append([{ ...app.stamp(), ...meant, type: 'flagged', on: true }]);
		shown = shelf.summaries;
		// The rows come while it is being done, and with them that it is flagged already.
		void fewer.load();
		expect(await fewer.act({ do: 'flag' }, [fewer.open!])).toBe(true);
		expect([fewer.open, fewer.done?.count]).toEqual([row, 0]);
		shown = summaries;
		await fewer.load();
		shown = shelf.summaries;
		void fewer.load();
		await fewer.act({ do: 'suspend' }, [fewer.open!]);
		expect(fewer.card(row)?.suspended).toBe(true);
		expect((await app.store.allCards()).map(({ question }) => question)).toEqual([meant.question]);
		fewer.openAt(null);
		expect(fewer.open).toBeNull();
	});

	it('is read when the last reading that was begun is done', async () => {
		await app.append([answered(2, 'wrong')]);
		void browser.load();
		browser.search('is:missed');
		void browser.load();
		await browser.isRead();
		expect([...browser.found]).toEqual([2]);
	});

	it('says why where it could not be written, and changes nothing', async () => {
		choose(0);
		app.store.connection.close();
		await browser.act({ do: 'suspend' });
		expect(browser.actFailure).not.toBeNull();
		expect(browser.done).toBeNull();
		app = await FootnoteApp.open(name);
	});
});

it('tells the history of a question from the log', async () => {
	await answer(0, 'wrong');
	await answer(0);
	browser.toggle(0);
	await browser.act({ do: 'flag' });
	const { bank, question } = refOf(0);
	const history = await loadHistory(app, bank, question);
	expect(history.map(({ what, outcome }) => [what, outcome])).toEqual([
		['answered', 'wrong'],
		['answered', 'right'],
		['flagged', null]
	]);
	expect(await loadHistory(app, bank, 'none')).toEqual([]);
});
