import { afterEach, describe, expect, it } from 'vitest';
import { setTop } from '../../core/author/edit-bank-text';
import { EXAMPLE_BANK } from '../../core/bank/example-bank';
import { examplePng, PICTURED_BANK } from '../../core/bank/example-image';
import { cardOf, writeCard } from '../../core/bank/image-card';
import { readBankFile } from '../../exchange/read-bank-file';
import { PACKAGE_LIMITS } from '../../exchange/bank-package';
import { DraftEditor } from './draft-editor.svelte';
import { drafts } from './drafts';
import { imagesOfDraft, linkTo, NotPacked, packageFile, yamlFiles } from './give-away';
import { lastPublished, NotSound, publish } from './publish';
import { copyShipped, duplicate, takeFiles, type Taken } from './take-banks';

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

describe('pictures', () => {
	const [harbour, two, other] = [examplePng(40), examplePng(), examplePng(7)];
	const file = (bytes: Uint8Array, name: string) =>
		new File([bytes as Uint8Array<ArrayBuffer>], name);
	const FILES = [
		file(harbour, 'harbour.png'),
		file(two, 'two.png'),
		file(other, 'other.png'),
		new File([PICTURED_BANK], 'tides.yaml')
	];
	const digests = (...images: Uint8Array[]) => new Set(images.map((bytes) => cardOf(bytes).digest));
	async function taken(files: readonly File[] = FILES) {
		const result = await takeFiles(files);
		if (!result.ok) throw new Error(JSON.stringify(result.problems));
		return result.drafts[0]!;
	}

	it('come along with the bank that names them, into a copy and out again', async () => {
		const draft = await taken();
		expect(draft.texts).toEqual({
			'bank.yaml': PICTURED_BANK,
			'harbour.png': writeCard(cardOf(harbour)),
			'two.png': writeCard(cardOf(two))
		});
		const copy = await duplicate(draft, ' (copy)');
		const images = await imagesOfDraft(copy.id);
		expect(new Set(images.keys())).toEqual(digests(harbour, two));
		expect(yamlFiles(copy.texts, images).map(({ name }) => name)).toEqual([
			'tides-copy.yaml',
			'harbour.png',
			'two.png'
		]);
		const packed = packageFile(copy.texts, images).file;
		const read = readBankFile(new Uint8Array(await packed.arrayBuffer()));
		expect(read).toMatchObject({ ok: true, texts: copy.texts });
		expect(read.ok && new Set(read.images.keys())).toEqual(digests(harbour, two));
		const again = await taken([new File([packed], 'x.footnote')]);
		expect(new Set((await imagesOfDraft(again.id)).keys())).toEqual(digests(harbour, two));
	});

	it('are in no link, which says so, and are missed where they are gone', async () => {
		const { id, texts } = await taken();
		expect(linkTo(texts, 'https://example.org/open/')).toEqual({ images: 2 });
		await drafts.remove(id);
		for (const way of [packageFile, yamlFiles])
			expect(() => way(texts, new Map())).toThrow(NotPacked);
	});

	it('are told of where they are too large, or come without a bank', async () => {
		const large = file(new Uint8Array(500_001), 'large.png');
		expect(problemsOf(await takeFiles([...FILES, large]))).toEqual([
			{ name: 'large.png', problem: { code: 'file-too-large', name: 'large.png' } }
		]);
		expect(problemsOf(await takeFiles(FILES.slice(0, 1)))).toMatchObject([{ name: 'harbour.png' }]);
		expect(await drafts.list()).toEqual([]);
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
