/** A backup as the rotation sees it. */
export interface DatedBackup {
	name: string;
	/** When it was made, in milliseconds since the epoch. */
	atMs: number;
	/** Made before something was changed at large: a repair, a migration, a restore, a reset. */
	before: boolean;
}

const DAY_MS = 86_400_000;
/** How many days, weeks and months that have a backup keep their newest one. */
const KEPT = { days: 12, weeks: 10, months: 9 };
const BEFORE_DAYS = 30;

/**
 * The names of the backups to keep: the newest of each of the last 12 days, 10 weeks and 9 months that have one, and
 * those made before a change at large for 30 days. The newest of all is always among them. Days, weeks (from Monday)
 * and months are those of UTC, so that moving across time zones changes nothing.
 * @param nowMs milliseconds since the epoch
 */
export function keptBackups(backups: readonly DatedBackup[], nowMs: number): Set<string> {
	const newestFirst = backups.toSorted((a, b) => b.atMs - a.atMs || (a.name < b.name ? 1 : -1));
	const kept = new Set<string>();
	keepNewestOfEach(KEPT.days, dayOf);
	// 1970-01-01 was a Thursday.
	keepNewestOfEach(KEPT.weeks, (atMs) => Math.floor((dayOf(atMs) + 3) / 7));
	keepNewestOfEach(KEPT.months, monthOf);
	for (const { name, atMs, before } of newestFirst)
		if (before && nowMs - atMs <= BEFORE_DAYS * DAY_MS) kept.add(name);
	return kept;

	function keepNewestOfEach(count: number, periodOf: (atMs: number) => number): void {
		const periods = new Set<number>();
		for (const { name, atMs } of newestFirst) {
			if (periods.size === count) return;
			const period = periodOf(atMs);
			if (periods.has(period)) continue;
			periods.add(period);
			kept.add(name);
		}
	}
}

const dayOf = (atMs: number) => Math.floor(atMs / DAY_MS);

function monthOf(atMs: number): number {
	const date = new Date(atMs);
	return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
