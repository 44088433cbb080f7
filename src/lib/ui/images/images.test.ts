import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cardOf } from '$lib/core/bank/image-card';
import { examplePng } from '$lib/core/bank/example-image';
import '$lib/styles/tokens.css';
import type { BankImage, SingleQuestion } from '$lib/core/bank/bank';
import { gradeAnswer } from '$lib/core/quiz/grade-answer';
import type { Response } from '$lib/core/quiz/response';
import { samples } from '../interactions/sample-questions';
import type { FindImage } from './image-context';
import ImageHarness from './ImageHarness.svelte';

const PNG = examplePng(40, 30);
const { digest, width, height } = cardOf(PNG);
const pictured = (alt: string): BankImage => ({ file: 'a.png', alt, digest, width, height });
const single = samples.single as SingleQuestion;
const QUESTION: SingleQuestion = {
	...single,
	image: pictured('The harbour'),
	choices: single.choices.map((choice) =>
		choice.id === 'a' ? { ...choice, image: pictured('A wave') } : choice
	)
};
const PRESENTED = {
	choices: ['c', 'a', 'b'],
	blanks: {},
	prompts: [],
	options: [],
	items: [],
	speakers: []
};
const found: FindImage = async (wanted) =>
	wanted === digest ? new Blob([PNG as Uint8Array<ArrayBuffer>], { type: 'image/png' }) : null;

let mounted: Record<string, unknown> | null = null;
afterEach(async () => {
	if (mounted) await unmount(mounted);
	mounted = null;
	vi.restoreAllMocks();
});

function show(find: FindImage = found, question = QUESTION, start: Response | null = null) {
	const onrespond = vi.fn<(response: Response) => void>();
	const grade = start && gradeAnswer(question, start);
	mounted = mount(ImageHarness, {
		target: document.body,
		props: { find, question, presentation: PRESENTED, start, grade, onrespond }
	});
	flushSync();
	return onrespond;
}
const image = (name: string) => page.getByRole('img', { name, exact: true });

it('are shown with their alternative text, and let go of with the question', async () => {
	const revoked = vi.spyOn(URL, 'revokeObjectURL');
	show();
	await expect.element(image('The harbour')).toBeVisible();
	const element = image('The harbour').element() as HTMLImageElement;
	await expect.poll(() => element.naturalWidth).toBe(40);
	await expect.element(image('A wave')).toBeVisible();
	await unmount(mounted!);
	mounted = null;
	expect(revoked).toHaveBeenCalledWith(element.src);
	expect(revoked).toHaveBeenCalledTimes(2);
});

it('keep their place while they are looked for', async () => {
	let give: (blob: Blob | null) => void = () => undefined;
	show(() => new Promise((resolve) => (give = resolve)), { ...QUESTION, choices: single.choices });
	const place = document.querySelector('.picture')!.getBoundingClientRect();
	expect([place.width, place.height]).toEqual([40, 30]);
	give(await (found(digest) as Promise<Blob>));
	await expect.element(image('The harbour')).toBeVisible();
	const after = document.querySelector('.picture')!.getBoundingClientRect();
	expect([after.width, after.height]).toEqual([40, 30]);
});

it.each<[string, FindImage]>([
	['is not there', async () => null],
	['cannot be read', () => Promise.reject(new Error('no disk'))],
	['is none', async () => new Blob(['<html>'], { type: 'image/png' })]
])('say in words what they show where one %s', async (_, find) => {
	show(find);
	await expect.poll(() => document.querySelectorAll('.picture img')).toHaveLength(0);
	await expect.element(image('The harbour')).toHaveTextContent('The harbour');
});

it('are enlarged by keyboard, and what enlarges one of a choice does not choose it', async () => {
	const onrespond = show();
	await expect.element(image('A wave')).toBeVisible();
	for (const name of ['The harbour', 'A wave']) {
		const button = page.getByRole('button', { name: `Enlarge: ${name}` });
		(button.element() as HTMLElement).focus();
		await userEvent.keyboard('{Enter}');
		const dialog = page.getByRole('dialog', { name });
		await expect.element(dialog).toBeVisible();
		await expect.element(dialog.getByRole('img', { name })).toBeVisible();
		await userEvent.keyboard('{Escape}');
		await expect.element(dialog).not.toBeInTheDocument();
		await expect.element(button).toHaveFocus();
	}
	expect(onrespond).not.toHaveBeenCalled();
});

it('of a choice are part of its name, and choose it by a click', async () => {
	const onrespond = show();
	await expect.element(page.getByRole('radio', { name: /A wave/ })).toBeInTheDocument();
	await image('A wave').click();
	expect(onrespond).toHaveBeenLastCalledWith({ type: 'single', choice: 'a' });
});

it('stay with the choice once it is answered', async () => {
	show(found, QUESTION, { type: 'single', choice: 'a' });
	await expect.element(image('A wave')).toBeVisible();
});

it.each([1280, 320])(
	'stand apart from what enlarges them in a window of %i pixels',
	async (width) => {
		await page.viewport(width, 700);
		show();
		await expect.element(image('A wave')).toBeVisible();
		const pictures = [...document.querySelectorAll('.picture img')].map((each) =>
			each.getBoundingClientRect()
		);
		const buttons = [...document.querySelectorAll('.enlarge')].map((each) =>
			each.getBoundingClientRect()
		);
		expect([pictures.length, buttons.length]).toEqual([2, 2]);
		for (const picture of pictures)
			for (const button of buttons) {
				const across = Math.min(picture.right, button.right) - Math.max(picture.left, button.left);
				const down = Math.min(picture.bottom, button.bottom) - Math.max(picture.top, button.top);
				expect(Math.min(across, down)).toBeLessThanOrEqual(0);
			}
	}
);
