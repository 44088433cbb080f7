import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Presentation } from '$lib/core/quiz/presentation';
import type { Response } from '$lib/core/quiz/response';
import InteractionHarness from './InteractionHarness.svelte';
import { dropIndex } from './drop-index';
import { moveItem } from './move-item';
import { samples } from './sample-questions';

const presentation: Presentation = {
	choices: [],
	blanks: {},
	prompts: [],
	options: [],
	items: ['high', 'low', 'flood'],
	speakers: []
};
const onrespond = vi.fn<(response: Response) => void>();
let mounted: Record<string, unknown>;

beforeEach(() => {
	onrespond.mockClear();
	mounted = mount(InteractionHarness, {
		target: document.body,
		props: { question: samples.ordering, presentation, onrespond }
	});
	flushSync();
});
afterEach(() => unmount(mounted));

const press = (keys: string) => userEvent.keyboard(keys);
const rows = () => [...document.querySelectorAll<HTMLElement>('li')].map((row) => row.dataset.item);
const handle = (id: string) =>
	document.querySelector<HTMLElement>(`[data-item=${id}] [data-part=handle]`)!;
const announced = () => document.querySelector('[role=status]')?.textContent;

describe('ordering by keyboard', () => {
	it('picks up, moves, says where, keeps the focus and puts down', async () => {
		handle('high').focus();
		await press(' ');
		expect(announced()).toBe('“High water” picked up, position 1 of 3.');
		await expect
			.element(page.getByRole('button', { name: 'Move “High water”, 1 of 3' }))
			.toHaveAttribute('aria-pressed', 'true');
		await press('{ArrowDown}{ArrowDown}');
		expect(rows()).toEqual(['low', 'flood', 'high']);
		expect(announced()).toBe('“High water”, position 3 of 3.');
		expect(document.activeElement).toBe(handle('high'));
		await press('{Enter}');
		expect(announced()).toBe('“High water” put down at position 3 of 3.');
		expect(handle('high').getAttribute('aria-pressed')).toBe('false');
		expect(onrespond).toHaveBeenLastCalledWith({
			type: 'ordering',
			order: ['low', 'flood', 'high']
		});
	});

	it('takes a move back with Escape', async () => {
		handle('flood').focus();
		await press('{Enter}{ArrowUp}{ArrowUp}');
		expect(rows()).toEqual(['flood', 'high', 'low']);
		await press('{Escape}');
		expect(rows()).toEqual(['high', 'low', 'flood']);
		expect(announced()).toBe('Taken back. “Flood” is at position 3 of 3 again.');
		expect(document.activeElement).toBe(handle('flood'));
	});

	it('stops at the ends, and leaves the arrows alone while nothing is picked up', async () => {
		handle('high').focus();
		await press('{ArrowDown}');
		expect(rows()).toEqual(['high', 'low', 'flood']);
		await press(' {ArrowUp}');
		expect(rows()).toEqual(['high', 'low', 'flood']);
		await press('{End}');
		expect(rows()).toEqual(['low', 'flood', 'high']);
	});

	it('keeps its keys from the session around', async () => {
		const heard = vi.fn();
		window.addEventListener('keydown', heard);
		handle('high').focus();
		await press(' {ArrowDown}{Escape}{Enter}{Enter}');
		window.removeEventListener('keydown', heard);
		expect(heard).not.toHaveBeenCalled();
	});
});

describe('ordering by button', () => {
	it('moves an item and hands the focus to the other arrow at the end', async () => {
		const down = page.getByRole('button', { name: 'Move “Low water” down' });
		await userEvent.click(down);
		expect(rows()).toEqual(['high', 'flood', 'low']);
		await expect.element(page.getByRole('button', { name: 'Move “Low water” up' })).toHaveFocus();
	});
});

describe('ordering by pointer', () => {
	function drag(id: string, dy: number, end: 'pointerup' | 'pointercancel' = 'pointerup') {
		const grip = handle(id);
		const { x, y } = grip.getBoundingClientRect();
		grip.setPointerCapture = () => undefined;
		const at = (type: string, clientY: number) =>
			grip.dispatchEvent(
				new PointerEvent(type, {
					bubbles: true,
					pointerId: 1,
					isPrimary: true,
					button: 0,
					clientX: x,
					clientY
				})
			);
		at('pointerdown', y);
		at('pointermove', y + dy / 2);
		at('pointermove', y + dy);
		flushSync();
		const lifted = document.querySelector<HTMLElement>(`[data-item=${id}]`)?.style.transform;
		at(end, y + dy);
		flushSync();
		return lifted;
	}

	it('drags an item past the next one', () => {
		const height = document.querySelector('li')!.getBoundingClientRect().height;
		const lifted = drag('high', height + 10);
		expect(lifted).toBe(`translateY(${height + 10}px)`);
		expect(rows()).toEqual(['low', 'high', 'flood']);
		expect(announced()).toBe('“High water” put down at position 2 of 3.');
	});

	it('drags an item to the top', () => {
		drag('flood', -1000);
		expect(rows()).toEqual(['flood', 'high', 'low']);
	});

	it('changes nothing when the drag is short or broken off', () => {
		drag('high', 4);
		drag('high', 1000, 'pointercancel');
		expect(rows()).toEqual(['high', 'low', 'flood']);
		expect(onrespond).not.toHaveBeenCalled();
	});

	it('is dragged by a real mouse too', async () => {
		await userEvent.dragAndDrop(handle('high'), handle('flood'));
		expect(rows().at(-1)).toBe('high');
	});
});

describe('moveItem and dropIndex', () => {
	it('move one item and leave the others in order', () => {
		expect(moveItem(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
		expect(moveItem(['a', 'b', 'c', 'd'], 3, -5)).toEqual(['d', 'a', 'b', 'c']);
		expect(moveItem(['a'], 4, 0)).toEqual(['a']);
	});

	it('land where the leading edge has passed a neighbour’s middle', () => {
		const boxes = [0, 50, 100].map((top) => ({ top, height: 40 }));
		expect(dropIndex(boxes, 0, 29)).toBe(0);
		expect(dropIndex(boxes, 0, 31)).toBe(1);
		expect(dropIndex(boxes, 2, -31)).toBe(1);
		expect(dropIndex(boxes, 1, 500)).toBe(2);
	});
});
