import type { YearCost, YearStart } from '../core/insight/simulate/coming-year';
import type { Following } from '../store/fit/fit-apart';
import type { FootnoteApp } from './footnote-app.svelte';
import { workFor } from './work-for';

/** What can be wanted: 80 to 97 %. */
const RETENTIONS = Array.from({ length: 18 }, (_, n) => (80 + n) / 100);

/** Where the learner stands today, in the banks on the shelf. @throws Cancelled, StorageFault */
export function yearStartOf(app: FootnoteApp, following: Following): Promise<YearStart> {
	const ask = { work: 'year-start' as const, today: app.today, banks: [...app.shelf.ids] };
	return workFor(app)<'year-start'>(app.store.connection, ask, following);
}

/**
 * What the year from there brings at each retention that can be wanted.
 * @param unmet how many questions there are for it that were never met
 * @throws Cancelled
 */
export function comingYear(
	app: FootnoteApp,
	start: YearStart,
	{ newPerDay, unmet }: { newPerDay: number; unmet: number },
	following: Following
): Promise<YearCost[]> {
	const plan = { newPerDay, unmet, reviewsPerDay: app.settings.reviewsPerDay };
	const ask = { work: 'year' as const, start, plan, retentions: RETENTIONS };
	return workFor(app)<'year'>(app.store.connection, ask, following);
}

/** How many questions of the banks on the shelf the learner has not met. */
export async function countUnmet(app: FootnoteApp): Promise<number> {
	const { banks } = await app.store.head();
	return app.shelf.summaries.reduce(
		(sum, { id, questionCount }) => sum + Math.max(0, questionCount - (banks.get(id)?.met ?? 0)),
		0
	);
}
