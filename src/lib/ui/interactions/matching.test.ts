import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Presentation } from '$lib/core/quiz/presentation';
import type { Response } from '$lib/core/quiz/response';
import InteractionHarness from './InteractionHarness.svelte';
import { samples } from './sample-questions';

const presentation: Presentation = {
	choices: [],
	blanks: {},
	prompts: ['spring', 'neap'],
	options: ['year', 'full', 'half'],
	items: [],
	speakers: []
};
const onrespond = vi.fn<(response: Response) => void>();
let mounted: Record<string, unknown>;

beforeEach(() => {
	onrespond.mockClear();
	mounted = mount(InteractionHarness, {
		target: document.body,
		props: { question: samples.matching, presentation, onrespond }
	});
	flushSync();
});
afterEach(() => unmount(mounted));

const chip = (id: string) => document.querySelector<HTMLElement>(`[data-option=${id}]`)!;
const slot = (id: string) => document.querySelector<HTMLElement>(`[data-prompt=${id}] .slot`)!;

describe('matching by pointer', () => {
	it('drags an option onto a prompt', async () => {
		await userEvent.dragAndDrop(chip('half'), slot('neap'));
		expect(onrespond).toHaveBeenLastCalledWith({ type: 'matching', matches: { neap: 'half' } });
	});

	it('takes an option up with one tap and puts it down with the next', async () => {
		await userEvent.click(chip('full'));
		expect(onrespond).not.toHaveBeenCalled();
		await userEvent.click(slot('spring'));
		expect(onrespond).toHaveBeenLastCalledWith({ type: 'matching', matches: { spring: 'full' } });
	});

	it('lets one option match several prompts', async () => {
		await userEvent.dragAndDrop(chip('full'), slot('spring'));
		await userEvent.dragAndDrop(chip('full'), slot('neap'));
		expect(onrespond).toHaveBeenLastCalledWith({
			type: 'matching',
			matches: { spring: 'full', neap: 'full' }
		});
	});

	it('changes nothing when an option is dropped beside the prompts', async () => {
		await userEvent.dragAndDrop(chip('full'), chip('year'));
		expect(onrespond).not.toHaveBeenCalled();
	});

	it('keeps the options for pointers out of the tab order and the accessibility tree', () => {
		const pool = chip('full').closest('[aria-hidden=true]');
		expect(pool).not.toBeNull();
		expect(pool!.querySelectorAll('button, [tabindex], a, input')).toHaveLength(0);
	});
});
