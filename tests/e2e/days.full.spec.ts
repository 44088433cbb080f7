import type { Page } from '@playwright/test';
import { keptApart } from '../../src/lib/core/quiz/keep-apart';
import { expect, openSession, openToday, test } from './support/journey';
import { readStore } from './support/learner-database';
import type { SessionPage } from './support/session-page';
import { openSettings } from './support/settings-page';
import { article } from './support/shipped-banks';

/** By the clock of Berlin, where the tests' browser stands. */
const at = (day: number, time: string) => new Date(`2026-03-0${day}T${time}:00+01:00`);
/** As the app counts days: whole ones since 1970, each ending at 04:00. */
const dayNumber = (day: number) => Math.floor(Date.UTC(2026, 2, day) / 86_400_000);

test.beforeEach(({ page }) => page.clock.install({ time: at(2, '10:00') }));

const missedOnMonday = [1, 4, 7].map((index) => article.questions[index]!.id);

/** The first quiz on Monday, three of its questions missed at the first try. */
async function firstQuiz(page: Page, session: SessionPage): Promise<void> {
	await openToday(page);
	await page.getByRole('button', { name: 'Take the quiz' }).click();
	const toMiss = new Set(missedOnMonday);
	await session.answerAll(({ id }) => (toMiss.delete(id) ? 'wrong' : 'right'));
}

/** What has to be asked on a day, the likeliest to be forgotten first and what shares a fact apart, reckoned from the cards alone. */
async function dueOn(page: Page, day: number): Promise<string[]> {
	const cards = (await readStore(page, 'cards')).map(({ card }) => card);
	const due = cards
		.filter((card) => card.dueDay !== null && card.dueDay <= dayNumber(day))
		.map((card) => ({
			question: card.question,
			// Recall falls with the days gone by over the stability, whatever the curve's shape.
			risk: (dayNumber(day) - card.lastDay!) / card.memory!.stability
		}))
		.sort((a, b) => b.risk - a.risk || (a.question < b.question ? -1 : 1))
		.map(({ question }) => question);
	return keptApart(due, factsOf);
}
const factsOf = (id: string) => article.questions.find((question) => question.id === id)!.facts;

/** The first so many new ones of which no two share a fact. */
function newOnes(from: number, count: number): string[] {
	const facts = new Set<string>();
	const chosen: string[] = [];
	for (const { id } of article.questions.slice(from)) {
		if (chosen.length === count || factsOf(id).some((fact) => facts.has(fact))) continue;
		for (const fact of factsOf(id)) facts.add(fact);
		chosen.push(id);
	}
	return chosen;
}

