import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BANK_FILE } from '../../core/bank/bank-files';
import { EXAMPLE_BANK, exampleWith } from '../../core/bank/example-bank';
import { givenUp } from '../../core/memory/testing/given-up';
import type { ReadItem } from '../../exchange/formats/read-set';
import { openedBank } from '../../store/banks/example-opened';
import { FootnoteApp } from '../footnote-app.svelte';
import type { Standing } from '../open-bank';
import { packHistory } from './history';
import { learnable, offerOf, type ImportOffer } from './import-offer';
import type { BroughtBank } from './make-banks';

const NOW = Date.UTC(2026, 5, 1, 12);
/** By the id of the example, and nothing like it. */
const RIVERS = EXAMPLE_BANK.replace(/title: Why .*/, 'title: Rivers')
	.replace(/^questions:[^]*/m, 'questions:\n')
	.replaceAll(/^ {4}attribution: false\n/gm, '')
	.replaceAll(/^( {4}statement: .*)$/gm, '$1\n    attribution: false')
	.concat(
		'  - { id: own, type: card, facts: [two-highs], stem: Where is the source?, back: Up, explanation: So. }\n'
	);

let name: string;
let app: FootnoteApp;

beforeEach(async () => {
	name = `offer-${crypto.randomUUID()}`;
	app = await FootnoteApp.open(name);
});
afterEach(async () => {
	app.store.connection.close();
	await app.banks.close();
	(await app.journal)?.close();
	await deleteDB(name);
	await deleteDB(`${name}-banks`);
});

type Met = { question: string; item: ReadItem }[];

function brought(text = EXAMPLE_BANK, met: Met = []): BroughtBank {
	const { bank } = openedBank(text);
	return { bank, texts: { [BANK_FILE]: text }, images: new Map(), history: packHistory(met, NOW) };
}
const offer = (...banks: BroughtBank[]) =>
	offerOf(app, { file: 'deck.apkg', format: 'Anki', formatId: 'anki', causes: [], banks });
async function offered(text: string) {
	const { banks } = await offer(brought(text));
	return banks[0]!;
}
async function keep(text = EXAMPLE_BANK) {
	const opened = openedBank(text);
	await app.banks.put(opened, null);
	return opened;
}
const answered = (question: string, ...days: number[]): Met[number] => ({
	question,
	item: {
		place: {},
		group: [],
		entry: { type: 'card', stem: 's', back: 'b' },
		reviews: days.map((day) => ({
			atMs: NOW - day * 86_400_000,
			rating: 'good',
			tookMs: 900
		}))
	}
});

it('offers a bank that is not here as it is, with what the learner has met of it, and keeps nothing', async () => {
	const { id, type, wording, key } = brought().bank.questions[0]!;
	await app.append([givenUp(app.stamp(), id, { bank: 'tides', questionType: type, wording, key })]);
	const given = brought(EXAMPLE_BANK.replace('revision: 1', 'revision: 4'));
	const { banks } = await offer(given);
	expect(banks).toMatchObject([{ standing: { kind: 'new', met: 1 }, over: null }]);
	expect(banks[0]).toMatchObject({
		bank: given.bank,
		texts: given.texts,
		summary: { revision: 4 }
	});
	expect(await app.banks.summaries()).toEqual([]);
});

it('takes one that says something else for the next revision of the one that is here', async () => {
	const kept = await keep(EXAMPLE_BANK.replace('revision: 1', 'revision: 7'));
	const changed = exampleWith('answer: 48000', 'answer: 47000');
	const { standing, bank, summary, texts, over } = await offered(changed);
	expect(standing).toMatchObject({
		kind: 'update',
		here: { revision: 7, another: false },
		difference: { key: 1, fresh: 0, retired: 0 }
	});
	expect([bank.revision, summary.revision]).toEqual([8, 8]);
	expect(texts[BANK_FILE]).toBe(changed.replace('revision: 1', 'revision: 8'));
	expect(over).toEqual(kept.summary);
});

it('knows a bank again that was brought in on another day', async () => {
	const on = (date: string) =>
		exampleWith('date: 2024-03-01', `date: ${date}\n    citation: Brought in on ${date}`);
	await keep(on('2025-01-01').replace('revision: 1', 'revision: 3'));
	const later = on('2025-04-02');
	const { standing, bank, texts } = await offered(later);
	expect(standing).toEqual({ kind: 'same' });
	expect(bank.revision).toBe(1);
	expect(texts[BANK_FILE]).toBe(later);
	// Of a source that is another one it is not the same.
	const elsewhere = later.replace('publisher: Harbour School', 'publisher: Sea School');
	expect((await offered(elsewhere)).standing.kind).toBe('update');
});

it('says where the one that is here of its id looks like another bank', async () => {
	await keep();
	expect((await offered(RIVERS)).standing).toMatchObject({
		kind: 'update',
		here: { title: 'Why the sea rises twice a day', another: true }
	});
});

it('counts the questions that read as one of another bank, and names these banks', async () => {
	const other = exampleWith('id: tides', 'id: other').replace(/title: Why .*/, 'title: Other');
	await keep(other);
	const asked = EXAMPLE_BANK.match(/^ {2}- id: .*\n {4}type:/gm)!.length;
	// Those that were made of its facts are not counted.
	expect(brought().bank.questions.length).toBeGreaterThan(asked);
	expect((await offer(brought())).known).toEqual({ count: asked, banks: ['Other'] });
	const reworded = exampleWith('stem: What pulls the water?', 'stem: What draws the water?');
	expect((await offer(brought(reworded))).known.count).toBe(asked - 1);
	// What goes by the id of a bank of the import is told by its standing.
	expect((await offer(brought(other))).known).toEqual({ count: 0, banks: [] });
	expect((await offer(brought(), brought(other))).known).toEqual({ count: 0, banks: [] });
});

it('sums up its banks: questions, types, what was learnt, and the first ones to look at', async () => {
	const other = exampleWith('id: tides', 'id: other');
	await keep(other);
	const rivers = brought(RIVERS.replace('id: tides', 'id: rivers'));
	const one = brought(EXAMPLE_BANK, [answered('level', 9, 3), answered('order', 5)]);
	const same = brought(other, [answered('level', 20)]);
	const { questions, types, history, look, banks } = await offer(rivers, one, same);
	expect(banks.map(({ standing }) => standing.kind)).toEqual(['new', 'new', 'same']);
	expect(questions).toBe(1 + 2 * one.bank.questions.length);
	expect(types).toContainEqual(['single', 2]);
	expect(types.at(-1)).toEqual(['card', 1]);
	// One that is here already may still have been learnt there.
	expect(history).toMatchObject({ reviews: 4, cards: 3 });
	expect(history.span).toEqual({ fromMs: NOW - 20 * 86_400_000, toMs: NOW - 3 * 86_400_000 });
	expect(look.map(({ question }) => question.id)).toEqual([
		'own',
		...one.bank.questions.slice(0, 2).map(({ id }) => id)
	]);
});

it('lets what was learnt come along with all banks but one that a higher revision is here of', async () => {
	const [made] = (await offer(brought())).banks;
	const here = { title: 't', revision: 2, authors: [], shipped: false, another: false };
	const standings: Standing[] = [
		{ kind: 'new', met: 0 },
		{ kind: 'older', here },
		{ kind: 'update', here, difference: null },
		{ kind: 'same' }
	];
	const banks: ImportOffer['banks'] = standings.map((standing) => ({ ...made!, standing }));
	expect(learnable(banks)).toEqual([banks[0], banks[2], banks[3]]);
});
