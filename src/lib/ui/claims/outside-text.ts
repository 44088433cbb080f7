import { m } from '$lib/paraglide/messages';

/** How long the log has not been saved outside this browser. */
export interface Outside {
	/** Whole days; null when it never was. */
	days: number | null;
	/** Answers since. */
	since: number;
}

/** "Last saved outside this browser: 3 days ago, 120 answers since." */
export function outsideText({ days, since }: Outside): string {
	if (days === null)
		return m.backup_outside_never({
			since: since === 0 ? m.backup_since_never_none() : m.backup_since_never({ count: since })
		});
	return m.backup_outside({
		when: whenText(days),
		since: since === 0 ? m.backup_since_none() : m.backup_since({ count: since })
	});
}

function whenText(days: number): string {
	if (days === 0) return m.backup_today();
	return days === 1 ? m.backup_yesterday() : m.backup_days_ago({ count: days });
}
