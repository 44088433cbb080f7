import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { memoryCurve } from '$lib/core/insight/progress/memory-curve';
import type { Answered } from '$lib/core/memory/event';
import { foldLog } from '$lib/core/memory/fold';
import { percentText } from '$lib/ui/charts/value-text';
import ForgettingCurve from './ForgettingCurve.svelte';

let mounted: Record<string, unknown> | null = null;
afterEach(async () => {
	if (mounted) await unmount(mounted);
	mounted = null;
});

/** Right, but for the last one of a long time. */
const answer = (day: number): Answered => ({
	...{ type: 'answered', id: `e${20_000 + day}`, atMs: 0, offsetMin: 0, day, device: 'd' },
	...{ bank: 'a', question: 'q', questionType: 'card', wording: '', key: '', score: 1 },
	...{
		outcome: day > 1000 ? 'wrong' : 'right',
		response: { type: 'dont-know' },
		durationMs: 1,
		hint: 'none'
	},
	...{ mode: 'study', session: String(day), attempt: 1 }
});

it('says of no chance that it is certain, nor that it is none', async () => {
	const point = (day: number, recall: number) => ({ day, recall });
	const curve = {
		...{ ready: true as const, history: [], now: 0.9955, inAMonth: 0.004 },
		...{ past: [[point(0, 1), point(1, 0.9955)]], toCome: [point(1, 0.9955), point(31, 0.004)] }
	};
	mounted = mount(ForgettingCurve, { target: document.body, props: { curve, today: 1 } });
	flushSync();
	await expect
		.element(page.getByRole('heading', { level: 4 }))
		.toHaveTextContent('with a chance of over 99 %, and in a month with under 1 %.');
	await page.getByText('As a table').click();
	const last = page.getByRole('row').last();
	await expect.element(last.getByRole('cell')).toHaveTextContent(/^under 1\s%$/);
});

it('says the chance in a month that the core works out, in the title and in the last row', async () => {
	const shown: string[] = [];
	// Of the last one much is past, so that the points ahead lie far apart.
	for (const days of [[0], [0, 2], [0, 2, 13], [0, 2, 13, 2000]]) {
		const events = days.map(answer);
		const today = days.at(-1)!;
		const curve = memoryCurve(
			events,
			{ bank: 'a', question: 'q' },
			foldLog(events).settings,
			today
		);
		if (!curve.ready) throw new Error('It was answered.');
		mounted = mount(ForgettingCurve, { target: document.body, props: { curve, today } });
		flushSync();
		const percent = percentText(curve.inAMonth!, 'en');
		shown.push(percent);
		await expect
			.element(page.getByRole('heading', { level: 4 }))
			.toHaveTextContent(`and in a month with ${percent} %.`);
		await page.getByText('As a table').click();
		const last = page.getByRole('row').last();
		await expect.element(last.getByRole('cell')).toHaveTextContent(`${percent} %`);
		await unmount(mounted);
		mounted = null;
	}
	expect(new Set(shown).size).toBe(4);
});
