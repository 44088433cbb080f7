import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { Retention } from '$lib/core/insight/progress/true-retention';
import Remembered from './Remembered.svelte';

let mounted: Record<string, unknown> | null = null;
let target: HTMLElement | null = null;
afterEach(leave);

async function leave() {
	if (mounted) await unmount(mounted);
	target?.remove();
	mounted = target = null;
}

/** The text of what is drawn, its spaces plain. */
async function told<P extends Record<string, unknown>>(part: Component<P>, props: P) {
	await leave();
	target = document.createElement('div');
	document.body.append(target);
	mounted = mount(part, { target, props });
	flushSync();
	const text = (of: Element | null) => (of?.textContent ?? '').replace(/\s+/g, ' ').trim();
	return {
		titles: [...target.querySelectorAll('h3')].map(text),
		notes: [...target.querySelectorAll('.note')].map(text),
		links: [...target.querySelectorAll('a')].map((link) => link.getAttribute('href'))
	};
}

describe('what was remembered of what was due', () => {
	const retention = (part: Partial<Retention>) => {
		const all: Retention = {
			...{ n: 200, remembered: 164, share: 0.82, interval: [0.76, 0.867] },
			...{ wanted: 0.9, predicted: 0.82, against: 'less', because: 'days' },
			...part
		};
		const figure = { ready: true as const, all, recent: null, months: [] };
		return told(Remembered, { figure, fitHref: '/fit', reviewHref: '/review' });
	};

	it('is laid to the days, and helped by the review, where the model expected as much', async () => {
		const { titles, notes, links } = await retention({});
		expect(titles).toEqual(['You remember 82 % of what was due; you asked for 90 %.']);
		expect(notes[0]).toContain('it is not the model');
		expect(notes[0]).toContain('about 8 of every 100 questions');
		expect(links).toEqual(['/review']);
	});

	it('is laid to the model, and helped by fitting it, where that expected otherwise', async () => {
		const less = await retention({ predicted: 0.9, because: 'model' });
		expect(less.notes[0]).toContain('less than the model expected (90 %)');
		expect(less.links).toEqual(['/fit']);
		const more = await retention({
			wanted: 0.7,
			predicted: 0.7,
			against: 'more',
			because: 'model'
		});
		expect(more.notes[0]).toContain('more than the model expected (70 %)');
		expect(more.links).toEqual(['/fit']);
	});

	it('needs nothing where more is remembered since questions were answered early, or as much as was wanted', async () => {
		const early = await retention({ wanted: 0.7, against: 'more' });
		expect(early.notes[0]).toContain('sooner than 70 % asks for');
		expect(early.links).toEqual([]);
		const asked = await retention({ wanted: 0.82, against: 'as-wanted', because: null });
		expect(asked.notes[0]).toContain('as much as you asked for, as far as 200 reviews can tell');
		expect(asked.links).toEqual([]);
	});
});
