import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Question } from '$lib/core/bank/bank';
import { gradeAnswer } from '$lib/core/quiz/grade-answer';
import type { Presentation } from '$lib/core/quiz/presentation';
import type { Response } from '$lib/core/quiz/response';
import InteractionHarness from './InteractionHarness.svelte';
import { samples } from './sample-questions';

const presentation: Presentation = {
	choices: ['c', 'a', 'b'],
	blanks: { body: ['b', 'a', 'c'] },
	prompts: ['spring', 'neap'],
	options: ['year', 'full', 'half'],
	items: ['high', 'low', 'flood'],
	speakers: ['Ministry', 'Ada']
};

let mounted: Record<string, unknown> | null = null;
afterEach(async () => {
	if (mounted) await unmount(mounted);
	mounted = null;
});

function show(question: Question, start: Response | null = null, graded = false) {
	const onrespond = vi.fn<(response: Response) => void>();
	const onsubmit = vi.fn();
	const grade = graded && start ? gradeAnswer(question, start) : null;
	mounted = mount(InteractionHarness, {
		target: document.body,
		props: { question, presentation, start, grade, onrespond, onsubmit }
	});
	flushSync();
	return { onrespond, onsubmit };
}

const press = (keys: string) => userEvent.keyboard(keys);
const text = () => document.body.textContent.replace(/\s+/g, ' ');
const accessibleText = (selector: string) =>
	document.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim();

describe('answering by keyboard alone', () => {
	it('chooses a single choice with Tab and arrows', async () => {
		const { onrespond } = show(samples.single);
		await press('{Tab} ');
		expect(onrespond).toHaveBeenLastCalledWith({ type: 'single', choice: 'c' });
		await press('{ArrowDown}');
		expect(onrespond).toHaveBeenLastCalledWith({ type: 'single', choice: 'a' });
		await expect
			.element(page.getByRole('radiogroup', { name: 'What raises the water?' }))
			.toBeInTheDocument();
	});

	it('turns several choices on and off with Space', async () => {
		const { onrespond } = show(samples.multiple);
		await press('{Tab} {Tab} ');
		expect(onrespond).toHaveBeenLastCalledWith({ type: 'multiple', choices: ['a', 'c'] });
		await press(' ');
		expect(onrespond).toHaveBeenLastCalledWith({ type: 'multiple', choices: ['c'] });
	});

	it('says true or false', async () => {
		const { onrespond } = show(samples.trueFalse);
		await press('{Tab} {ArrowDown}');
		expect(onrespond).toHaveBeenLastCalledWith({ type: 'true-false', value: false });
	});

	it('types a number, with its unit told, and hands it in with Enter', async () => {
		const { onrespond, onsubmit } = show(samples.numeric);
		await press('{Tab}1.2k');
		expect(onrespond).toHaveBeenLastCalledWith({ type: 'numeric', text: '1.2k' });
		expect(onsubmit).not.toHaveBeenCalled();
		await press('{Enter}');
		expect(onsubmit).toHaveBeenCalledOnce();
		await expect.element(page.getByRole('textbox')).toHaveAccessibleDescription(/in m/);
	});

	it('types a short text and hands it in once with Enter, unheard by the session around', async () => {
		const heard = vi.fn();
		window.addEventListener('keydown', heard);
		const { onrespond, onsubmit } = show(samples.shortText);
		await press('{Tab}neap');
		heard.mockClear();
		await press('{Enter}');
		window.removeEventListener('keydown', heard);
		expect(onrespond).toHaveBeenLastCalledWith({ type: 'short-text', text: 'neap' });
		expect(onsubmit).toHaveBeenCalledOnce();
		expect(heard).not.toHaveBeenCalled();
	});

	it('fills the blanks of a cloze in reading order', async () => {
		const { onrespond, onsubmit } = show(samples.cloze);
		await expect.element(page.getByRole('combobox', { name: 'Blank 1 of 2' })).toBeInTheDocument();
		await press('{Tab}The M');
		await press('{Tab}two{Enter}');
		expect(onrespond).toHaveBeenLastCalledWith({
			type: 'cloze',
			blanks: { body: 'a', count: 'two' }
		});
		expect(onsubmit).toHaveBeenCalledOnce();
	});

	it('matches prompts through lists named by their prompt, and takes a match back', async () => {
		const { onrespond } = show(samples.matching);
		await expect
			.element(page.getByRole('combobox', { name: 'Match for “Neap tide”' }))
			.toBeInTheDocument();
		await press('{Tab}Full');
		await press('{Tab}Half');
		expect(onrespond).toHaveBeenLastCalledWith({
			type: 'matching',
			matches: { spring: 'full', neap: 'half' }
		});
		await press('{Home}');
		expect(onrespond).toHaveBeenLastCalledWith({ type: 'matching', matches: { spring: 'full' } });
	});

	it('says what kind of claim it is and who makes it', async () => {
		const { onrespond } = show(samples.attribution);
		await press('{Tab} {ArrowUp}');
		await press('{Tab} {ArrowDown}');
		expect(onrespond).toHaveBeenLastCalledWith({
			type: 'attribution',
			kind: 'judgement',
			speaker: 'Ada'
		});
	});

	it('asks for no speaker where there is only one', () => {
		show({ ...samples.attribution, speakers: ['Ada'] });
		expect(page.getByRole('radiogroup').elements()).toHaveLength(1);
		expect(accessibleText('h1')).toBe('What kind of claim is this?');
	});
});

