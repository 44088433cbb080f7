import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { NAMED_ERRORS, type ConfidentError } from '$lib/core/insight/progress/confident-errors';
import type { DueForecast } from '$lib/core/insight/progress/due-forecast';
import type { Knowledge, KnowledgeNow } from '$lib/core/insight/progress/knowledge-now';
import type { Foretold, RecallModel } from '$lib/core/insight/progress/recall-model';
import ComingDue from './ComingDue.svelte';
import KnownNow from './KnownNow.svelte';
import Lasting from './Lasting.svelte';
import SureAndWrong from './SureAndWrong.svelte';

let mounted: Record<string, unknown> | null = null;
afterEach(async () => {
	if (mounted) await unmount(mounted);
	mounted = null;
});

function show<P extends Record<string, unknown>>(component: Component<P>, props: P) {
	mounted = mount(component, { target: document.body, props });
	flushSync();
}
const title = () => page.getByRole('heading', { level: 3 });

describe('what is coming', () => {
	const DAY = 20_000;
	const days = Array.from({ length: 30 }, (_, at) => ({ day: DAY + at, due: at === 3 ? 10 : 0 }));
	const forecast = (overdue: number): DueForecast => ({
		...{ ready: true, scheduled: 10 + overdue, overdue, later: 0 },
		...{ askedLater: 0, perDay: null, planned: false, withExam: false, clearDay: DAY },
		days: days.map(({ day, due }, at) => ({ day, due, asked: at === 0 ? overdue : due })),
		weeks: [{ firstDay: DAY, due: 10, asked: 10 + overdue }],
		inDays: {
			count: 10 + overdue,
			perDay: (10 + overdue) / 30,
			most: overdue > 10 ? { from: DAY, asked: overdue } : { from: DAY + 3, asked: 10 }
		},
		inWeeks: {
			count: 10 + overdue,
			perDay: (10 + overdue) / 364,
			most: { from: DAY, asked: 10 + overdue }
		}
	});
	const yearHref = '/settings/#costs';
	const note = /Each question counts once, with its next turn/;

	it('says how high the highest bar is, what is overdue in it, and always what is not counted', async () => {
		show(ComingDue, { figure: forecast(45), yearHref });
		await expect
			.element(title())
			.toHaveTextContent(/about 1.8 questions a day are planned .* at most 45 on one day/);
		await expect.element(page.getByText('45 of them are overdue')).toHaveTextContent(note);
		await page.getByRole('radio', { name: 'A year' }).click({ force: true });
		await expect.element(title()).toHaveTextContent(/So far 55 questions are planned .*: 55\.$/);
		await expect.element(page.getByText('45 of them are overdue')).toHaveTextContent(note);
	});

	it('says what comes due where nothing is overdue', async () => {
		show(ComingDue, { figure: forecast(0), yearHref });
		await expect
			.element(title())
			.toHaveTextContent('So far 10 questions are planned for the next 30 days.');
		await expect.element(page.getByText(note)).toBeVisible();
	});
});

describe('what you know', () => {
	const knowledge = (known: number, met: number): Knowledge => ({
		...{ known, met, all: 50, interval: [known, known] }
	});
	const figure = (begun: number, untouched: number): KnowledgeNow => ({
		...{ ready: true, all: knowledge(3, 4), tags: [], kinds: [], missed: 2, elsewhere: 0 },
		banks: [
			...Array.from({ length: begun }, () => knowledge(1, 2)),
			...Array.from({ length: untouched }, () => knowledge(0, 0))
		].map((one, at) => ({ ...one, bank: `b${at}`, title: `Bank ${at}` }))
	});

	it.each([
		[1, 16, 'And 16 more, of which you have met nothing: they are in the table.'],
		[14, 3, 'And 5 more: they are in the table.'],
		[12, 1, 'And one more, of which you have met nothing: it is in the table.']
	])(
		'tells of %i banks that were begun and %i others what is not drawn',
		async (begun, others, said) => {
			show(KnownNow, { figure: figure(begun, others) });
			await expect.element(page.getByText(said)).toBeVisible();
			await page.getByText('As a table').click();
			expect(page.getByRole('row').elements()).toHaveLength(1 + begun + others);
		}
	);

	it('draws nothing where nothing of them was met, and says so', async () => {
		const tags = ['one', 'two'].map((tag) => ({ ...knowledge(0, 0), tag }));
		show(KnownNow, { figure: { ...figure(1, 0), tags } });
		expect(document.querySelectorAll('canvas')).toHaveLength(1);
		await page.getByRole('radio', { name: 'Tag' }).click({ force: true });
		flushSync();
		expect(document.querySelectorAll('canvas')).toHaveLength(0);
		await expect
			.element(page.getByText('You have met nothing of these 2 yet: they are in the table.'))
			.toBeVisible();
	});

	it('says nothing of more where all is drawn', async () => {
		show(KnownNow, { figure: figure(12, 0) });
		await expect.element(title()).toBeVisible();
		await expect
			.element(page.getByText('2 you did not get right when they were last asked'))
			.toBeVisible();
		expect(page.getByText(/^And /).elements()).toHaveLength(0);
	});
});

it('keeps the months without a review between the others, and says that there was none', async () => {
	const foretold: Foretold = {
		...{ n: 40, predicted: 0.9, observed: 0.9, interval: [0.8, 0.95] },
		...{ logLoss: 0.3, brier: 0.1, stabilityDays: 5 }
	};
	const figure: RecallModel = {
		...{ ready: true, all: foretold, bins: [], lately: null, before: null },
		months: ['2024-11', '2025-02'].map((month) => ({ ...foretold, month }))
	};
	show(Lasting, { figure });
	await page.getByText('As a table').first().click();
	await expect.element(page.getByRole('row').nth(2)).toHaveTextContent(/^Dec 2024\s*0\s*–$/);
	expect(page.getByRole('row').elements()).toHaveLength(1 + 4);
});

describe('what was wrong while sure', () => {
	const listOf = (count: number) =>
		show(SureAndWrong, {
			errors: Array.from({ length: count }, (_, at): ConfidentError => ({
				...{ bank: 'a', question: `q${at}`, answer: `e${at}`, day: 20_000, confidence: 0.9 },
				...{ response: { type: 'dont-know' }, times: 1 }
			})),
			nameOf: ({ question }: { question: string }) => `Question ${question}`,
			hrefOf: ({ question }: { question: string }) => `#${question}`,
			busy: false,
			onpractise: () => undefined
		});

	it('names all of 26, six of them when they are asked for', async () => {
		listOf(26);
		const last = page.getByRole('link', { name: 'Question q25' });
		await expect.element(page.getByRole('link', { name: 'Question q19' })).toBeVisible();
		expect(last.elements()).toHaveLength(0);
		await page.getByText('And 6 more').click();
		await expect.element(last).toBeVisible();
	});

	it('says how many it leaves out of very many', async () => {
		listOf(NAMED_ERRORS + 3);
		await page.getByText(`And ${NAMED_ERRORS - 17} more`).click();
		await expect.element(page.getByText(/And 3 more, of which you were less sure/)).toBeVisible();
	});
});