test('A day ends at 04:00: at half past three nothing is due yet, half an hour later it is', async ({
	page,
	session
}) => {
	await firstQuiz(page, session);
	const due = await dueOn(page, 3);
	expect(due.length).toBeGreaterThan(0);

	await page.clock.setSystemTime(at(3, '03:30'));
	await openToday(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing is due today');
	await expect(page.getByText('The next review is due tomorrow.')).toBeVisible();
	await expect(page.getByText('Monday: 13 answered')).toBeAttached();

	await page.clock.setSystemTime(at(3, '04:01'));
	await openToday(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${due.length} due for review`);
	await expect(page.getByText('Tuesday: nothing')).toBeAttached();
});

test('The second day asks exactly what is due, most at risk first, then the day’s new ones', async ({
	page,
	session
}) => {
	await firstQuiz(page, session);
	await page.clock.setSystemTime(at(3, '09:00'));
	await openToday(page);
	const due = await dueOn(page, 3);
	await expect(page.getByText('Then 10 new ones, up to your day’s limit.')).toBeVisible();
	await page.getByRole('button', { name: `Review ${due.length} due` }).click();
	await expect(page).toHaveTitle(/ · Review · Footnote$/);

	const asked = await session.answerAll();
	const fresh = newOnes(10, 10);
	expect(asked.map(({ id }) => id)).toEqual([...due, ...fresh]);
	await expect(session.end).toHaveText('Review done');
	await expect(page).toHaveTitle('Review done · Footnote');
	await openToday(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing is due today');
	await expect(page.getByText('2 days in a row')).toBeVisible();
});

test('After some days away all that fell due is asked, the least well known first', async ({
	page,
	session
}) => {
	await firstQuiz(page, session);
	await page.clock.setSystemTime(at(9, '21:00'));
	await openToday(page);
	const due = await dueOn(page, 9);
	expect(due).toHaveLength(10);
	expect(due.slice(0, 5)).toEqual(expect.arrayContaining(missedOnMonday));
	await page.getByRole('link', { name: 'Review', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('10 questions are due');
	await page.getByRole('button', { name: 'Review 20 questions' }).click();
	for (const id of due) {
		expect((await session.question()).id).toBe(id);
		await session.answer('right');
		await session.next();
	}
});

test('A tab that stayed open overnight shows the new day by itself', async ({ page, session }) => {
	await firstQuiz(page, session);
	const due = await dueOn(page, 3);
	await openToday(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing is due today');
	await page.clock.fastForward('20:00:00');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${due.length} due for review`);
});

test('A session begun before the day’s end and finished after it counts each answer for its own day', async ({
	page,
	session
}) => {
	await page.clock.setSystemTime(at(3, '03:58'));
	await openToday(page);
	await page.getByRole('button', { name: 'Take the quiz' }).click();
	await session.answer('right');
	await session.next();
	await page.clock.setSystemTime(at(3, '04:02'));
	await session.answer('right');
	const events = await readStore(page, 'events');
	expect(events.map(({ day }) => day)).toEqual([dayNumber(2), dayNumber(3)]);
});

test('A day that is free is not named as the next, and what waits for it is told', async ({
	page,
	session
}) => {
	await firstQuiz(page, session);
	const due = await dueOn(page, 3);
	await openSettings(page);
	const load = page.getByRole('region', { name: 'Your days' });
	await load.getByRole('radio', { name: 'At most' }).check({ force: true });
	await load.getByRole('combobox', { name: 'Tuesday' }).selectOption('free');
	await expect(load.getByRole('status')).toContainText('Saved: Tuesday: free.');
	await openToday(page);
	await expect(page.getByText('The next review is due in 2 days.')).toBeVisible();
	await page.goto('/review/');
	await expect(page.getByText(/^Next: in 2 days/)).toBeVisible();

	await page.clock.setSystemTime(at(3, '10:00'));
	await openToday(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Today is free');
	await expect(page.getByText(`${due.length} wait for another day`)).toBeVisible();
	await expect(page.getByText('The next review is due tomorrow.')).toBeVisible();
});

test('A missed day is forgiven, and then it is said from when on the next one is', async ({
	page,
	session
}) => {
	const answerOne = async () => {
		await openSession(page, [{ bank: article.id, question: article.questions[0]!.id }]);
		await session.answer('right');
	};
	const week = page.getByRole('region', { name: 'The week' });
	await answerOne();
	await openToday(page);
	await expect(week.getByText('One missed day a week is forgiven.')).toBeVisible();
	await page.clock.setSystemTime(at(4, '10:00'));
	await answerOne();
	await openToday(page);
	await expect(week.getByText('2 days in a row')).toBeVisible();
	await expect(week.getByText(/the next one is from Tuesday,? 10 March on/)).toBeVisible();
});

test('A second missed day within the week ends the streak, and the day after it is day one', async ({
	page,
	session
}) => {
	const week = page.getByRole('region', { name: 'The week' });
	// Of Monday to Sunday, Tuesday and Friday are missed.
	for (const [day, told] of [
		[2, 'Day one'],
		[4, '2 days in a row'],
		[5, '3 days in a row'],
		[7, 'Day one'],
		[8, '2 days in a row']
	] as const) {
		await page.clock.setSystemTime(at(day, '10:00'));
		await openSession(page, [{ bank: article.id, question: article.questions[0]!.id }]);
		await session.answer('right');
		await openToday(page);
		await expect(week.getByText(told)).toBeVisible();
	}
	await expect(week.getByText('One missed day a week is forgiven.')).toBeVisible();
});
