import { m } from '$lib/paraglide/messages';
import { dayLabel } from '$lib/ui/claims/day-label';

interface Counts {
	answers: number;
	sessions: number;
}

/** What a backup holds, and how that differs from what is here. */
export interface Preview extends Counts {
	/** YYYY-MM-DD. */
	span: { from: string; to: string } | null;
	saved: string | null;
	/** Entries of its log that are not here yet. */
	fresh: number;
	/** What is here now, and how many entries of it are not in the backup; null where nothing is here. */
	here: (Counts & { only: number }) | null;
}

export const countTexts = ({ answers, sessions }: Counts) => ({
	answers: m.settings_restore_answers({ count: answers }),
	sessions: m.settings_restore_sessions({ count: sessions })
});

export function holdsText(name: string, preview: Preview): string {
	const { span, saved } = preview;
	const counts = { name, ...countTexts(preview) };
	const text = span
		? m.settings_restore_holds({ ...counts, from: dayLabel(span.from), to: dayLabel(span.to) })
		: m.settings_restore_holds_empty(counts);
	return saved ? `${text} ${m.settings_restore_saved({ date: dayLabel(saved) })}` : text;
}

export function freshText({ fresh }: Preview): string {
	return fresh > 0 ? m.settings_restore_fresh({ count: fresh }) : m.backup_add_none();
}

/** What goes, and what comes in its place. */
export function replaceTexts(preview: Preview): string[] {
	const { here } = preview;
	if (!here) return [];
	const only = m.backup_only({ count: here.only });
	return [
		m.backup_goes({ ...countTexts(here), only }),
		m.backup_comes(countTexts(preview)),
		m.backup_kept_before()
	];
}
