import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { insertItem, setTop } from '../../core/author/edit-bank-text';
import { newBankText } from '../../core/author/new-entry';
import { EXAMPLE_BANK } from '../../core/bank/example-bank';
import { BANK_FILE } from '../../store/drafts/check-texts';
import { lockDraft } from '../../store/drafts/draft-lock';
import { DraftStore } from '../../store/drafts/draft-store';
import { DraftEditor } from './draft-editor.svelte';

const ABOUT = { title: '', facts: 0, questions: 0 };
let name: string;
let store: DraftStore;
let editors: DraftEditor[];

beforeEach(() => {
	name = `drafts-${crypto.randomUUID()}`;
	store = new DraftStore(name);
	editors = [];
});
afterEach(async () => {
	for (const editor of editors) await editor.close();
	await store.close();
	await deleteDB(name);
});

async function opened(text = EXAMPLE_BANK): Promise<DraftEditor> {
	const { id } = await store.create({ [BANK_FILE]: text }, ABOUT, null, 1);
	return again(id);
}
async function again(id: string): Promise<DraftEditor> {
	const editor = new DraftEditor(store, (await store.read(id))!, false);
	editors.push(editor);
	return editor;
}
const title = (editor: DraftEditor, text: string, field: string | null = 'title') =>
	editor.edit((bank) => setTop(bank, ['title'], text), field);
const onDisk = async (editor: DraftEditor) =>
	(await store.read(editor.draft.id))!.texts[BANK_FILE]!;

describe('a draft in the editor', () => {
	it('is saved by itself, and says so when it is on disk', async () => {
		const editor = await opened();
		expect(editor.saveState).toBe('saved');
		title(editor, 'On tides');
		expect(editor.saveState).toBe('saving');
		await vi.waitUntil(() => editor.saveState === 'saved');
		expect(await onDisk(editor)).toContain('title: On tides\n');
		expect((await store.list())[0]!.about).toEqual({
			title: 'On tides',
			facts: 3,
			questions: editor.outline.questions.length
		});
	});

	it('is checked beside the page, errors and then none', async () => {
		const editor = await opened(newBankText('On tides', 'Ada', 'en'));
		await vi.waitUntil(() => editor.report !== null);
		expect(editor.report).toMatchObject({ bank: null });
		expect(editor.report!.errors.length).toBeGreaterThan(0);
		editor.setText(BANK_FILE, EXAMPLE_BANK);
		await vi.waitUntil(() => editor.report!.errors.length === 0);
		expect(editor.report!.bank).toMatchObject({ id: 'tides' });
	});

	it('is one in forms and in the text: each sees what the other did, and undo goes through both', async () => {
		const editor = await opened();
		title(editor, 'On tides');
		editor.setText(BANK_FILE, `${editor.texts[BANK_FILE]!.replace('On tides', 'By text')}# mine\n`);
		expect(editor.outline.title).toBe('By text');
		editor.edit((bank) => insertItem(bank, 'facts', 0, { id: 'new' }));
		expect(editor.texts[BANK_FILE]).toContain('# mine');
		for (let steps = 3; steps > 0; steps--) editor.undo();
		expect([editor.texts[BANK_FILE], editor.canUndo]).toEqual([EXAMPLE_BANK, false]);
		for (let steps = 3; steps > 0; steps--) editor.redo();
		expect(editor.outline).toMatchObject({ title: 'By text', facts: { length: 4 } });
		expect(editor.canRedo).toBe(false);
	});

	it('says where its text cannot be read; forms wait, and nothing of it is lost', async () => {
		const editor = await opened('id: x\ntitle: One\n');
		editor.setText(BANK_FILE, 'id: x\ntitle: [One\n');
		expect(editor.problem).toMatchObject({ line: 3, column: 1 });
		expect(editor.outline.title).toBe('One');
		title(editor, 'Two');
		expect(editor.texts[BANK_FILE]).toBe('id: x\ntitle: [One\n');
		await editor.flush();
		expect(await onDisk(editor)).toBe('id: x\ntitle: [One\n');
		editor.setText(BANK_FILE, 'id: x\ntitle: "[One"\n');
		expect(editor.problem).toBeNull();
		expect(editor.outline.title).toBe('[One');
	});

	it('does not write over what another tab saved, and says so', async () => {
		const editor = await opened();
		const { id } = editor.draft;
		await store.save(id, { [BANK_FILE]: 'theirs' }, ABOUT, 0, 2);
		title(editor, 'Ours');
		await vi.waitUntil(() => editor.saveState === 'overtaken');
		expect(await onDisk(editor)).toBe('theirs');
		expect(editor.outline.title).toBe('Ours');
	});

	it('keeps earlier states, and goes back to one as a step that can be undone', async () => {
		const editor = await opened();
		title(editor, 'Two');
		await editor.keepState('worked-on');
		const [, first] = await store.revisions(editor.draft.id);
		expect(first).toMatchObject({
			reason: 'opened',
			about: { questions: editor.outline.questions.length }
		});
		title(editor, 'Three', null);
		await editor.restore(first!.texts);
		expect(editor.texts).toEqual({ [BANK_FILE]: EXAMPLE_BANK });
		expect((await store.revisions(editor.draft.id))[0]).toMatchObject({
			reason: 'before-restore',
			about: { title: 'Three' }
		});
		editor.undo();
		expect(editor.outline.title).toBe('Three');
	});

	it('reads a text that is being typed when the typing rests, and before a form changes it', async () => {
		const editor = await opened('id: x\ntitle: One\n');
		editor.setText(BANK_FILE, 'id: x\ntitle: [Two\n', 'text');
		expect([editor.outline.title, editor.problem]).toEqual(['One', null]);
		await vi.waitUntil(() => editor.problem !== null);
		editor.setText(BANK_FILE, 'id: x\ntitle: Three\n', 'text');
		editor.edit((bank) => setTop(bank, ['summary'], 'By form'));
		expect(editor.texts[BANK_FILE]).toBe('id: x\ntitle: Three\nsummary: By form\n');
		expect(editor.problem).toBeNull();
		editor.setText(BANK_FILE, 'id: x\ntitle: Four\n', 'text');
		editor.undo();
		expect(editor.outline.title).toBe('Three');
		editor.setText(BANK_FILE, 'id: x\ntitle: Five\n', 'text');
		await editor.flush();
		expect((await store.read(editor.draft.id))!.about.title).toBe('Five');
	});

	it('is there again after it was closed in the middle of a word', async () => {
		const editor = await opened();
		title(editor, 'Cut o');
		await editor.close();
		expect((await again(editor.draft.id)).outline.title).toBe('Cut o');
	});
});

it('lets one tab edit, and the next one when that has let go', async () => {
	const first = await lockDraft(name);
	const second = await lockDraft(name);
	expect([first.held, second.held]).toEqual([true, false]);
	first.release();
	await second.freed;
	const third = await lockDraft(name);
	expect(third.held).toBe(false);
	third.release();
	second.release();
});
