import { itemsOf, type Item } from '../../core/author/bank-text';
import type { FieldPath } from '../../core/author/edit-bank-text';
import { fieldsOf, textIn } from '../../core/author/outline';
import { setImage } from '../../core/author/set-image';
import type { BankImage } from '../../core/bank/bank';
import { buildImage } from '../../core/bank/bank-images';
import { readCard, type ImageCard } from '../../core/bank/image-card';
import type { DraftEditor } from './draft-editor.svelte';
import { drafts } from './drafts';
import { reduceImage } from './reduce-image';

/** The pictures of one question of a draft, as a form needs them. */
export function pictureEditOf(editor: DraftEditor, item: Item) {
	const id = fieldsOf(item).id;
	const isLocked = () => editor.readOnly || editor.problem !== null;
	/** While a picture is made smaller, the question may get another place. */
	function set(path: FieldPath, card: ImageCard | null): boolean {
		editor.readNow();
		if (isLocked()) return false;
		const index = itemsOf(editor.bank, 'questions').findIndex((each) => fieldsOf(each).id === id);
		if (index < 0) return false;
		editor.editAll(setImage(editor.bank, editor.texts, index, path, card));
		return true;
	}
	return {
		at(path: FieldPath): BankImage | null {
			const value = path.reduce<unknown>(
				(within, key) => (within as Record<string | number, unknown> | null | undefined)?.[key],
				fieldsOf(item)
			);
			if (typeof value !== 'object' || value === null) return null;
			const { file, alt } = value as { file?: unknown; alt?: unknown };
			const card = readCard(editor.texts[textIn(file)]);
			const cards = new Map(card ? [[textIn(file), card]] : []);
			return buildImage({ file: textIn(file), alt: textIn(alt) }, cards);
		},
		async put(path: FieldPath, file: Blob) {
			const reduced = await reduceImage(file);
			if (!reduced.ok) return reduced;
			const { bytes, card, from, stilled } = reduced.picture;
			// On disk before any text names it.
			await drafts.addImage(
				editor.draft.id,
				card.digest,
				new Blob([bytes], { type: `image/${card.kind}` })
			);
			const { width, height } = card;
			const to = { bytes: card.bytes, width, height };
			return set(path, card)
				? { ok: true as const, from, to, stilled }
				: { ok: false as const, problem: 'locked' as const };
		},
		remove: (path: FieldPath) => void set(path, null)
	};
}
