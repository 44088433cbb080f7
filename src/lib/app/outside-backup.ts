import { localDay } from '../core/memory/local-day';
import { outsideAge, type OutsideAge } from '../core/memory/outside-age';
import { changePlaces, readPlaces } from '../store/places';
import { clock } from './clock';
import type { FootnoteApp } from './footnote-app.svelte';

const WEEK_MS = 7 * 86_400_000;

/** How long the log has not been saved outside this browser, as a download or in the chosen folder. */
export async function outsideState(app: FootnoteApp): Promise<OutsideAge> {
	const [{ outside, putOffUntilMs }, { answers, firstDay }] = await Promise.all([
		readPlaces(nameOf(app)),
		app.store.answersKept()
	]);
	const now = { today: app.today, atMs: clock.nowMs(), answers, firstDay };
	const last = outside && { day: dayOf(app, outside.atMs), answers: outside.answers };
	return outsideAge(now, last ?? null, putOffUntilMs ?? null);
}

/** A file was handed out. @param answers in it */
export async function noteDownload(app: FootnoteApp, answers: number): Promise<void> {
	const outside = { atMs: clock.nowMs(), answers };
	app.inMemory?.noteSaved(answers);
	await changePlaces(nameOf(app), { outside }).catch(() => undefined);
}

export async function putReminderOff(app: FootnoteApp): Promise<void> {
	await changePlaces(nameOf(app), { putOffUntilMs: clock.nowMs() + WEEK_MS }).catch(
		() => undefined
	);
}

const dayOf = (app: FootnoteApp, atMs: number) =>
	localDay(atMs, clock.offsetMin(atMs), app.settings.dayEndHour);
const nameOf = (app: FootnoteApp) => app.store.connection.current.name;
