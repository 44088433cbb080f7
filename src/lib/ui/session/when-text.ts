import { m } from '$lib/paraglide/messages';

/** How far off a day is, in words. `days` are whole days from today, 0 for today. */
export function whenText(days: number): string {
	if (days <= 0) return m.when_today();
	if (days === 1) return m.when_tomorrow();
	if (days < 21) return m.when_days({ days });
	if (days < 61) return m.when_weeks({ weeks: Math.round(days / 7) });
	if (days < 700) return m.when_months({ months: Math.round(days / 30.4) });
	return m.when_years({ years: Math.round(days / 365.25) });
}
