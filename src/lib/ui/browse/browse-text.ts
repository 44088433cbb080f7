import type { BulkAction } from '$lib/core/browse/bulk-action';
import type { QuestionState, SearchFault } from '$lib/core/browse/search-tree';
import type { SortName } from '$lib/core/browse/sort-rows';
import type { LocalDay } from '$lib/core/memory/event';
import { m } from '$lib/paraglide/messages';

export function stateLabel(state: QuestionState): string {
	return {
		new: m.browse_state_new,
		due: m.browse_state_due,
		missed: m.browse_state_missed,
		flagged: m.browse_state_flagged,
		suspended: m.browse_state_suspended,
		buried: m.browse_state_buried,
		leech: m.browse_state_leech,
		retired: m.browse_state_retired
	}[state]();
}

export function sortLabel(by: SortName): string {
	return {
		bank: m.browse_sort_bank,
		question: m.browse_sort_question,
		due: m.browse_sort_due,
		stability: m.browse_sort_stability,
		difficulty: m.browse_sort_difficulty,
		recall: m.browse_sort_recall,
		lapses: m.browse_sort_lapses,
		answered: m.browse_sort_answered,
		answers: m.browse_sort_answers
	}[by]();
}

/** What was done, in a sentence. */
export function doneText(action: BulkAction, count: number): string {
	if (count === 0) return m.browse_done_nothing();
	return {
		suspend: m.browse_done_suspend,
		resume: m.browse_done_resume,
		bury: m.browse_done_bury,
		'set-due': m.browse_done_set_due,
		reset: m.browse_done_reset,
		flag: m.browse_done_flag,
		unflag: m.browse_done_unflag
	}[action.do]({ count });
}

/** What is wrong with a search, where, and what could be meant. */
export function faultOfSearch({ code, at, found, of, meant, nearest }: SearchFault): string {
	const place = m.browse_fault_place({ place: at + 1 });
	const wrong = {
		'unknown-filter': m.browse_fault_unknown_filter,
		'unknown-value': m.browse_fault_unknown_value,
		'no-value': m.browse_fault_no_value,
		'not-a-number': m.browse_fault_not_a_number,
		'not-a-day': m.browse_fault_not_a_day,
		'no-comparison': m.browse_fault_no_comparison,
		'nothing-beside': m.browse_fault_nothing_beside,
		unopened: m.browse_fault_unopened,
		unclosed: m.browse_fault_unclosed,
		'too-deep': m.browse_fault_too_deep
	}[code]({ found, of, example: meant.join(', ') });
	const names = meant.join(', ');
	const all = nearest || names === '' || code === 'no-comparison' || code === 'not-a-day';
	const help = nearest
		? m.browse_fault_nearest({ nearest })
		: all
			? ''
			: m.browse_fault_meant({ names });
	const quotes = code === 'unknown-filter' ? m.browse_fault_quotes() : '';
	return [place, wrong, help, quotes].filter((text) => text !== '').join(' ');
}

/** How long something lasts, as short as a column wants it. */
export function daysShort(days: number): string {
	const rounded = days < 10 ? Math.round(days * 10) / 10 : Math.round(days);
	return m.browse_days_short({ count: rounded });
}

export function percentText(share: number): string {
	return m.browse_percent({ percent: Math.round(share * 100) });
}

/** The time that an answer took. */
export function durationText(ms: number): string {
	const seconds = Math.round(ms / 1000);
	return seconds < 100
		? m.browse_seconds({ seconds })
		: m.browse_minutes({ minutes: Math.round(seconds / 60) });
}

const DAY_MS = 86_400_000;
const inYear = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'short',
	timeZone: 'UTC'
});
const withYear = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
const yearOf = (day: LocalDay) => new Date(day * DAY_MS).getUTCFullYear();

/** A day as short as a column wants it: "1 Mar", or "1 Mar 2024" where that is another year than that of the latest. */
export function shortDay(day: LocalDay, latest: LocalDay): string {
	return (yearOf(day) === yearOf(latest) ? inYear : withYear).format(day * DAY_MS);
}
