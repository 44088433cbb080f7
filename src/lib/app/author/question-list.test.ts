import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXAMPLE_BANK } from '../../core/bank/example-bank';
import { writeCard } from '../../core/bank/image-card';
import { replaceItem, setField, setTop } from '../../core/author/edit-bank-text';
import { itemsOf } from '../../core/author/bank-text';
import { newBankText } from '../../core/author/new-entry';
import { BANK_FILE, checkTexts } from '../../store/drafts/check-texts';
import { lockDraft } from '../../store/drafts/draft-lock';
import { DraftStore } from '../../store/drafts/draft-store';
import { DraftEditor } from './draft-editor.svelte';
import { QuestionList } from './question-list.svelte';
import { WriteDesk } from './write-desk.svelte';

const ABOUT = { title: '', facts: 0, questions: 0 };
let name: string;
let store: DraftStore;
let editor: DraftEditor;
let list: QuestionList;

beforeEach(async () => {
	name = `drafts-${crypto.randomUUID()}`;
	store = new DraftStore(name);
	const { id } = await create(EXAMPLE_BANK);
	editor = new DraftEditor(store, (await store.read(id))!, false);
	list = new QuestionList(editor, store);
});
afterEach(async () => {
	await editor.close();
	await store.close();
	await deleteDB(name);
});

const create = (text: string) => store.create({ [BANK_FILE]: text }, ABOUT, null, 1);
const textOf = async (id: string) => (await store.read(id))!.texts[BANK_FILE]!;
const ids = () => editor.outline.questions.map(({ id }) => id);
const choose = (...keys: string[]) => keys.forEach((key) => list.toggle(key));

describe('the list of questions', () => {
	it('does each thing to all that is chosen as one step of the undo', () => {
		const steps: (() => void)[] = [
			() => list.tag('moon'),
			() => list.untag('basics'),
			() => list.duplicate(),
			() => list.move(1, 'chosen'),
			() => list.remove()
		];
		for (const step of steps) {
			list.chooseNone();
			choose('level', 'highs-a-day', 'phases');
			step();
			expect(editor.texts[BANK_FILE]).not.toBe(EXAMPLE_BANK);
			editor.undo();
			expect(editor.texts[BANK_FILE]).toBe(EXAMPLE_BANK);
			expect(editor.canUndo).toBe(false);
		}
	});

	it('goes with the row that is moved, chosen or not', () => {
		choose('phases', 'order');
		list.goTo('level');
		expect(list.move(1)).toBe(2);
		expect(list.at).toBe('level');
		expect(ids().slice(0, 2)).toEqual(['highs-a-day', 'level']);
		list.goTo('phases');
		expect(list.move(-1)).toBe(6);
		expect(ids().slice(5)).toEqual(['phases', 'order', 'best']);
		expect(list.move(-1, 'chosen')).toBe(5);
		expect(list.chosen).toEqual(['phases', 'order']);
	});

	it('stays with the first row where nobody has gone anywhere yet', () => {
		expect(list.move(1)).toBe(2);
		expect(list.at).toBe('level');
	});

	it('lets go what a search no longer shows', () => {
		list.chooseAll();
		list.query = 'passage:3';
		expect(list.chosen).toEqual(['best']);
		list.query = '';
		expect(list.chosen).toEqual(['best']);
		expect(list.at).toBe('level');
	});

	it('goes on to the next row when some are removed, and to the last where there is none', () => {
		choose('highs-a-day');
		expect(list.remove()).toBe(1);
		expect(list.at).toBe('highs-cause');
		choose('order', 'phases');
		list.remove();
		expect(list.at).toBe('best');
		expect(list.chosen).toEqual([]);
	});

	it('has the copies chosen', () => {
		choose('order');
		list.duplicate();
		expect(list.chosen).toEqual([ids().at(-1)]);
		expect(list.at).toBe(ids().at(-1));
	});
});

describe('pictures', () => {
	it.each(['list', 'move', 'desk'])(
		'that no question shows go and come with it (%s)',
		async (how) => {
			const picture = (file: string) => `    image: { file: ${file}, alt: A quay. }\n`;
			const bank = EXAMPLE_BANK.replace('- id: level\n', `$&${picture('quay.png')}`)
				.replace('- id: highs-a-day\n', `$&${picture('both.png')}`)
				.replace('- id: best\n', `$&${picture('both.png')}`);
			const card = { kind: 'png' as const, width: 1, height: 1, bytes: 3, digest: '0'.repeat(32) };
			const pictures = { 'quay.png': writeCard(card), 'both.png': writeCard(card) };
			const texts = { [BANK_FILE]: bank, ...pictures, 'lecture.md': 'The sea.' };
			const { id } = await store.create(texts, ABOUT, null, 1);
			const here = new DraftEditor(store, (await store.read(id))!, false);
			const shown = new QuestionList(here, store);
			for (const key of ['level', 'best']) {
				if (how === 'desk') {
					const desk = new WriteDesk(here);
					desk.open({ kind: 'question', id: key });
					desk.remove();
				} else {
					shown.toggle(key);
					if (how === 'list') shown.remove();
					else await shown.send((await create(newBankText('Other', 'Ada', 'en'))).id, 'move');
				}
			}
			expect(Object.keys(here.texts).sort()).toEqual(['both.png', BANK_FILE, 'lecture.md'].sort());
			here.undo();
			here.undo();
			expect(here.canUndo).toBe(false);
			expect(here.texts).toEqual(texts);
			here.redo();
			expect(here.texts).not.toHaveProperty('quay.png');
			await here.close();
		}
	);
});

