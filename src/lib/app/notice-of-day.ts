import { isoDate, localDay } from '../core/memory/local-day';
import { inNoticeHours } from '../core/memory/notice-hours';
import { m } from '$lib/paraglide/messages';
import { clock } from './clock';
import type { ShowNotice } from './show-notice';

/** Of the cache and of the lock. Not of the family of the builds' caches, which are tidied up. */
const NAME = 'footnote-noticed';
const RECORD = '/footnote-noticed';
/** Of the notice, and of the browser's periodic call for it. */
export const DUE = 'due';

/**
 * Shows that something is due, once a calendar day at most, in the hours for it. What could not be shown is tried again
 * at the next call.
 *
 * The day of the last notice lies in a cache of its own, as a page and the service worker have to know of each other's:
 * a service worker has no localStorage, a notice that was put away is in no list, and the learner's log is no place for
 * what happened to a device. Where there are no caches there are no notices, which is the safe side.
 *
 * @param countDue how many questions are due now; asked only where a notice may come
 */
export async function noticeOfDay(
	countDue: () => Promise<number>,
	show: ShowNotice
): Promise<void> {
	// Browsers wake the tabs that are not seen all at once: one of them looks.
	await navigator.locks.request(NAME, { ifAvailable: true }, async (lock) => {
		const nowMs = clock.nowMs();
		const offsetMin = clock.offsetMin(nowMs);
		if (!lock || !inNoticeHours(nowMs, offsetMin)) return;
		const date = isoDate(localDay(nowMs, offsetMin, 0));
		const told = await caches.match(RECORD, { cacheName: NAME });
		if ((await told?.text()) === date) return;
		const due = await countDue();
		if (due === 0) return;
		await show(m.plan_notice_title(), {
			body: m.plan_notice_due({ count: due }),
			tag: DUE,
			renotify: true
		});
		await (await caches.open(NAME)).put(RECORD, new Response(date));
	});
}
