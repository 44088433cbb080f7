import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { clock } from './clock';
import { noticeOfDay } from './notice-of-day';

let shown: string[] = [];
const show = (_title: string, { body }: { body: string }) => {
	shown.push(body);
	return Promise.resolve();
};
const three = () => Promise.resolve(3);
const lookAt = (time: string) => vi.spyOn(clock, 'nowMs').mockReturnValue(Date.parse(`${time}Z`));

beforeEach(async () => {
	shown = [];
	await caches.delete('footnote-noticed');
	vi.spyOn(clock, 'offsetMin').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

it('shows one notice a day, also when it is asked again', async () => {
	lookAt('2026-03-10T09:00');
	await noticeOfDay(three, show);
	expect(shown).toEqual([expect.stringContaining('3')]);
	lookAt('2026-03-10T20:59');
	await noticeOfDay(three, show);
	expect(shown).toHaveLength(1);
	lookAt('2026-03-11T09:00');
	await noticeOfDay(three, show);
	expect(shown).toHaveLength(2);
});

it('shows none at night, and counts nothing then', async () => {
	const count = vi.fn(three);
	for (const time of ['2026-03-10T21:00', '2026-03-11T04:00', '2026-03-11T08:59']) {
		lookAt(time);
		await noticeOfDay(count, show);
	}
	expect(count).not.toHaveBeenCalled();
	expect(shown).toEqual([]);
});

it('leaves the day open while nothing is due', async () => {
	lookAt('2026-03-10T09:00');
	await noticeOfDay(() => Promise.resolve(0), show);
	expect(shown).toEqual([]);
	await noticeOfDay(three, show);
	expect(shown).toHaveLength(1);
});

it('tries again what could not be shown', async () => {
	lookAt('2026-03-10T09:00');
	const refuse = () => Promise.reject(new TypeError('Illegal constructor'));
	await expect(noticeOfDay(three, refuse)).rejects.toThrow('Illegal constructor');
	await noticeOfDay(three, show);
	expect(shown).toHaveLength(1);
});

it('shows one notice to who looks twice at once', async () => {
	lookAt('2026-03-10T09:00');
	await Promise.all([noticeOfDay(three, show), noticeOfDay(three, show)]);
	expect(shown).toHaveLength(1);
});
