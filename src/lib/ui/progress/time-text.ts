import { m } from '$lib/paraglide/messages';
import { numberText } from '$lib/ui/charts/value-text';

/** A span of time, from seconds to hours. @param locale BCP 47 */
export function timeText(ms: number, locale: string): string {
	if (ms < 60_000)
		return m.progress_time_seconds({ seconds: numberText(ms / 1000, locale, ms < 10_000 ? 1 : 0) });
	const minutes = Math.round(ms / 60_000);
	if (minutes < 60) return m.progress_time_minutes({ minutes });
	return m.progress_time_hours({
		hours: numberText(Math.floor(minutes / 60), locale),
		minutes: minutes % 60
	});
}
