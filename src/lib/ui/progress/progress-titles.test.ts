import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { ClaimKind } from '$lib/core/bank/bank';
import type { Claims } from '$lib/core/insight/progress/claims';
import { ConfidenceTally } from '$lib/core/insight/progress/confidence';
import type { DueForecast } from '$lib/core/insight/progress/due-forecast';
import type { HardQuestion } from '$lib/core/insight/progress/hardest';
import type { Retention } from '$lib/core/insight/progress/true-retention';
import { weakestKind } from '$lib/core/insight/progress/weakest-kind';
import { shareInterval } from '$lib/core/insight/statistics';
import ComingDue from './ComingDue.svelte';
import HardestOnes from './HardestOnes.svelte';
import KnownNow from './KnownNow.svelte';
import Lasting from './Lasting.svelte';
import Remembered from './Remembered.svelte';
import Sureness from './Sureness.svelte';
import TimeTaken from './TimeTaken.svelte';
import ToldApart from './ToldApart.svelte';
import YearOfDays from './YearOfDays.svelte';

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
	for (const table of target.querySelectorAll('details')) {
		table.open = true;
		table.dispatchEvent(new Event('toggle'));
	}
	flushSync();
	const text = (of: Element | null) => (of?.textContent ?? '').replace(/\s+/g, ' ').trim();
	return {
		titles: [...target.querySelectorAll('h3')].map(text),
		notes: [...target.querySelectorAll('.note')].map(text),
		rows: [...target.querySelectorAll('tbody tr')].map((row) => [...row.children].map(text)),
		links: [...target.querySelectorAll('a')].map((link) => link.getAttribute('href'))
	};
}