describe('questions that go to another bank', () => {
	it('are there on disk and gone here, and come back here by undo alone', async () => {
		const other = await create(newBankText('Other', 'Ada', 'en'));
		choose('level', 'best');
		expect(await list.send(other.id, 'move')).toMatchObject({
			ok: true,
			questions: ['level', 'best'],
			facts: 2,
			sources: 1
		});
		expect(ids()).not.toContain('level');
		const there = (await store.read(other.id))!;
		expect(there.about).toEqual({ title: 'Other', facts: 2, questions: 2 });
		expect(there.saves).toBe(1);
		// A bank that has a summary yet would be sound.
		expect(checkTexts(there.texts).errors.map(({ path }) => path[0])).toEqual(['summary']);
		expect((await store.revisions(other.id)).at(-1)!.texts).toEqual(other.texts);
		editor.undo();
		expect(editor.texts[BANK_FILE]).toBe(EXAMPLE_BANK);
		expect((await store.read(other.id))!.texts).toEqual(there.texts);
	});

	it('take the bytes of their pictures along', async () => {
		const blob = new Blob([Uint8Array.of(1, 2, 3)], { type: 'image/png' });
		const card = { kind: 'png' as const, width: 1, height: 1, bytes: 3, digest: '0'.repeat(32) };
		const picture = '- id: level\n    image: { file: quay.png, alt: A quay. }\n';
		const texts = {
			[BANK_FILE]: EXAMPLE_BANK.replace('- id: level\n', picture),
			'quay.png': writeCard(card)
		};
		const images = new Map([[card.digest, blob]]);
		const from = await store.create(texts, ABOUT, null, 1, images);
		const other = await create(newBankText('Other', 'Ada', 'en'));
		const here = new DraftEditor(store, (await store.read(from.id))!, false);
		const shown = new QuestionList(here, store);
		shown.toggle('level');
		await shown.send(other.id, 'move');
		await here.close();
		await store.remove(from.id);
		const kept = (await store.images(other.id)).get(card.digest);
		expect(new Uint8Array(await kept!.arrayBuffer())).toEqual(Uint8Array.of(1, 2, 3));
		expect((await store.read(other.id))!.texts['quay.png']).toBe(writeCard(card));
	});

	it('stay here, too, when they are copied', async () => {
		const other = await create(newBankText('Other', 'Ada', 'en'));
		choose('level');
		await list.send(other.id, 'copy');
		expect(editor.canUndo).toBe(false);
		expect(await textOf(other.id)).toContain('- id: level\n');
		expect(list.chosen).toEqual(['level']);
	});

	it('are let in again once the other tab has let that bank go', async () => {
		const other = await create(newBankText('Other', 'Ada', 'en'));
		const lock = await lockDraft(other.id);
		choose('level');
		expect(await list.send(other.id, 'move')).toEqual({ ok: false, problem: 'elsewhere' });
		expect(await textOf(other.id)).toBe(other.texts[BANK_FILE]);
		expect(editor.texts[BANK_FILE]).toBe(EXAMPLE_BANK);
		lock.release();
		await vi.waitUntil(async () => (await list.send(other.id, 'move')).ok);
		expect(ids()).not.toContain('level');
	});

	it('begin a new bank, which is like this one but for its title and id', async () => {
		editor.edit((bank) => setTop(bank, ['licence'], 'CC0-1.0'));
		editor.edit((bank) => setTop(bank, ['markup'], 'markdown'));
		choose('level', 'best');
		const sent = await list.send({ title: 'Levels' }, 'move');
		if (!sent.ok) throw new Error(sent.problem);
		expect(ids()).not.toContain('level');
		const there = (await store.read(sent.to))!;
		expect(there.about).toEqual({ title: 'Levels', facts: 2, questions: 2 });
		expect(there.texts[BANK_FILE]).toMatch(/^id: levels-[a-z0-9]{7}$/m);
		expect(there.texts[BANK_FILE]).toMatch(/^licence: CC0-1.0$/m);
		expect(there.texts[BANK_FILE]).toMatch(/^markup: markdown$/m);
		expect(there.texts[BANK_FILE]).toContain('Ada Example');
		expect(checkTexts(there.texts).errors.map(({ path }) => path[0])).toEqual(['summary']);
	});

	it('begin no new bank where they cannot go', async () => {
		editor.edit((bank) => {
			const lost = setField(itemsOf(bank, 'questions')[0]!, ['facts'], ['nothing']);
			return replaceItem(bank, 'questions', 0, lost);
		});
		choose(list.listed[0]!.key);
		const sent = await list.send({ title: 'Levels' }, 'move');
		expect(sent).toEqual({ ok: false, problem: 'lost-fact' });
		expect(await list.targets()).toEqual([]);
	});

	it('stay where they are when the other bank cannot take them', async () => {
		const [broken, away] = [await create('id: ['), await create(EXAMPLE_BANK)];
		await store.retire(away.id, 5);
		choose('level');
		expect(await list.send(broken.id, 'move')).toEqual({ ok: false, problem: 'other-unreadable' });
		expect(await list.send(away.id, 'move')).toEqual({ ok: false, problem: 'gone' });
		expect(await list.send('nobody', 'move')).toEqual({ ok: false, problem: 'gone' });
		expect(await textOf(broken.id)).toBe('id: [');
		expect(await textOf(away.id)).toBe(EXAMPLE_BANK);
		expect(editor.canUndo).toBe(false);
		expect((await list.targets()).map(({ id }) => id)).toEqual([broken.id]);
	});
});
