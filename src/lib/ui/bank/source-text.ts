import type { PassageUnit, Source } from '$lib/core/bank/bank';
import { m } from '$lib/paraglide/messages';
import { dayLabel } from '$lib/ui/claims/day-label';
import { sourceKindLabel } from '$lib/ui/claims/kind-label';

/** What a source is, in a line: "Opinion article by Yu Sui, China Military Online, 13 January 2021". */
export function sourceText(source: Source): string {
	const kind = sourceKindLabel(source.kind);
	return m.bank_source_line({
		kind: kind.charAt(0).toLocaleUpperCase() + kind.slice(1),
		author: source.author,
		publisher: source.publisher,
		date: dayLabel(source.date)
	});
}

/** How its passages are counted, in a sentence or two; empty for a recording. */
export function passagesText({ passages }: Source): string {
	const counted = {
		paragraph: m.bank_counted_paragraph,
		page: m.bank_counted_page,
		section: m.bank_counted_section,
		question: m.bank_counted_question,
		time: null
	}[passages.unit];
	if (!counted) return '';
	const from = passages.countedFrom ? m.bank_counted_from({ words: passages.countedFrom }) : '';
	return [counted({ count: passages.count }), from].filter((text) => text !== '').join(' ');
}

/** "Paragraphs 5–6", or "paragraph 3" made to begin a line when it is one. */
export function rangeText(unit: PassageUnit, from: number, to: number): string {
	return {
		paragraph: m.bank_range_paragraph,
		page: m.bank_range_page,
		section: m.bank_range_section,
		question: m.bank_range_question,
		time: m.bank_range_time
	}[unit]({ from, to });
}
