import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import WeekStrip from './WeekStrip.svelte';

let mounted: Record<string, unknown> | null = null;
afterEach(async () => {
	if (mounted) await unmount(mounted);
	mounted = null;
	document.body.replaceChildren();
});

it('draws each day as high as what was answered on it', () => {
	const answered = [23, 22, 12, 7, 1, 0, 23];
	const week = answered.map((count, at) => ({ day: 20_000 + at, answered: count }));
	const props = { week, streak: null, goal: null, celebrate: false, locale: 'en' };
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
