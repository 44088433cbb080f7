import type { Finding, FindingCode, Remedy } from '$lib/core/memory/finding';
import { isoDate } from '$lib/core/memory/local-day';
import { m } from '$lib/paraglide/messages';
import { dayLabel } from '$lib/ui/claims/day-label';

const LINES: Record<FindingCode, (inputs: { count: number; figure: string }) => string> = {
	'event-malformed': m.finding_event_malformed,
	'event-twice': m.finding_event_twice,
	'event-conflict': m.finding_event_conflict,
	'undo-of-nothing': m.finding_undo_of_nothing,
	'undo-misplaced': m.finding_undo_misplaced,
	'rating-of-nothing': m.finding_rating_of_nothing,
	'session-order': m.finding_session_order,
	'id-time': m.finding_id_time,
	'day-time': m.finding_day_time,
	'segment-checksum': m.finding_segment_checksum,
	'segment-count': m.finding_segment_count,
	'segment-range': m.finding_segment_range,
	'segment-missing': m.finding_segment_missing,
	'segment-overlap': m.finding_segment_overlap,
	'sealed-and-loose': m.finding_sealed_and_loose,
	'loose-count': m.finding_loose_count,
	'card-differs': m.finding_card_differs,
	'card-missing': m.finding_card_missing,
	'card-without-events': m.finding_card_without_events,
	'card-misplaced': m.finding_card_misplaced,
	'day-differs': m.finding_day_differs,
	'counts-differ': m.finding_counts_differ,
	'settings-differ': m.finding_settings_differ,
	'newest-differs': m.finding_newest_differs,
	'wide-differs': m.finding_wide_differs,
	'derived-version': m.finding_derived_version,
	'only-in-journal': m.finding_only_in_journal,
	'only-in-database': m.finding_only_in_database
};

/** The last day that has a date. */
const END_OF_DAYS = 100_000_000;

/** Of each way to mend: what is wrong, what that means for the learner, and what a repair does. */
export const REMEDY_TEXT: Record<Remedy, Record<'title' | 'means' | 'mends', () => string>> = {
	'other-copy': {
		title: m.check_other_copy_title,
		means: m.check_other_copy_means,
		mends: m.check_other_copy_mends
	},
	rebuild: {
		title: m.check_rebuild_title,
		means: m.check_rebuild_means,
		mends: m.check_rebuild_mends
	},
	tidy: { title: m.check_tidy_title, means: m.check_tidy_means, mends: m.check_tidy_mends },
	backup: { title: m.check_backup_title, means: m.check_backup_means, mends: m.check_backup_mends },
	none: { title: m.check_none_title, means: m.check_none_means, mends: m.check_none_mends }
};

/** What of that code was found, how often, and where first. One line a code: its fields are added up. */
export interface FindingLine {
	code: FindingCode;
	text: string;
	/** Null where it is nothing that a learner could look at. */
	place: string | null;
}

export function findingLines(findings: readonly Finding[], locale: string): FindingLine[] {
	const figures = new Intl.NumberFormat(locale);
	const byCode = new Map<FindingCode, { count: number; place: string }>();
	for (const { code, count, place } of findings) {
		const known = byCode.get(code);
		byCode.set(code, { count: count + (known?.count ?? 0), place: known?.place ?? place });
	}
	return [...byCode].map(([code, { count, place }]) => ({
		code,
		text: LINES[code]({ count, figure: figures.format(count) }),
		place: placeText(code, place)
	}));
}

/** The names of cards and banks, and the dates of days; ids of entries tell nobody anything. */
function placeText(code: FindingCode, place: string): string | null {
	if (code === 'day-differs')
		return Math.abs(Number(place)) < END_OF_DAYS ? dayLabel(isoDate(Number(place))) : null;
	return code.startsWith('card-') || code === 'counts-differ' ? place : null;
}
