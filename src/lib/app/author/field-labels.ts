import type { Path } from '../../core/bank/finding';
import type { WrittenType } from '../../core/author/outline';
import { m } from '$lib/paraglide/messages';

/** What a form calls a field, and the part of the entry that it stands in, such as “Choice 3”. */
export interface FieldLabel {
	name: string;
	of: string | null;
}

type ListOfEntries = 'sources' | 'sections' | 'facts' | 'questions';

/**
 * @param list that the entry is in; null for the bank itself
 * @param path within the entry
 * @param type of the question, where the entry is one
 * @returns null for what no form shows
 */
export function labelOfField(
	list: ListOfEntries | null,
	path: Path,
	type: WrittenType | null
): FieldLabel | null {
	const [head, at, field, ...rest] = path;
	if (list !== 'questions') {
		const name = LABELS[list ?? 'bank'][String(head)];
		const number = typeof at === 'number' ? at + 1 : null;
		if (list === null && head === 'authors' && number !== null)
			return plain(m.author_bank_author({ number }));
		// Of a fact that no question asks.
		if (list === 'facts' && head === 'facts') return plain(m.author_rests_on());
		return name ? plain(name()) : null;
	}
	if (head === 'blanks') return ofGap(path);
	if (head === 'right') return { name: m.author_feedback(), of: m.author_key() };
	const own = ofType(String(head), type);
	if (typeof at !== 'number') {
		if (head === 'feedback') return FEEDBACK[String(at)] ? plain(FEEDBACK[String(at)]!()) : null;
		if (at === 'alt' || at === 'file')
			return { name: at === 'alt' ? m.image_alt() : m.image_picture(), of: pictured(head) };
		return own ? plain(own) : null;
	}
	const part = PARTS[String(head)]?.({ number: at + 1 }) ?? null;
	if (part === null) return own ? plain(own) : null;
	return inPart(part, field, rest[0]);
}

const plain = (name: string): FieldLabel => ({ name, of: null });

function inPart(part: string, field: unknown, inner: unknown): FieldLabel {
	if (field === 'image')
		return { name: inner === 'alt' ? m.image_alt() : m.image_picture(), of: part };
	const name = IN_PARTS[String(field)];
	return name ? { name: name(), of: part } : plain(part);
}

function ofGap([, gap, list, at, field]: Path): FieldLabel {
	if (gap === undefined) return plain(m.author_cloze_text());
	const of = m.author_gap({ name: String(gap) });
	if (list === 'feedback') return { name: m.author_feedback(), of };
	if (list === undefined || typeof at !== 'number')
		return list === undefined ? plain(of) : { name: LISTS_OF_GAP[String(list)]?.() ?? of, of };
	const number = at + 1;
	const part =
		list === 'choices' ? m.author_choice({ number }) : m.author_accepted_name({ number });
	const label = inPart(part, field, undefined);
	return { name: label.name, of: label.of ? `${of}, ${label.of}` : of };
}

function pictured(head: unknown): string | null {
	if (head === 'back-image') return m.author_card_back();
	return head === 'answer-image' ? m.author_key() : null;
}

function ofType(head: string, type: WrittenType | null): string | null {
	if (head === 'stem' && type === 'true-false') return m.author_stem_statement();
	if (head === 'answer')
		return type === 'numeric'
			? m.author_number()
			: type === 'true-false'
				? m.author_statement_is()
				: m.author_key();
	return LABELS.questions[head]?.() ?? null;
}

type Labels = Record<string, () => string>;

const LABELS: Record<ListOfEntries | 'bank', Labels> = {
	bank: {
		title: m.author_bank_title,
		summary: m.author_bank_summary,
		language: m.author_bank_language,
		licence: m.author_bank_licence,
		authors: m.author_bank_authors,
		markup: m.author_bank_markup,
		id: m.author_bank_id,
		sections: m.author_sections,
		sources: m.author_history_sources,
		facts: m.author_history_facts,
		questions: m.author_history_questions
	},
	sources: {
		title: m.author_source_title,
		author: m.author_source_author,
		publisher: m.author_source_publisher,
		date: m.author_source_date,
		kind: m.author_source_kind,
		url: m.author_source_url,
		citation: m.author_source_citation,
		note: m.author_source_note,
		text: m.author_source_text
	},
	sections: {
		title: m.author_section_title,
		from: m.author_section_from,
		to: m.author_section_to
	},
	facts: {
		statement: m.author_statement,
		kind: m.author_kind,
		'said-by': m.author_said_by,
		quote: m.author_quote,
		passage: m.author_passage,
		note: m.author_note
	},
	questions: {
		type: m.author_type,
		facts: m.author_rests_on,
		stem: m.author_stem,
		image: m.image_picture,
		'answer-image': m.image_picture,
		back: m.author_card_back,
		'back-image': m.image_picture,
		distractors: m.author_distractors,
		choices: m.author_choices,
		tolerance: m.author_tolerance,
		unit: m.author_unit,
		accept: m.author_accepted_list,
		'case-sensitive': m.author_case,
		confusions: m.author_confusions,
		text: m.author_cloze_text,
		pairs: m.author_pairs,
		extra: m.author_extra,
		items: m.author_items,
		explanation: m.author_explanation,
		hint: m.author_hint,
		tags: m.author_tags
	}
};

const FEEDBACK: Labels = {
	true: m.author_feedback_true,
	false: m.author_feedback_false,
	right: m.author_feedback_right,
	wrong: m.author_feedback_wrong
};

const PARTS: Record<string, (values: { number: number }) => string> = {
	distractors: m.author_distractor,
	choices: m.author_choice,
	accept: m.author_accepted_name,
	confusions: m.author_confusion,
	pairs: m.author_pair,
	extra: m.author_extra_name,
	items: m.author_item,
	tags: m.author_tag
};

/** A part’s own text is called as the part is. */
const IN_PARTS: Labels = {
	feedback: m.author_feedback,
	value: m.author_number_of,
	prompt: m.author_prompt,
	match: m.author_match,
	pinned: m.author_pinned,
	correct: m.author_correct
};

const LISTS_OF_GAP: Labels = { choices: m.author_choices, accept: m.author_accepted_list };
