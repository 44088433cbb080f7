import { axeFinds } from './support/axe-finds';
import { expect, openSession, openToday, test } from './support/journey';
import { readStore } from './support/learner-database';
import { dateIn, learnerDay } from './support/learner-day';
import { openSettings } from './support/settings-page';
import { article, refsOfType } from './support/shipped-banks';
import { articleAnswers, bringIn, doneYesterday } from './support/years-of-learning';

test('A limit of reviews a day and light weekdays are kept, and a bad number is refused', async ({
	page
}) => {
	await openSettings(page);
	const section = page.getByRole('region', { name: 'Your days' });
	await section.getByRole('radio', { name: 'At most' }).check({ force: true });
	const limit = section.getByRole('textbox', { name: 'Reviews a day' });
	await expect(limit).toHaveValue('50');
	await limit.fill('none');
	await limit.blur();
	await expect(section.getByRole('alert')).toHaveText('Give a whole number from 1 to 9999.');
	await limit.fill('30');
	await limit.blur();
	await expect(section.getByRole('status')).toContainText('Saved: 30 reviews a day at most.');
	await section.getByRole('combobox', { name: 'Sunday' }).selectOption('free');
	await expect(section.getByRole('status')).toContainText('Saved: Sunday: free.');
	// Two at once: the second is chosen before the first is kept.
	await section.evaluate((element) => {
		for (const [day, share] of [
			[4, '0.5'],
			[5, '0']
		] as const) {
			const select = element.querySelectorAll('select')[day]!;
			select.value = share;
			select.dispatchEvent(new Event('change', { bubbles: true }));
		}
	});
	await expect(section.getByRole('status')).toContainText('Saved: Saturday: free.');
	await page.reload();
	await expect(limit).toHaveValue('30');
	for (const [day, share] of Object.entries({ Friday: '0.5', Saturday: '0', Sunday: '0' }))
		await expect(section.getByRole('combobox', { name: day })).toHaveValue(share);
	expect(await axeFinds(page)).toEqual([]);
});

