import type { FieldPath } from '$lib/core/author/edit-bank-text';
import { m } from '$lib/paraglide/messages';

/** What the forms call the fields of a bank's file; a name that is missing here is shown as it is. */
const LABELS: Record<string, () => string> = {
	title: m.author_bank_title,
	summary: m.author_bank_summary,
	language: m.author_bank_language,
	licence: m.author_bank_licence,
	markup: m.author_bank_markup,
	authors: m.author_history_author,
	author: m.author_source_author,
	publisher: m.author_source_publisher,
	date: m.author_source_date,
	url: m.author_source_url,
	citation: m.author_source_citation,
	from: m.author_section_from,
	to: m.author_section_to,
	passage: m.author_passage,
	kind: m.author_kind,
	'said-by': m.author_said_by,
	statement: m.author_statement,
	quote: m.author_quote,
	note: m.author_note,
	type: m.author_type,
	facts: m.author_rests_on,
	stem: m.author_stem,
	explanation: m.author_explanation,
	hint: m.author_hint,
	tags: m.author_tags,
	answer: m.author_key,
	correct: m.author_correct,
	right: m.author_feedback_right,
	wrong: m.author_feedback_wrong,
	feedback: m.author_history_feedback,
	distractors: m.author_history_distractor,
	choices: m.author_history_choice,
	pairs: m.author_history_pair,
	items: m.author_history_item,
	accept: m.author_history_accept,
	prompt: m.author_prompt,
	match: m.author_match,
	tolerance: m.author_tolerance,
	unit: m.author_unit,
	pinned: m.author_pinned,
	confusions: m.author_history_confusion
};
/** They say nothing that the name before them does not. */
const SILENT = new Set(['text', 'name']);

/** What a field is called, with where it is: “Wrong answer 2 · Feedback”. Places in lists count from 1. */
export function fieldLabel(path: FieldPath): string {
	const parts: string[] = [];
	path.forEach((step, index) => {
		if (typeof step === 'number') {
			const field = parts.pop() ?? m.author_passage();
			parts.push(m.author_history_field_nth({ field, number: step + 1 }));
		} else if (path[index - 1] === 'blanks') {
			// Gaps have names of their own, which may be those of fields.
			parts.splice(-1, 1, m.author_gap({ name: step }));
		} else if (!(index > 0 && SILENT.has(step))) parts.push(LABELS[step]?.() ?? step);
	});
	return parts.join(' · ');
}
