import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Bank } from '../../core/bank/bank';
import { knownBank } from '../../core/insight/progress/known-bank';
import { progressFigures } from '../../core/insight/progress/progress-figures';
import { namesIn } from '../../core/insight/progress/question-names';
import { CLAIM_BANKS } from '../../core/insight/progress/testing/claim-banks';
import { readKnown, stillKnown, type KeptBank } from './known-store';
import { progressApart, type KnownShelf } from './progress-apart';
import type { ReadBank } from './progress-words';
import { days, learners, write, type Learner } from './testing/learners';
import { shelfOf } from './testing/shelf-of';

const TODAY = 20_050;
const [first, second] = CLAIM_BANKS as [Bank, Bank];
const { newLearner, clear } = learners();
afterEach(clear);

/** Opens the progress screen with these banks on the shelf, and holds its figures to those of a walk with all of them. */
async function look(
	{ name, store }: Learner,
	banks: readonly Bank[],
	shelf: KnownShelf & { wasRead: string[] } = shelfOf(banks)
): Promise<string[]> {
	const found = await progressApart(store.connection, shelf, TODAY, { share: () => undefined });
	const { settings } = await store.head();
	const known = banks.map(knownBank);
	const figures = progressFigures({
		...{ events: await store.allEvents(), cards: await store.allCards() },
		...{ banks: known, settings, today: TODAY }
	});
	expect(found).toEqual({ figures, names: namesIn(figures, known) });
	// The answers are to questions of this one.
	expect(found.names.size > 0).toBe(banks.some(({ id }) => id === 'a'));
	await settled(name);
	return shelf.wasRead;
}

/** Once the worker has kept what it keeps: it holds the lock until then. */
const settled = (name: string) => navigator.locks.request(`footnote-sums-${name}`, () => undefined);

async function seenBefore(): Promise<Learner> {
	const learner = await newLearner();
	await write(learner, days(0, 10));
	expect(await look(learner, CLAIM_BANKS)).toEqual(['a', 'b']);
	return learner;
}

/** Changes what is kept of the first bank. */
async function tamper({ name }: Learner, changed: (kept: KeptBank) => unknown): Promise<void> {
	const db = await openDB('footnote-sums');
	const key = [name, 'a'];
	await db.put('banks', changed((await db.get('banks', key)) as KeptBank), key);
	db.close();
}

const retagged: Bank = {
	...first,
	title: 'Another title',
	facts: first.facts.map((fact) => ({ ...fact, statement: `${fact.statement} Or so.` })),
	questions: first.questions.map((question) => ({ ...question, tags: ['another'] }))
};

describe('of the banks on the shelf', () => {
	it('those are read that the screen has not seen yet', async () => {
		const learner = await newLearner();
		await write(learner, days(0, 10));
		expect(await look(learner, [first])).toEqual(['a']);
		expect(await look(learner, CLAIM_BANKS)).toEqual(['b']);
		expect(await look(learner, CLAIM_BANKS)).toEqual([]);
		expect(await look(learner, [second, first])).toEqual([]);
	});

	it('one that was changed is read again, though its questions are the same', async () => {
		const learner = await seenBefore();
		expect(await look(learner, [retagged, second])).toEqual(['a']);
		expect(await look(learner, [retagged, second])).toEqual([]);
		expect(await look(learner, CLAIM_BANKS)).toEqual(['a']);
	});

	it('one that is gone leaves nothing behind', async () => {
		const learner = await seenBefore();
		expect(await look(learner, [second])).toEqual([]);
		const { marks } = shelfOf(CLAIM_BANKS);
		expect([...stillKnown(await readKnown(learner.name), marks).keys()]).toEqual(['b']);
		expect(await look(learner, CLAIM_BANKS)).toEqual(['a']);
	});

	it('one that is another by now than the shelf says is shown, and not kept', async () => {
		const learner = await newLearner();
		await write(learner, days(0, 10));
		const shelf = shelfOf(CLAIM_BANKS);
		const read = async (id: string): Promise<ReadBank | null> => {
			shelf.wasRead.push(id);
			return id === 'a'
				? { known: knownBank(retagged), isAsMarked: false }
				: { known: knownBank(second), isAsMarked: true };
		};
		expect(await look(learner, [retagged, second], { ...shelf, read })).toEqual(['a', 'b']);
		expect(await look(learner, CLAIM_BANKS)).toEqual(['a']);
	});

	it('one that can be read no more is left out', async () => {
		const learner = await newLearner();
		await write(learner, days(0, 10));
		const shelf = { ...shelfOf([first]), marks: shelfOf(CLAIM_BANKS).marks };
		expect(await look(learner, [first], shelf)).toEqual(['a', 'b']);
	});

	it.each<[string, string, string]>([
		['the worker cannot read what is sent of it', 'self', "event.data.bank?.known.id === 'a'"],
		['the page cannot read what the worker found', 'page', 'found']
	])('none is missed where %s', async (_, where, what) => {
		const learner = await newLearner();
		await write(learner, days(0, 10));
		const Own = Worker;
		class Losing extends Own {
			constructor(url: string | URL, options?: WorkerOptions) {
				const lose = `self.addEventListener('message', (event) => {
					if (!(${what})) return;
					event.stopImmediatePropagation();
					self.dispatchEvent(new MessageEvent('messageerror'));
				});`;
				const module = (text: string) =>
					URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
				const own = new URL(url, location.href).href;
				super(
					where === 'self' ? module(`import '${module(lose)}'; import '${own}';`) : url,
					options
				);
				if (where === 'page')
					this.addEventListener('message', (event: MessageEvent<object>) => {
						if (!(what in event.data)) return;
						event.stopImmediatePropagation();
						this.dispatchEvent(new MessageEvent('messageerror'));
					});
			}
		}
		vi.stubGlobal('Worker', Losing);
		await look(learner, CLAIM_BANKS).finally(() => vi.unstubAllGlobals());
	});

	it("another learner's are not taken", async () => {
		await seenBefore();
		await seenBefore();
	});

	it.each<[string, (kept: KeptBank) => unknown]>([
		['half', (kept) => ({ ...kept, text: kept.text.slice(0, -9) })],
		['nothing', () => ({})],
		['a number', ({ of }) => ({ of, text: 7 })],
		['an empty bank', ({ of }) => ({ of, text: '{"id":"a"}' })],
		['another bank', ({ of }) => ({ of, text: JSON.stringify(knownBank(second)) })],
		['of another version', ({ of, text }) => ({ of: `0${of}`, text })]
	])('one of which %s was kept is read again, and kept', async (_, changed) => {
		const learner = await seenBefore();
		await tamper(learner, changed);
		expect(await look(learner, CLAIM_BANKS)).toEqual(['a']);
		expect(await look(learner, CLAIM_BANKS)).toEqual([]);
	});
});
