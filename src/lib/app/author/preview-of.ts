import { markupOf } from '../../core/author/bank-text';
import { fieldsOf, textIn, type QuestionRow } from '../../core/author/outline';
import {
	PASSAGE_UNITS,
	SOURCE_KINDS,
	type Fact,
	type Question,
	type Source
} from '../../core/bank/bank';
import { readCard } from '../../core/bank/image-card';
import { previewQuestion } from '../../core/bank/preview-question';
import type { DraftEditor } from './draft-editor.svelte';

/** A question with its footnotes, as far as they are written: not before it is said what kind of claim they make. */
export function previewOf(
	{ bank, outline, texts, passages }: DraftEditor,
	row: QuestionRow
): { question: Question | null; facts: Fact[]; sources: Source[] } {
	const facts = outline.facts
		.filter(({ id }) => row.facts.includes(id))
		.flatMap(({ item, kind, ...fact }): Fact[] => {
			if (kind === null) return [];
			const { note: noted, statement } = fieldsOf(item);
			const note = textIn(noted);
			return [
				{
					id: fact.id,
					source: fact.source,
					passage: fact.passage,
					statement: textIn(statement) || '…',
					kind,
					saidBy: fact.saidBy || '…',
					...(fact.quote ? { quote: fact.quote } : {}),
					...(note ? { note } : {})
				}
			];
		});
	const wanted = new Set(facts.map(({ source }) => source));
	const sources = outline.sources
		.filter(({ id }) => wanted.has(id))
		.map((row): Source => {
			const { item, id, title, author, count } = row;
			const fields = fieldsOf(item);
			const { unit } = (fields.passages ?? {}) as { unit?: unknown };
			const url = textIn(fields.url);
			const text = fields.text === undefined ? [] : [...passages.of(row, texts)];
			return {
				id,
				title: title || '…',
				author: author || '…',
				publisher: textIn(fields.publisher) || '…',
				date: textIn(fields.date),
				kind: SOURCE_KINDS.find((kind) => kind === fields.kind) ?? 'other',
				passages: { unit: PASSAGE_UNITS.find((known) => known === unit) ?? 'paragraph', count },
				...(/^https?:\/\//.test(url) ? { url } : {}),
				...(text.length === 0 ? {} : { text })
			};
		});
	return {
		question: previewQuestion(row.item.text, markupOf(bank), (file) => readCard(texts[file])),
		facts,
		sources
	};
}
