import { afterEach, beforeEach, expect, it } from 'vitest';
import { EXAMPLE_BANK } from '../../core/bank/example-bank';
import { examplePng } from '../../core/bank/example-image';
import { DraftEditor } from './draft-editor.svelte';
import { draftFrom, drafts } from './drafts';
import { entryEditOf } from './entry-edit-of';
import { openDraft } from './open-draft';
import { WriteDesk } from './write-desk.svelte';

const png = (width = 30) =>
	new Blob([examplePng(width) as Uint8Array<ArrayBuffer>], { type: 'image/png' });
const PATH = ['distractors', 0, 'image'];
let editor: DraftEditor;

beforeEach(async () => {
	const draft = await draftFrom({ 'bank.yaml': EXAMPLE_BANK });
	editor = new DraftEditor(drafts, draft, false);
});
afterEach(async () => {
	await editor.close();
	for (const { id } of await drafts.list()) await drafts.remove(id);
});

/** The form of the question on how many high waters there are. */
const form = () => {
	const at = editor.outline.questions.findIndex(({ id }) => id === 'highs-a-day');
	return entryEditOf(editor, 'questions', at)!;
};
const pictures = () => form().pictures!;
const names = () => Object.keys(editor.texts).sort();

it('puts a picture into a draft as one step, which undo takes back and redo brings again', async () => {
	expect(pictures().at(PATH)).toBeNull();
	expect(await pictures().put(PATH, png())).toMatchObject({ ok: true, to: { width: 30 } });
	expect(pictures().at(PATH)).toMatchObject({ file: 'highs-a-day.png', alt: '', width: 30 });
	const { digest } = pictures().at(PATH)!;
	editor.undo();
	expect([editor.texts['bank.yaml'], names()]).toEqual([EXAMPLE_BANK, ['bank.yaml']]);
	editor.redo();
	expect(names()).toEqual(['bank.yaml', 'highs-a-day.png']);
	await editor.flush();
	expect((await drafts.image(digest!))?.size).toBe(
		(await drafts.images(editor.draft.id)).get(digest!)?.size
	);
	expect((await drafts.read(editor.draft.id))!.texts).toEqual(editor.texts);
});

it('finds what was taken out again after an undo, and after the draft was opened anew where a state has it', async () => {
	await pictures().put(PATH, png());
	const { digest } = pictures().at(PATH)!;
	form().set([...PATH, 'alt'], 'A wave');
	await editor.keepState('worked-on');
	pictures().remove(PATH);
	expect([pictures().at(PATH), names()]).toEqual([null, ['bank.yaml']]);
	editor.undo();
	expect(pictures().at(PATH)).toMatchObject({ alt: 'A wave', digest });
	editor.redo();
	await editor.flush();
	await (await openDraft(editor.draft.id))!.close();
	expect(await drafts.image(digest!)).not.toBeNull();
});

it('goes from the disk when nothing has it any more', async () => {
	await pictures().put(PATH, png());
	const { digest } = pictures().at(PATH)!;
	pictures().remove(PATH);
	await editor.flush();
	expect(await drafts.image(digest!)).not.toBeNull();
	await (await openDraft(editor.draft.id))!.close();
	expect(await drafts.image(digest!)).toBeNull();
});

it('replaces one, and changes nothing for a file that is none', async () => {
	await pictures().put(PATH, png());
	form().set([...PATH, 'alt'], 'A wave');
	await pictures().put(PATH, png(50));
	expect(pictures().at(PATH)).toMatchObject({ alt: 'A wave', width: 50 });
	expect(names()).toHaveLength(2);
	const before = editor.texts;
	expect(await pictures().put(PATH, new Blob(['x']))).toEqual({
		ok: false,
		problem: 'not-a-picture'
	});
	expect(editor.texts).toBe(before);
});

it('is put to its question, though that has got another place meanwhile', async () => {
	const putting = pictures().put(['image'], png());
	editor.edit((bank) => ({
		...bank,
		parts: bank.parts.map((part) =>
			part.key === 'questions' ? { ...part, items: part.items!.toReversed() } : part
		)
	}));
	await putting;
	expect(pictures().at(['image'])).toMatchObject({ file: 'highs-a-day.png' });
});

it('is not put into a bank that cannot be read meanwhile', async () => {
	const form = pictures();
	const putting = form.put(['image'], png());
	editor.setText('bank.yaml', 'id: [');
	expect(await putting).toEqual({ ok: false, problem: 'locked' });
	expect(names()).toEqual(['bank.yaml']);
});

it('goes with the choice that had it, or with a type that has no place for it, and one undo brings both back', async () => {
	await pictures().put(PATH, png());
	const had = editor.texts;
	form().set(['distractors', 0], undefined);
	expect(names()).toEqual(['bank.yaml']);
	editor.undo();
	expect(editor.texts).toEqual(had);
	const desk = new WriteDesk(editor);
	desk.open({ kind: 'question', id: 'highs-a-day' });
	desk.changeType('ordering');
	expect(names()).toEqual(['bank.yaml']);
	editor.undo();
	expect(editor.texts).toEqual(had);
});
