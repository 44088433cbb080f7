import { afterEach, describe, expect, it } from 'vitest';
import { setTop } from '../../core/author/edit-bank-text';
import { EXAMPLE_BANK } from '../../core/bank/example-bank';
import { PACKAGE_LIMITS } from '../../exchange/bank-package';
import { DraftEditor } from './draft-editor.svelte';
import { drafts } from './drafts';
import { lastPublished, NotSound, publish } from './publish';
import { copyShipped, takeFiles, type Taken } from './take-banks';

afterEach(async () => {
	for (const { id } of await drafts.list()) await drafts.remove(id);
});

const YAML = new File([EXAMPLE_BANK], 'tides.yaml');
const problemsOf = (taken: Taken) => (taken.ok ? [] : taken.problems);
async function edited(change: string | null) {
	const taken = await takeFiles([YAML]);
	if (!taken.ok) throw new Error('The example was not taken in.');
	const editor = new DraftEditor(drafts, taken.drafts[0]!, false);
	if (change !== null) editor.edit((bank) => setTop(bank, ['title'], change));
	return editor;
}

describe('files that are taken in', () => {
	it('bring along the texts that the bank names, and no others', async () => {
		const link = '    passages: { unit';
		const bank = EXAMPLE_BANK.replace(link, `    text: tides.md\n${link}`);
		const names = ['tides.md', 'diary.txt'].map((name) => new File(['One.'], name));
		const taken = await takeFiles([...names, new File([bank], 'tides.yaml')]);
		expect(taken).toMatchObject({
			ok: true,
			drafts: [
				{
					texts: { 'bank.yaml': bank, 'tides.md': 'One.' },
					from: { bank: 'tides', revision: 1, file: 'tides.yaml' },
					about: { title: 'Why the sea rises twice a day' }
				}
			]
		});
		expect((await drafts.list()).map(({ texts }) => Object.keys(texts).length)).toEqual([2]);
	});

	it('are all taken in or none', async () => {
		const bad = new File(['hello'], 'letter.yaml');
		expect(problemsOf(await takeFiles([YAML, bad]))).toEqual([
			{ name: 'letter.yaml', problem: { code: 'unknown' } }
		]);
		expect(await drafts.list()).toEqual([]);
	});

	it('are told by their head where they are far too large for a bank', async () => {
		const rest = new Uint8Array(PACKAGE_LIMITS.packed);
		const backup = new File([Uint8Array.of(0x1f, 0x8b), rest], 'learnt.footnote');
		const zip = new File([Uint8Array.of(0x50, 0x4b, 3, 4), rest], 'huge.footnote');
		expect(problemsOf(await takeFiles([backup, zip]))).toEqual([
			{ name: 'learnt.footnote', problem: { code: 'backup' } },
			{ name: 'huge.footnote', problem: { code: 'too-large' } }
		]);
	});

	it('are no bank of the app’s where there is none of that id', async () => {
		await expect(copyShipped('none-such')).rejects.toThrow('none-such');
	});
});

describe('what is given away', () => {
	it('is the revision that came, until something changes', async () => {
		const editor = await edited(null);
		expect(await publish(editor)).toEqual({ 'bank.yaml': EXAMPLE_BANK });
		expect(await lastPublished(editor.draft)).toMatchObject({ revision: 1, atMs: null });
		await editor.close();
	});

	it('is counted up once for what changed, on disk, and kept as a state', async () => {
		const editor = await edited('On tides');
		const texts = await publish(editor);
		expect(texts['bank.yaml']).toContain('revision: 2\n');
		expect((await drafts.read(editor.draft.id))!.texts).toEqual(texts);
		expect(await publish(editor)).toEqual(texts);
		const states = await drafts.revisions(editor.draft.id);
		expect(states.filter(({ reason }) => reason === 'published')).toHaveLength(2);
		expect(await lastPublished(editor.draft)).toMatchObject({ revision: 2, texts });
		await editor.close();
	});

	it('has no errors, whatever was last checked', async () => {
		const editor = await edited('');
		await expect(publish(editor)).rejects.toThrow(NotSound);
		expect(await lastPublished(editor.draft)).toMatchObject({ revision: 1, atMs: null });
		await editor.close();
	});

	it('is not published where it cannot be saved', async () => {
		const editor = await edited('On tides');
		const { id, about } = editor.draft;
		await drafts.save(id, { 'bank.yaml': 'theirs' }, about, 0, 1);
		await expect(publish(editor)).rejects.toThrow('another tab');
		expect(await lastPublished(editor.draft)).toMatchObject({ revision: 1, atMs: null });
		await editor.close();
	});
});
