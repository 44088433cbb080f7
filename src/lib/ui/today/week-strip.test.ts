import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import WeekStrip from './WeekStrip.svelte';

let mounted: Record<string, unknown> | null = null;
afterEach(async () => {
	if (mounted) await unmount(mounted);
	mounted = null;
	document.body.replaceChildren();
});

const noWeek = Array.from({ length: 7 }, (_, at) => ({ day: 20_000 + at, answered: 0 }));
const plain = { streak: null, celebrate: false, locale: 'en' };

it('says that a week without answers is one', () => {
	mounted = mount(WeekStrip, {
		target: document.body,
		props: { ...plain, week: noWeek, goal: null }
	});
	flushSync();
	expect(document.body.textContent).toContain('No answers in these seven days.');
});

it.each([
	[{ unit: 'questions', amount: 20, done: 20 }, '20 of 20 questions today'],
	[{ unit: 'questions', amount: 20, done: 26 }, '26 questions today; you wanted 20'],
	[{ unit: 'minutes', amount: 10, done: 4 }, '4 of 10 minutes today'],
	[{ unit: 'minutes', amount: 10, done: 12 }, '12 minutes today; you wanted 10']
] as const)('says how much of a goal is done: %o', (goal, told) => {
	mounted = mount(WeekStrip, { target: document.body, props: { ...plain, week: noWeek, goal } });
	flushSync();
	expect(document.querySelector('.goal p')!.textContent.trim()).toBe(told);
});

it('draws each day as high as what was answered on it', () => {
	const answered = [23, 22, 12, 7, 1, 0, 23];
	const week = answered.map((count, at) => ({ day: 20_000 + at, answered: count }));
	const props = { ...plain, week, goal: null };
	mounted = mount(WeekStrip, { target: document.body, props });
	flushSync();
	const heights = [...document.querySelectorAll('.bar')].map(
		(bar) => bar.getBoundingClientRect().height
	);
	const highest = heights[0]!;
	expect(highest).toBeGreaterThan(40);
	for (const [at, height] of heights.entries())
		expect(height).toBeCloseTo((highest * answered[at]!) / 23, 0);
});