test('A daily goal is seen on the first screen, and a quiet word when it is reached; all of it can be off', async ({
	page,
	session
}) => {
	await openSettings(page);
	const habit = page.getByRole('region', { name: 'Habit' });
	await habit.getByRole('radio', { name: 'Questions' }).check({ force: true });
	await habit.getByRole('textbox', { name: 'How many a day' }).fill('2');
	await habit.getByRole('textbox', { name: 'How many a day' }).blur();
	await expect(habit.getByRole('status')).toContainText('Saved: the daily goal.');
	await openSession(page, refsOfType(article, 'single', 3));
	await session.answer('right');
	await session.next();
	await openToday(page);
	const week = page.getByRole('region', { name: 'The week' });
	await expect(week.getByText('1 of 2 questions today')).toBeVisible();
	await expect(week.getByText('Today’s goal is reached')).toBeHidden();
	await page.getByRole('link', { name: 'Go on where you left' }).click();
	await session.answer('right');
	await session.next();
	await openToday(page);
	await expect(week.getByText('Today’s goal is reached')).toBeVisible();
	await expect(week.getByText('Day one')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await page.getByRole('link', { name: 'Go on where you left' }).click();
	await session.answer('right');
	await session.next();
	await expect(page.getByRole('heading', { name: 'That was the quiz' })).toBeVisible();
	await expect(page.getByText('Today’s goal is reached')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);

	await openSettings(page);
	await habit.getByRole('radio', { name: 'None' }).check({ force: true });
	await habit.getByRole('checkbox', { name: 'Count days in a row' }).uncheck();
	await expect(habit.getByRole('status')).toContainText('is off');
	await openToday(page);
	await expect(week).toBeVisible();
	await expect(week.getByText(/of 2 questions|Day one/)).toHaveCount(0);
});

test('A goal in minutes counts the time at the questions, and is reached by it', async ({
	page,
	session
}) => {
	await page.clock.install({ time: new Date('2026-03-02T10:00:00+01:00') });
	await openSettings(page);
	const habit = page.getByRole('region', { name: 'Habit' });
	await habit.getByRole('radio', { name: 'Minutes' }).check({ force: true });
	await habit.getByRole('textbox', { name: 'How many a day' }).fill('4');
	await habit.getByRole('textbox', { name: 'How many a day' }).blur();
	await expect(habit.getByRole('status')).toContainText('Saved: the daily goal.');
	await openSession(page, refsOfType(article, 'single', 3));
	const week = page.getByRole('region', { name: 'The week' });
	const meter = week.getByRole('progressbar', { name: 'Today’s goal' });
	// Two minutes and a bit; then a phone call of an hour, of which three minutes count.
	for (const [passed, line, isReached] of [
		['02:05', '2 of 4 minutes today', false],
		['01:00:00', '5 minutes today; you wanted 4', true]
	] as const) {
		await session.question();
		await page.clock.fastForward(passed);
		await session.answer('right');
		await session.next();
		await openToday(page);
		await expect(week.getByText(line)).toBeVisible();
		await expect(meter).toBeVisible();
		await expect(week.getByText('Today’s goal is reached')).toBeVisible({ visible: isReached });
		await page.getByRole('link', { name: 'Go on where you left' }).click();
	}
	await session.answer('right');
	await session.next();
	await expect(page.getByText('Today’s goal is reached')).toBeVisible();
});

test('A goal that is turned off and on again is as it was', async ({ page }) => {
	await openSettings(page);
	const habit = page.getByRole('region', { name: 'Habit' });
	const choose = (name: string) => habit.getByRole('radio', { name }).check({ force: true });
	const amount = habit.getByRole('textbox', { name: 'How many a day' });
	await choose('Minutes');
	await expect(amount).toHaveValue('10');
	await amount.fill('7');
	await amount.blur();
	await expect(habit.getByRole('status')).toContainText('Saved: the daily goal.');
	await choose('None');
	await expect(amount).toBeHidden();
	await choose('Questions');
	await expect(amount).toHaveValue('20');
	await choose('Minutes');
	await expect(amount).toHaveValue('7');
});

test('An exam is planned on the page of its bank, changed, and taken away with a way back', async ({
	page
}) => {
	await page.goto(`/bank/${article.id}/`);
	const exam = page.getByRole('region', { name: /exam/i });
	await exam.getByRole('button', { name: 'Day of the exam…' }).click();
	const day = exam.getByLabel('Day of the exam');
	await expect(day).toBeFocused();
	for (const other of ['2020-01-01', '2126-12-03']) {
		await day.fill(other);
		await exam.getByRole('button', { name: 'Plan for it' }).click();
		await expect(exam.getByRole('alert')).toHaveText(
			'Choose a day from today on, at most three years ahead.'
		);
		await page.keyboard.press('Escape');
		await expect(exam.getByRole('button', { name: 'Day of the exam…' })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(exam.getByRole('alert')).toBeHidden();
	}
	await day.fill(dateIn(10));
	await exam.getByLabel('Questions a day at most').fill('100');
	await exam.getByRole('button', { name: 'Plan for it' }).click();
	await expect(exam.getByText(/The exam is in \d+ days/)).toBeVisible();
	await expect(exam.getByText(/everything is asked once more/)).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	// New questions come in time, whatever the usual number of a day.
	await openToday(page);
	await page.goto(`/bank/${article.id}/`);
	await exam.getByRole('button', { name: 'Change' }).click();
	await exam.getByRole('button', { name: 'No exam' }).click();
	await expect(exam.getByText('There is no exam any more.')).toBeVisible();
	await exam.getByRole('button', { name: 'Undo' }).click();
	await expect(exam.getByText(/The exam is in \d+ days/)).toBeVisible();
	const changes = (await readStore(page, 'events')).filter(
		({ type }) => type === 'settings-changed'
	);
	expect(changes).toHaveLength(3);
});

test('In the midst of the last round of an exam a limit that is raised is still enough', async ({
	page
}) => {
	// Eight days of so many; five of them were done, in the right order.
	const perDay = Math.ceil(article.questions.length / 8);
	const daysAgo = (place: number) => (place < 5 * perDay ? 5 - Math.floor(place / perDay) : 30);
	await bringIn(page, articleAnswers(daysAgo));
	const left = article.questions.length - 5 * perDay;
	await page.goto(`/bank/${article.id}/`);
	const exam = page.getByRole('region', { name: /exam/i });
	const plan = async (limit: number) => {
		await exam.getByLabel('Questions a day at most').fill(String(limit));
		await exam.getByRole('button', { name: 'Plan for it' }).click();
	};
	await exam.getByRole('button', { name: 'Day of the exam…' }).click();
	await exam.getByLabel('Day of the exam').fill(dateIn(3));
	await plan(perDay);
	await expect(exam.getByText(`${left} questions are left.`)).toBeVisible();
	await exam.getByRole('button', { name: 'Change' }).click();
	await plan(2 * perDay);
	// By so many it would have begun yesterday, with less of it done; what was asked in the month before counts.
	await expect(exam.getByText(`${left} questions are left.`)).toBeVisible();
	await expect(exam.getByText(/would do it/)).toBeHidden();
	// And Today begins with what it asks.
	await openToday(page);
	await page.getByRole('button', { name: /^Start: China–Russia/ }).click();
	await expect(page).toHaveURL(/\/session\//);
});

test('What is set aside is told beside an exam, with the way there, and an exam that is over is', async ({
	page
}) => {
	const aside = article.questions.slice(0, 3).map(({ id }) => id);
	const setAside = aside.map((question) => ({
		...{ type: 'suspended' as const, bank: article.id, question }
	}));
	const planned = (inDays: number) => ({
		type: 'settings-changed' as const,
		settings: { exams: { [article.id]: { day: learnerDay() + inDays, perDay: 40 } } }
	});
	await bringIn(page, [...articleAnswers(() => 30), ...doneYesterday([...setAside, planned(-2)])]);
	await page.goto(`/bank/${article.id}/`);
	const exam = page.getByRole('region', { name: /exam/i });
	await expect(exam.getByText(/^The exam was on /)).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await exam.getByRole('button', { name: 'Another exam…' }).click();
	await exam.getByLabel('Day of the exam').fill(dateIn(20));
	await exam.getByRole('button', { name: 'Plan for it' }).click();
	await expect(exam.getByText('The exam is in 20 days')).toBeVisible();
	await exam.getByRole('link', { name: '3 questions are set aside, and not asked.' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'All questions' })).toBeVisible();
	await expect(page.getByText(/^3 of \d+ questions/).first()).toBeVisible();
});

test('Who wants it is asked how sure they are, and the answer keeps it', async ({
	page,
	session
}) => {
	await openSettings(page);
	const habit = page.getByRole('region', { name: 'Habit' });
	await habit.getByRole('checkbox', { name: 'Ask how sure I am' }).check();
	await expect(habit.getByRole('status')).toContainText('is on');
	await openSession(page, refsOfType(article, 'single', 2));
	const sure = page.getByRole('group', { name: 'How sure are you?' });
	await expect(sure).toBeInViewport({ ratio: 1 });
	await sure.getByRole('button', { name: /^Certain/ }).click();
	await page.keyboard.press('l');
	await expect(sure.getByRole('button', { name: /^Likely/ })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await page.keyboard.press('m');
	await expect(sure.getByRole('button', { name: /^Certain/ })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	expect(await axeFinds(page)).toEqual([]);
	await session.answer('right');
	await expect(sure).toBeHidden();
	await session.next();
	await session.answer('wrong');
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog').getByText('Say how sure you are')).toBeVisible();
	const answers = (await readStore(page, 'events')).filter(({ type }) => type === 'answered');
	expect(answers[0]).toMatchObject({ confidence: 0.95 });
	expect(answers[1]).not.toHaveProperty('confidence');
});
