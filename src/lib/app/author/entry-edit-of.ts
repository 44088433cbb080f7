import { itemsOf, type BankText, type Item } from '../../core/author/bank-text';
import {
	insertField,
	moveField,
	replaceItem,
	setField,
	type FieldPath,
	type ListName,
	type Plain
} from '../../core/author/edit-bank-text';
import { FACT_ORDER, QUESTION_ORDER, SOURCE_ORDER } from '../../core/author/new-entry';
import { fieldsOf } from '../../core/author/outline';
import { forForm } from './form-words';
import { pictureEditOf } from './picture-edit-of';
import type { DraftEditor } from './draft-editor.svelte';

const ORDERS: Record<ListName, readonly string[]> = {
	sources: SOURCE_ORDER,
	facts: FACT_ORDER,
	questions: QUESTION_ORDER,
	sections: ['id', 'title', 'source', 'from', 'to']
};

/** One entry of a draft as a form needs it; null where there is none at that place. */
export function entryEditOf(editor: DraftEditor, list: ListName, index: number) {
	const item = itemsOf(editor.bank, list)[index];
	if (!item) return null;
	const edit = (path: FieldPath, change: (item: Item) => Item, takesAway = false) => {
		const work = (bank: BankText) => {
			const now = itemsOf(bank, list)[index];
			return now ? replaceItem(bank, list, index, change(now)) : bank;
		};
		const field = `${list}/${index}/${path.join('/')}`;
		// A choice may go with its picture.
		if (takesAway) editor.editAway(work, field);
		else editor.edit(work, field);
	};
	/** Only a field of the entry itself has its place in the file. */
	const order = (path: FieldPath) => (path.length === 1 ? ORDERS[list] : []);
	const { errors = [], warnings = [] } = editor.report ?? {};
	return {
		fields: fieldsOf(item),
		findings: [...errors, ...warnings]
			.filter(({ path }) => path[0] === list && path[1] === index)
			.map((finding) => {
				const said = forForm(finding, editor.outline, editor.bank);
				// What has no field is of the entry as a whole.
				return { ...said, path: said.isShown ? finding.path.slice(2) : [] };
			}),
		locked: editor.readOnly || editor.problem !== null,
		set: (path: FieldPath, value: Plain | undefined) =>
			edit(path, (now) => setField(now, path, value, order(path)), value === undefined),
		insert: (path: FieldPath, at: number, value: Plain) =>
			edit([...path, '+'], (now) => insertField(now, path, at, value, order(path))),
		move: (path: FieldPath, from: number, to: number) =>
			edit([...path, '↕'], (now) => moveField(now, path, from, to)),
		...(list === 'questions' ? { pictures: pictureEditOf(editor, item) } : {})
	};
}