describe('what was remembered of what was due', () => {
	const retention = (part: Partial<Retention>) => {
		const all: Retention = {
			...{ n: 200, remembered: 164, share: 0.82, interval: [0.76, 0.867] },
			...{ wanted: 0.9, predicted: 0.82, predictedOnTime: 0.88 },
			...{ against: 'less', because: 'days' },
			...part
		};
		const figure = { ready: true as const, all, recent: null, months: [] };
		return told(Remembered, { figure, fitHref: '/fit', reviewHref: '/review' });
	};

	it('is laid to the days, and helped by the review, where the model expected as much', async () => {
		const { titles, notes, links } = await retention({});
		expect(titles).toEqual(['You remember 82 % of what was due; you asked for 90 %.']);
		expect(notes[0]).toContain('it is not the model');
		expect(notes[0]).toContain('about 6 of every 100 questions');
		expect(links).toEqual(['/review']);
	});

	it('has all that its title says in its table', async () => {
		const target = await retention({});
		expect(target.rows.at(-1)).toEqual(['All months', '200', '82 %', '76 % – 87 %', '90 %']);
		expect(target.rows.at(-2)).toEqual(['Last 30 days', '0', '–', '–', '–']);
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

	it('blames nobody where questions were not known for a whole day, or where nothing stands out', async () => {
		const weak = await retention({ because: 'whole-days', predictedOnTime: 0.82 });
		expect(weak.notes[0]).toMatch(/it expected 82 %\. Questions come back after whole days/);
		const kept = await retention({ wanted: 0.7, against: 'more', because: 'whole-days' });
		expect(kept.notes[0]).toContain('came before your chance had fallen to 70 %');
		const none = await retention({ wanted: 0.825, because: null });
		expect(none.notes[0]).toContain('about what the model expected (82 %)');
		for (const one of [weak, kept, none]) {
			expect(one.notes[0]).not.toMatch(/You answered/);
			expect(one.links).toEqual([]);
		}
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

describe('how sure the learner was', () => {
	const titleOf = async (...answers: [confidence: number, right: number, n: number][]) => {
		const tally = new ConfidenceTally(answers.map(([value, right, n]) => [value, { n, right }]));
		const { titles } = await told(Sureness, { figure: tally.figure(), settingHref: null });
		return titles[0];
	};

	it('is as it should be only where that is so of each confidence, else it names the one that is off most', async () => {
		expect(await titleOf([0.75, 270, 270], [0.95, 14, 90])).toBe(
			'On average you are as sure as you are right (80 % sure, 79 % right), but when you are 95 % sure, you are right 16 % of the time.'
		);
		expect(await titleOf([0.75, 200, 270], [0.95, 86, 90])).toBe(
			'As far as 360 answers can tell, you are as sure as you should be: 80 % sure, 79 % right.'
		);
		expect(await titleOf([0.75, 200, 270], [0.95, 0, 3])).toContain('as sure as you should be');
		expect(await titleOf([0.75, 100, 270], [0.95, 86, 90])).toContain('surer than you are right');
	});
});

describe('how well claims are told apart', () => {
	const part = (kind: ClaimKind, right: number, n: number) => {
		const share = right / n;
		return { kind, right, n, share, interval: shareInterval(share, n) };
	};
	const none: Claims = {
		...{ ready: true, all: part('event', 20, 20), rows: [], outdated: 0, mistake: null },
		...{ speakers: [], mostMistaken: null }
	};
	const speaker = (name: string, mistaken: number, n: number) => ({
		...{ speaker: name, n, mistaken, asFact: mistaken, toAnother: 0, share: mistaken / n },
		...{ interval: shareInterval(mistaken / n, n), mistaking: mistaken / n, others: [] }
	});
	const titles = async (claims: Claims, ...kinds: ReturnType<typeof part>[]) => {
		const byKind = { ready: true as const, kinds, weakest: weakestKind(kinds) };
		return (await told(ToldApart, { claims, byKind })).titles;
	};

	it('names a weakest kind only where it lies clearly below the best', async () => {
		const last = async (...kinds: ReturnType<typeof part>[]) =>
			(await titles(none, ...kinds)).at(-1);
		expect(await last(part('event', 40, 40), part('figure', 20, 20))).toBe(
			'You answer 100 % right, whatever the kind of claim.'
		);
		expect(await last(part('event', 38, 40), part('figure', 36, 40), part('judgement', 0, 1))).toBe(
			'You answer 90 % to 95 % right, by the kind of claim: too close, or too few answers, to call one your weakest.'
		);
		const few = 'There are too few answers yet to compare kinds of claims: it takes 20 of each.';
		expect(await last(part('event', 6, 6), part('figure', 2, 2))).toBe(few);
		expect(await last(part('event', 40, 40), part('figure', 19, 19))).toBe(few);
		expect(await last(part('event', 40, 40), part('figure', 40, 40), part('judgement', 1, 1))).toBe(
			few
		);
		expect(await last(part('event', 38, 40), part('figure', 20, 40))).toBe(
			'Questions on figure claims are your weakest: you answer 50 % right, and 95 % of those on event claims.'
		);
		expect(await last(part('event', 1, 1))).toBe('On event claims 1 of one answer was right.');
	});

	it('says which questions on a kind of claim are counted', async () => {
		const kinds = [part('event', 40, 40), part('figure', 20, 20)];
		const byKind = { ready: true as const, kinds, weakest: null };
		const { notes } = await told(ToldApart, { claims: none, byKind });
		expect(notes.at(-1)).toContain('all questions but those that ask who says so');
	});

	it('names a mistake and a speaker with how often, and none where none stands out', async () => {
		const mistake = { kind: 'statement', takenFor: 'event', times: 5, n: 21 } as const;
		const [ben, cy] = [speaker('Ben', 5, 21), speaker('Cy', 1, 9)];
		const both = { ...none, mistake, speakers: [ben, cy], mostMistaken: ben };
		const [first, second] = await titles(both, part('event', 1, 1));
		expect(first).toContain('statement, taken for event (5 of 21 times).');
		expect(second).toBe('You mistake the words of Ben most: 5 of 21 times.');
		const even = { ...none, speakers: [ben, cy] };
		expect((await titles(even, part('event', 1, 1))).slice(0, 2)).toEqual([
			'You told the kind of claim in 100 % of 20 answers.',
			'You mistook the words of 2 speakers, too seldom or too evenly to name one.'
		]);
		const one = { ...none, speakers: [speaker('Cy', 1, 1)] };
		expect((await titles(one, part('event', 1, 1)))[1]).toBe(
			'You mistook the words of Cy in the one answer about them.'
		);
	});
});

describe('what is hardest', () => {
	const row = (question: string, failed: number, n: number, more: Partial<HardQuestion> = {}) => ({
		...{ bank: 'b', question, n, failed, failing: failed / n, lapses: 0, difficulty: 5 },
		...{ leech: false, ...more }
	});
	const titleOf = async (
		order: 'Likely to fail' | 'Lapses' | 'Difficulty',
		...rows: HardQuestion[]
	) => {
		const orders = {
			byFailing: rows,
			byLapses: rows.filter(({ lapses }) => lapses),
			byDifficulty: rows
		};
		const none = { byFailing: [], byLapses: [], byDifficulty: [] };
		const figure = {
			ready: true as const,
			ofQuestions: 9,
			ofFacts: 0,
			questions: orders,
			facts: none
		};
		const nameOf = ({ question }: { question: string }) => question;
		await told(HardestOnes, { figure, nameOf, hrefOf: () => '' });
		await page.getByRole('radio', { name: order, exact: true }).click({ force: true });
		flushSync();
		return document.querySelector('h3')!.textContent;
	};

	it('is one that stands alone, on enough answers, in its own single quotation marks', async () => {
		expect(
			await titleOf('Likely to fail', row('“Thick and thin”: who?', 3, 4), row('b', 1, 4))
		).toBe('“‘Thick and thin’: who?” is the likeliest to fail: it failed 3 of 4 times.');
		expect(await titleOf('Likely to fail', row('a', 1, 4), row('b', 1, 4))).toBe(
			'Several are the likeliest to fail, all as likely.'
		);
		expect(await titleOf('Likely to fail', row('a', 1, 1), row('b', 1, 4))).toBe(
			'“a” stands first, but one answer, which failed, is too few to tell.'
		);
	});

	it('is said of lapses and of the model, too', async () => {
		const lapsed = (question: string, lapses: number, difficulty = 5) =>
			row(question, 3, 4, { lapses, difficulty });
		expect(await titleOf('Lapses', lapsed('a', 3), lapsed('b', 1))).toContain(
			'“a” was forgotten most often'
		);
		expect(await titleOf('Lapses', lapsed('a', 1))).toContain('“a” alone was forgotten');
		expect(await titleOf('Lapses', lapsed('a', 1), lapsed('b', 1))).toContain(
			'none of them more than once'
		);
		expect(await titleOf('Lapses', lapsed('a', 2), lapsed('b', 2))).toContain('2 times each');
		expect(await titleOf('Lapses', row('a', 1, 4))).toContain('Nothing was forgotten yet');
		expect(await titleOf('Difficulty', lapsed('a', 1, 7.04), lapsed('b', 1, 7))).toBe(
			'Several are the hardest to the model of your memory: 7.0 of 10.'
		);
		expect(await titleOf('Difficulty', lapsed('a', 1, 7.1), lapsed('b', 1, 7))).toContain(
			'“a” is the hardest'
		);
	});
});

describe('numbers of one, and of none', () => {
	const forecast = (perDay: number[], more: object = {}): DueForecast => {
		const days = perDay.map((due, at) => ({ day: 20_000 + at, due, asked: due }));
		const weeks = Array.from({ length: 52 }, (_, at) => {
			const due = perDay.slice(at * 7, at * 7 + 7).reduce((sum, one) => sum + one, 0);
			return { firstDay: 20_000 + at * 7, due, asked: due };
		});
		const sum = perDay.reduce((total, due) => total + due, 0);
		const asked = (spans: { from: number; asked: number }[]) => ({
			count: sum,
			perDay: sum / spans.length,
			most: sum > 0 ? spans.toSorted((a, b) => b.asked - a.asked)[0]! : null
		});
		return {
			inDays: asked(days.map(({ day, due }) => ({ from: day, asked: due }))),
			inWeeks: asked(weeks.map(({ firstDay, due }) => ({ from: firstDay, asked: due }))),
			...{
				ready: true,
				withExam: false,
				scheduled: sum,
				overdue: 0,
				days,
				weeks,
				later: 0,
				askedLater: 0
			},
			...{ perDay: null, planned: false, clearDay: null, ...more }
		};
	};
	const month = (...some: number[]) => Array.from({ length: 30 }, (_, at) => some[at] ?? 0);
	const year = async (figure: DueForecast) => {
		await told(ComingDue, { figure, yearHref: '/' });
		await page.getByRole('radio', { name: 'A year' }).click({ force: true });
		flushSync();
		return document.querySelector('h3')!.textContent;
	};

	it('are said of what is coming as one says them', async () => {
		const title = async (figure: DueForecast) =>
			(await told(ComingDue, { figure, yearHref: '/' })).titles[0];
		expect(await title(forecast(month().fill(1)))).toBe(
			'So far about one question a day is planned for the next 30 days, at most 1 on one day.'
		);
		expect(await title(forecast(month().fill(2)))).toContain('about 2 questions a day are planned');
		const planned = { planned: true, perDay: 5 };
		expect(await title(forecast(month().fill(1), planned))).toBe(
			'With at most 5 a day, so far about one question a day is planned for the next 30 days, at most 1 on one day.'
		);
		const exam = { planned: true, withExam: true };
		expect(await title(forecast(month().fill(2), exam))).toContain('2 reviews a day are planned');
		expect(await title(forecast(month(1), exam))).toContain('one review is planned for');
		expect(await title(forecast(month(1), planned))).toContain('one question is planned for');
		expect(await title(forecast(month(), planned))).toContain('nothing is planned for');
		expect(await year(forecast(month()))).toBe('So far nothing is planned for the next 52 weeks.');
		expect(await year(forecast(month(2, 0, 0, 0, 0, 0, 0, 2)))).toBe(
			'So far 4 questions are planned for the next 52 weeks, at most 2 in one week.'
		);
		expect(await year(forecast(month(3, 0, 0, 0, 0, 0, 0, 2)))).toContain(
			'the most for the week from'
		);
		const { notes } = await told(ComingDue, {
			figure: forecast(month(1), { overdue: 2 }),
			yearHref: '/'
		});
		expect(notes[0]).toMatch(
			/^2 of them are overdue.* This holds if all is answered as it comes\. .* depends on your answer\.$/
		);
	});

	it('are said of one question, one day and one answer', async () => {
		const all = { known: 0.862, interval: [0, 1] as [number, number], met: 1, all: 1 };
		const known = {
			ready: true as const,
			all,
			banks: [],
			tags: [],
			kinds: [],
			missed: 0,
			elsewhere: 0
		};
		const drawn = await told(KnownNow, { figure: known });
		expect(drawn.titles).toEqual([
			'Today you would remember the one question that you have met with a chance of 86 %.'
		]);
		expect(drawn.notes[0]).toContain('One question is on your shelf.');
		const sure = { ...known, all: { ...all, known: 0.9955 } };
		expect((await told(KnownNow, { figure: sure })).titles[0]).toContain('a chance of over 99 %.');
		const time = { answers: 1, ms: 5000, medianMs: 5000 };
		expect(
			(await told(TimeTaken, { figure: { ready: true, all: time, banks: [] } })).titles
		).toEqual(['Your one answer took 5 s.']);
		const ofMonth = {
			...{ n: 30, predicted: 0.9, observed: 0.9, interval: [0.7, 1] as [number, number] },
			...{ logLoss: 0.3, brier: 0.1, stabilityDays: 1.02 }
		};
		const recall = {
			...{
				ready: true as const,
				all: ofMonth,
				bins: [],
				months: [{ month: '2024-10', ...ofMonth }]
			},
			...{ lately: ofMonth, before: null }
		};
		expect((await told(Lasting, { figure: recall })).titles[0]).toBe(
			'What you were asked about in Oct 2024 lasts one day until its chance falls to 90 %.'
		);
	});

	it('write thousands as numbers', async () => {
		const all = { known: 19_024.35, interval: [18_990.2, 19_058.6], met: 20_000, all: 24_289 };
		const figure = {
			...{ ready: true as const, all: all as typeof all & { interval: [number, number] } },
			...{ banks: [], tags: [], kinds: [], missed: 0, elsewhere: 0 }
		};
		const { titles, notes } = await told(KnownNow, { figure });
		expect(titles).toEqual([
			'Today you would remember about 19,024 of the 20,000 questions that you have met.'
		]);
		expect(notes[0]).toContain('between 18,990 and 19,059');
		expect(notes[0]).toContain('24,289 questions');
	});

	it('name no day as the fullest where several are', async () => {
		const days = [3, 0, 3, 1].map((answers, at) => ({
			...{ day: 20_000 + at, answers, right: 0, minutes: answers }
		}));
		const figure = {
			ready: true as const,
			days,
			active: 3,
			answers: 7,
			minutes: 7,
			busiest: days[0]!
		};
		expect((await told(YearOfDays, { figure })).notes).toEqual(['Most on 2 days: 3 answers each.']);
	});
});