describe('a graded interaction', () => {
	it('is read-only', () => {
		show(samples.single, { type: 'single', choice: 'b' }, true);
		expect(document.querySelectorAll('input, select, button')).toHaveLength(0);
	});

	it('names the choice made and the key that was missed', () => {
		show(samples.single, { type: 'single', choice: 'b' }, true);
		expect(text()).toMatch(/The rain ?: Your answer, not right/);
		expect(text()).toMatch(/The Moon ?: The right answer/);
		expect(accessibleText('[data-state=rest]')).toBe('The Sun');
	});

	it('names every part of a multiple choice', () => {
		show(samples.multiple, { type: 'multiple', choices: ['a', 'b'] }, true);
		expect(text()).toMatch(/The Moon ?: Your answer, right/);
		expect(text()).toMatch(/The rain ?: Your answer, not right/);
		expect(text()).toMatch(/The Sun ?: Right, and not chosen/);
	});

	it('keeps a typed answer readable and says how it stands', async () => {
		show(samples.shortText, { type: 'short-text', text: 'ebb' }, true);
		const field = page.getByRole('textbox');
		await expect.element(field).toHaveAttribute('readonly');
		await expect.element(field).toHaveValue('ebb');
		await expect.element(field).toHaveAccessibleDescription('Not right');
	});

	it('reads a cloze as running text, each blank right or corrected', () => {
		show(samples.cloze, { type: 'cloze', blanks: { body: 'b', count: 'two' } }, true);
		expect(accessibleText('.cloze')).toBe(
			'The ✕The rain (not right; the answer is) The Moon makes ✓two (right) high waters a day.'
		);
	});

	it('keeps what closes a blank beside it, before the answer and after it', async () => {
		const ends = { ...samples.cloze, text: 'Made by ({{body}}), {{count}} a day: {{count}}.' };
		show(ends);
		const open = [...document.querySelectorAll('.open')];
		expect(open.map((blank) => blank.lastChild?.textContent)).toEqual(['),', '', '.']);
		expect(open.map((blank) => getComputedStyle(blank).whiteSpace)).toEqual(
			Array(3).fill('nowrap')
		);
		document.body.replaceChildren();
		show(ends, { type: 'cloze', blanks: { body: 'a', count: 'two' } }, true);
		expect(accessibleText('.cloze')).toBe(
			'Made by (✓The Moon (right)), ✓two (right) a day: ✓two (right).'
		);
	});

	it('names each match right or not, with the right one beside it', () => {
		show(samples.matching, { type: 'matching', matches: { spring: 'full', neap: 'year' } }, true);
		const [spring, neap] = [...document.querySelectorAll('dl > div')].map((row) =>
			row.textContent.replace(/\s+/g, ' ').trim()
		);
		expect(spring).toMatch(/^Spring tide Full Moon ✓ Right$/);
		expect(neap).toMatch(/^Neap tide New Year ✕ Not right Right answer: Half Moon$/);
	});

	it('says where each item of an order belongs', () => {
		show(samples.ordering, { type: 'ordering', order: ['low', 'high', 'flood'] }, true);
		const rows = [...document.querySelectorAll('li')].map((row) =>
			row.textContent.replace(/\s+/g, ' ').trim()
		);
		expect(rows[0]).toContain('Low water ✓ Right');
		expect(rows[1]).toContain('High water ✕ Not right, belongs at 3');
	});

	it('judges no order after “I don’t know”', () => {
		show(samples.ordering, { type: 'dont-know' }, true);
		expect(text()).not.toContain('Not right');
		expect(text()).not.toContain('belongs at');
	});
});
