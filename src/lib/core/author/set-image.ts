import { BANK_FILE } from '../bank/bank-files';
import { writeCard, type ImageCard } from '../bank/image-card';
import { itemsOf, joinText, type BankText } from './bank-text';
import { replaceItem, setField, type FieldPath } from './edit-bank-text';
import type { DraftTexts } from './edit-history';
import { withoutIdlePictures } from './idle-pictures';
import { QUESTION_ORDER } from './new-entry';
import { fieldsOf, textIn } from './outline';

/**
 * The texts of a draft with a picture at a place of a question, in the place of the one that is there, whose alternative
 * text it gets; null takes it away. A picture that no question shows then is gone from the texts as well.
 * @param index of the question in the file
 * @param path to the picture within it
 */
export function setImage(
	bank: BankText,
	texts: DraftTexts,
	index: number,
	path: FieldPath,
	card: ImageCard | null
): DraftTexts {
	const item = itemsOf(bank, 'questions')[index];
	if (!item) return texts;
	const fields = fieldsOf(item);
	const file = card && freeName(textIn(fields.id), card, texts);
	const order = path.length === 1 ? QUESTION_ORDER : [];
	const changed =
		file === null
			? setField(item, path, undefined)
			: at(fields, path) === undefined
				? setField(item, path, { file, alt: '' }, order)
				: setField(item, [...path, 'file'], file);
	const after = replaceItem(bank, 'questions', index, changed);
	return withoutIdlePictures(after, {
		...texts,
		[BANK_FILE]: joinText(after),
		...(file === null ? {} : { [file]: writeCard(card!) })
	});
}

/** After the question, and counted where there are several. */
function freeName(question: string, card: ImageCard, texts: DraftTexts): string {
	const ending = card.kind === 'jpeg' ? 'jpg' : card.kind;
	const stem = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(question) ? question.slice(0, 80) : 'picture';
	for (let n = 1; ; n++) {
		const name = `${stem.replace(/-+$/, '')}${n === 1 ? '' : `-${n}`}.${ending}`;
		if (!Object.hasOwn(texts, name)) return name;
	}
}

function at(fields: unknown, path: FieldPath): unknown {
	let value = fields;
	for (const key of path) value = (value as Record<string | number, unknown> | undefined)?.[key];
	return value;
}
