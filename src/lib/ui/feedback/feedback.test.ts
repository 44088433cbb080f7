import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Fact, Question, Source } from '$lib/core/bank/bank';
import { gradeAnswer } from '$lib/core/quiz/grade-answer';
import type { Response } from '$lib/core/quiz/response';
import { samples } from '../interactions/sample-questions';
import Feedback from './Feedback.svelte';
import ResultRow from './ResultRow.svelte';
import { keyLines } from './answer-text';
import { explanationOf } from './explanation-of';
import { verdictText } from './verdict-text';

const sources: Source[] = [
	{
		id: 'lecture',
		title: 'On tides',
		author: 'Ada Example',
		publisher: 'Harbour School',
		date: '2024-03-01',
		kind: 'opinion-article',
		url: 'https://example.org/tides',
		passages: { unit: 'paragraph', count: 6 }
	}
];
const facts: Fact[] = [
	{
		id: 'two-highs',
		source: 'lecture',
		passage: 2,
		statement: 'The harbour has two high waters a day.',
		kind: 'judgement',
		saidBy: 'Ada Example',
		note: 'Disputed.'
	}
];

let mounted: Record<string, unknown> | null = null;
afterEach(async () => {
	if (mounted) await unmount(mounted);
	mounted = null;
	document.body.style.width = '';
});

function show(
	component: typeof Feedback | typeof ResultRow,
	question: Question,
	response: Response,
	more: {
		changedKey?: boolean;
		sources?: Source[];
		unanswered?: boolean;
		changed?: boolean;
	} = {}
) {
	const grade = gradeAnswer(question, response);
	mounted = mount(component, {
		target: document.body,
		props: { question, response, grade, facts, sources, ...more }
	});
	flushSync();
}
const text = () => document.body.textContent.replace(/\s+/g, ' ');
const heading = () => document.querySelector('h2')?.textContent.replace(/\s+/g, ' ').trim();

describe('feedback', () => {
	it('says not right, why the choice is not, what is right and why', () => {
		show(Feedback, samples.single, { type: 'single', choice: 'b' });
		expect(heading()).toContain('Not right');
		expect(text()).toMatch(
			/Too little of it\. ✓ The right answer The Moon It pulls\. The Moon pulls it\. ?1/
		);
	});

	it('keeps quiet about the right answer when it was given', () => {
		show(Feedback, samples.single, { type: 'single', choice: 'a' });
		expect(text()).not.toContain('The right answer');
		expect(text()).toContain('It pulls.');
	});

	it('comments on no choice after “I don’t know”, and still tells the answer', () => {
		show(Feedback, samples.single, { type: 'dont-know' });
		expect(heading()).toContain('You said you don’t know');
		expect(text()).toContain('The right answer The Moon It pulls.');
	});

	it('tells a typo as one', () => {
		show(Feedback, samples.shortText, { type: 'short-text', text: 'sprng tide' });
		expect(heading()).toContain('Mostly right');
		expect(text()).toContain('Taken as “spring tide”; mind the spelling.');
	});

	it('tells what is right of every match, with the word on it', () => {
		show(Feedback, samples.matching, {
			type: 'matching',
			matches: { spring: 'half', neap: 'half' }
		});
		expect(text()).toContain('Spring tide →: Full Moon In one line.');
	});

	it('says that the key has changed only when it has', async () => {
		show(Feedback, samples.single, { type: 'single', choice: 'a' }, { changedKey: true });
		expect(text()).toContain('has changed since you last met it');
		await unmount(mounted!);
		show(Feedback, samples.single, { type: 'single', choice: 'a' });
		expect(text()).not.toContain('has changed');
	});

	it('leads from the raised number to the footnote, opening it where it is folded', async () => {
		document.body.style.width = '400px';
		show(Feedback, samples.single, { type: 'single', choice: 'a' });
		// Who says it, where and what stands there at once; the rest opens.
		await expect.element(page.getByText('The harbour has two high waters a day.')).toBeVisible();
		const source = page.getByText('Harbour School');
		await expect.element(source).not.toBeVisible();
		await userEvent.click(page.getByRole('link', { name: 'Footnote 1: paragraph 2, Ada Example' }));
		await expect.element(source).toBeVisible();
		expect(document.activeElement?.textContent).toContain('Said by Ada Example.');
		await userEvent.click(page.getByRole('button', { name: 'Show less' }));
		await expect.element(source).not.toBeVisible();
	});

	it('links to no source that is not on the web', () => {
		const hostile = sources.map((source) => ({ ...source, url: 'javascript:alert(1)' }));
		show(Feedback, samples.single, { type: 'single', choice: 'a' }, { sources: hostile });
		expect(document.querySelector('[href^=javascript]')).toBeNull();
	});
});

describe('a row of results', () => {
	it('says what was answered and what is right', () => {
		show(ResultRow, samples.trueFalse, { type: 'true-false', value: true });
		expect(text()).toContain('You answered True Right answer False');
	});

	it('shows the statement of a claim in place of a stem', () => {
		show(ResultRow, samples.attribution, { type: 'attribution', kind: 'event', speaker: 'Ada' });
		expect(document.querySelector('h3')?.textContent).toBe('Waiting is the costliest choice.');
		expect(text()).toContain('You answered Event · Ada Right answer Judgement · Ada');
	});

	it('shows what was answered of a question that was left half open, and what was not', () => {
		const half = { type: 'attribution', kind: 'event', speaker: null } as const;
		show(ResultRow, samples.attribution, half, { unanswered: true });
		expect(text()).toContain('Only a part was answered, which counts as no answer');
		expect(text()).toMatch(
			/You answered What kind of claim → Event ?Who makes it → Nothing given ?Right answer Judgement · Ada/
		);
	});

	it('says no answer where there was none', () => {
		show(ResultRow, samples.attribution, { type: 'dont-know' }, { unanswered: true });
		expect(text()).toContain('No answer Right answer');
		expect(text()).not.toContain('You answered');
	});

	it('keeps the grade of an answer whose question was changed, and does not show what it means no more', () => {
		show(ResultRow, samples.trueFalse, { type: 'true-false', value: true }, { changed: true });
		expect(text()).toContain('Not right The question was changed after you answered it.');
		expect(text()).toContain('Right answer False');
		expect(text()).not.toContain('You answered');
	});
});

describe('the words', () => {
	it('say the verdict plainly for the live region', () => {
		const grade = gradeAnswer(samples.single, { type: 'single', choice: 'a' });
		expect(verdictText(grade, { type: 'single', choice: 'a' })).toBe('Right');
		const none = gradeAnswer(samples.single, { type: 'dont-know' });
		expect(verdictText(none, { type: 'dont-know' })).toBe('You said you don’t know');
	});

	it('leave a year a year and set apart the thousands of a large number', () => {
		const { unit: _unit, ...plain } = samples.numeric;
		expect(keyLines({ ...plain, answer: 1953 })).toEqual([{ value: '1953' }]);
		expect(keyLines({ ...samples.numeric, answer: 48000 })).toEqual([{ value: '48,000 m' }]);
	});

	it('explain an attribution from its kind and speaker', () => {
		expect(explanationOf(samples.attribution)).toContain('an evaluation or prediction by Ada');
		expect(explanationOf({ ...samples.attribution, kind: 'event' })).toContain(
			'reports this as having happened'
		);
	});
});
