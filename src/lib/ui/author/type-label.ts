import type { WrittenType } from '$lib/core/author/outline';
import { m } from '$lib/paraglide/messages';

/** What a type of question is called to its author. */
export function typeLabel(type: WrittenType): string {
	return {
		single: m.author_type_single,
		multiple: m.author_type_multiple,
		'true-false': m.author_type_true_false,
		numeric: m.author_type_numeric,
		'short-text': m.author_type_short_text,
		cloze: m.author_type_cloze,
		matching: m.author_type_matching,
		ordering: m.author_type_ordering,
		card: m.author_type_card
	}[type]();
}
