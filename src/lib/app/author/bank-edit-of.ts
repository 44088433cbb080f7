import { itemsOf, valueOf } from '../../core/author/bank-text';
import {
	insertItem,
	moveItem,
	removeItem,
	replaceItem,
	setField,
	setTop,
	type FieldPath,
	type Plain
} from '../../core/author/edit-bank-text';
import { slugId } from '../../core/bank/slug';
import { fieldsOf, textIn } from '../../core/author/outline';
import { forForm } from './form-words';
import type { DraftEditor } from './draft-editor.svelte';

const TOP = ['id', 'title', 'summary', 'language', 'licence', 'authors', 'markup'];

/** What stands at the top of a draft's file, its sections among it, as a form needs it. */
export function bankEditOf(editor: DraftEditor) {
	const { bank } = editor;
	const sections = itemsOf(bank, 'sections').map(fieldsOf);
	const { errors = [], warnings = [] } = editor.report ?? {};
	const isSection = ([first]: FieldPath) => first === 'sections';
	const field = (path: FieldPath) => path.join('/');
	const topPath = (path: FieldPath) => path as [string, ...(string | number)[]];
	return {
		fields: {
			...Object.fromEntries(TOP.map((key) => [key, valueOf(bank, key)])),
			sections
		},
		findings: [...errors, ...warnings].map((finding) => forForm(finding, editor.outline, bank)),
		locked: editor.readOnly || editor.problem !== null,
		set(path: FieldPath, value: Plain | undefined) {
			const [, index, ...rest] = path;
			editor.edit((now) => {
				if (!isSection(path)) return setTop(now, topPath(path), value);
				const at = Number(index);
				const item = itemsOf(now, 'sections')[at];
				if (!item) return now;
				return rest.length === 0
					? removeItem(now, 'sections', at)
					: replaceItem(now, 'sections', at, setField(item, rest, value));
			}, field(path));
		},
		insert(path: FieldPath, index: number, value: Plain) {
			editor.edit((now) => {
				if (isSection(path)) {
					const taken = new Set(sections.map(({ id }) => textIn(id)));
					const [source] = itemsOf(now, 'sources').map((item) => textIn(fieldsOf(item).id));
					const entry = { ...(value as { [key: string]: Plain }), id: slugId('section', taken) };
					return insertItem(now, 'sections', index, source ? { ...entry, source } : entry);
				}
				const list = valueOf(now, topPath(path)[0]);
				const entries = Array.isArray(list) ? (list as Plain[]) : [];
				return setTop(now, topPath(path), entries.toSpliced(index, 0, value));
			});
		},
		move(path: FieldPath, from: number, to: number) {
			editor.edit((now) => (isSection(path) ? moveItem(now, 'sections', from, to) : now));
		}
	};
}
