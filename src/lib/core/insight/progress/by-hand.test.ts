import { describe, expect, it } from 'vitest';
import type { Answered, LearnerEvent, SettingsChanged } from '../../memory/event';
import { foldLog } from '../../memory/fold';
import type { Response } from '../../quiz/response';
import type { KnownBank } from './known-bank';
import { progressFigures } from './progress-figures';
import { expectClose } from './testing/expect-close';

/** A Friday: 4 October 2024. */
const FRIDAY = 20_000;
let serial = 0;
function answered(question: string, day: number, fields: Partial<Answered> = {}): Answered {
	const id = `e${String(++serial).padStart(6, '0')}`;
	const isRight = (fields.outcome ?? 'right') === 'right';
	return {
		...{ id, atMs: day * 86_400_000, offsetMin: 0, day, device: 'd', type: 'answered' },
		...{ bank: 'hand', question, questionType: 'true-false', wording: 'w', key: 'k' },
		...{ response: { type: 'true-false', value: isRight }, score: isRight ? 1 : 0 },
		...{ outcome: 'right', durationMs: 6000, hint: 'none', mode: 'study' },
		...{ session: `on ${day}`, attempt: 1 },
		...fields
	};
}
const names = Array.from({ length: 40 }, (_, at) => `q${at}`);
const wrong = { outcome: 'wrong' as const };
const bank: KnownBank = {
	id: 'hand',
	title: 'By hand',
	markup: 'plain',
	facts: [{ id: 'f', statement: 'It is so.', kind: 'figure', saidBy: 'Port Office' }],
	questions: [
		...[...names, 'new'].map((id) => ({
			...{ id, key: 'k', stem: '', tags: id === 'q0' ? ['one'] : [], facts: ['f'] },
			...{ kinds: ['figure' as const], claim: null }
		})),
		{
			...{ id: 'claim', key: 'k', stem: null, tags: [], facts: [], kinds: [] },
			claim: { kind: 'statement', speaker: 'Ben', asksSpeaker: true }
		}
	]
};
const figuresOf = (events: LearnerEvent[], today: number) => {
	const { cards, settings } = foldLog(events);
	return progressFigures({ events, cards: [...cards.values()], banks: [bank], settings, today });
};

/** All right on Friday; on Sunday four are forgotten. Of 30 that were 80 % sure 28 are right, of 10 that were sure, 8. */
const log = [
	...names.map((name) => answered(name, FRIDAY)),
	...names.map((name, at) =>
		answered(name, FRIDAY + 2, {
			confidence: at < 30 ? 0.8 : 1,
			...([0, 1, 30, 31].includes(at) ? wrong : {})
		})
	)
];

describe('a log of which each figure is worked out by hand', () => {
	const figures = figuresOf(log, FRIDAY + 3);

	it('knows 39 of 40 questions met, of 42', () => {
		const all = { known: 38.97697, interval: [37.07567, 40], met: 40, all: 42 };
		expectClose(figures.knowledge, {
			ready: true,
			all,
			banks: [{ bank: 'hand', title: 'By hand', ...all }],
			tags: [{ tag: 'one', known: 0.86231, met: 1, all: 1 }],
			kinds: [{ kind: 'figure', known: 38.97697, met: 40, all: 41 }],
			missed: 4,
			elsewhere: 0
		});
	});

	it('asks for the four that were forgotten today', () => {
		expectClose(figures.forecast, { ready: true, scheduled: 40, overdue: 0 });
		if (!figures.forecast.ready) return;
		expect(figures.forecast.days[0]).toEqual({ day: FRIDAY + 3, due: 4, asked: 4 });
		expect(figures.forecast.days.reduce((sum, { due }) => sum + due, 0)).toBe(40);
		const later = figuresOf(log, FRIDAY + 4).forecast;
		// What is overdue is asked on the first day, and counts there.
		expect(later).toMatchObject({
			...{ ready: true, overdue: 4 },
			...{ inDays: { count: 40, perDay: 40 / 30 }, inWeeks: { count: 40 } }
		});
		// The same four with a limit of three: one goes on to the next day.
		const changed: SettingsChanged = {
			...{ type: 'settings-changed', settings: { reviewsPerDay: 3 } },
			...{ id: 'zz', atMs: 0, offsetMin: 0, day: FRIDAY + 3, device: 'd' }
		};
		const limited = figuresOf([...log, changed], FRIDAY + 4).forecast;
		if (!limited.ready) throw new Error('The forecast is not ready.');
		expect(limited.days.slice(0, 2).map(({ due, asked }) => [due, asked])).toEqual([
			[0, 3],
			[0, 1]
		]);
		expect(limited).toMatchObject({ overdue: 4, perDay: 3, planned: true });
	});

	it('remembered 90 % where 90 % was wanted and 91 % foretold', () => {
		const sunday = {
			...{ n: 40, remembered: 36, share: 0.9, interval: [0.769479, 0.960421] },
			...{ wanted: 0.9, predicted: 0.909493, against: 'as-wanted', because: null }
		};
		expectClose(figures.retention, {
			ready: true,
			all: sunday,
			recent: sunday,
			months: [{ month: '2024-10', ...sunday }]
		});
		const foretold = {
			...{ n: 40, predicted: 0.909493, observed: 0.9, interval: [0.769479, 0.960421] },
			...{ logLoss: 0.325614, brier: 0.09009, stabilityDays: 2.3065 }
		};
		expectClose(figures.recall, {
			ready: true,
			all: foretold,
			bins: [{ from: 0.9, to: 0.95, ...foretold }],
			months: [{ month: '2024-10', ...foretold }],
			lately: foretold,
			before: null
		});
	});

	it('blames the model where it expected otherwise, and the days where it expected what came', () => {
		const again = (day: number, failed: number) =>
			names.map((name, at) => answered(name, day, at < failed ? wrong : {}));
		const told = (day: number, failed: number) => {
			const events = [...log.slice(0, 40), ...again(day, failed)];
			const { retention } = figuresOf(events, day);
			if (!retention.ready) throw new Error('The retention is not ready.');
			const { predicted, against, because } = retention.all;
			return [Math.round(predicted * 100), against, because];
		};
		// On Sunday 91 % were expected; after three weeks 70 %; the interval of 40 is some 14 points wide to each side.
		expect(told(FRIDAY + 2, 4)).toEqual([91, 'as-wanted', null]);
		expect(told(FRIDAY + 2, 12)).toEqual([91, 'less', 'model']);
		expect(told(FRIDAY + 21, 11)).toEqual([70, 'less', 'days']);
		expect(told(FRIDAY + 21, 30)).toEqual([70, 'less', 'model']);
		// Who wanted 60 % and is asked on the second day.
		const wanted: SettingsChanged = {
			...{ type: 'settings-changed', settings: { desiredRetention: 0.6 } },
			...{ id: 'd', atMs: 0, offsetMin: 0, day: FRIDAY, device: 'd' }
		};
		const early = (day: number, failed: number) => {
			const events = [wanted, ...log.slice(0, 40), ...again(day, failed)];
			const { retention } = figuresOf(events, day);
			return retention.ready && [retention.all.against, retention.all.because];
		};
		expect(early(FRIDAY + 2, 4)).toEqual(['more', 'days']);
		expect(early(FRIDAY + 21, 0)).toEqual(['more', 'model']);
	});

	it('lays no late answers to who answers on the day what is known for less than a day', () => {
		// Forgotten on Friday, each is due on Saturday, for which the model expects 77 %; three weeks later, 49 %.
		const forgotten = names.map((name) => answered(name, FRIDAY, wrong));
		const told = (day: number, failed: number) => {
			const later = names.map((name, at) => answered(name, day, at < failed ? wrong : {}));
			const { retention } = figuresOf([...forgotten, ...later], day);
			if (!retention.ready) throw new Error('The retention is not ready.');
			const { predicted, predictedOnTime, against, because } = retention.all;
			const percents = [predicted, predictedOnTime].map((one) => Math.round(one * 100));
			return [...percents, against, because];
		};
		expect(told(FRIDAY + 1, 10)).toEqual([77, 77, 'less', 'whole-days']);
		expect(told(FRIDAY + 21, 20)).toEqual([49, 77, 'less', 'days']);
		// A day late costs something, and the lesser part.
		expect(told(FRIDAY + 2, 12)).toEqual([70, 77, 'less', 'whole-days']);
	});

	it('calls the last thirty days recent, today among them', () => {
		expect(figuresOf(log, FRIDAY + 2 + 29).retention).toMatchObject({ recent: { n: 40 } });
		expect(figuresOf(log, FRIDAY + 2 + 30).retention).toMatchObject({ recent: null });
		expect(figuresOf(log, FRIDAY + 1).retention).toMatchObject({ recent: null });
	});

	it('is a little less sure than right, and tells nothing apart that way', () => {
		expectClose(figures.confidence, {
			...{ ready: true, n: 40, confidence: 0.85, share: 0.9, over: -0.05 },
			...{ brier: 0.11, reliability: 0.0233333, resolution: 0.0033333, uncertainty: 0.09 },
			skill: 1 - 0.11 / 0.09,
			points: [
				{ near: 0.8, n: 30, confidence: 0.8, share: 28 / 30 },
				{ near: 1, n: 10, confidence: 1, share: 0.8 }
			],
			// 28 of 30 may well be 80 %, and 8 of 10 not all.
			offMost: { near: 1, share: 0.8 }
		});
		// One fewer of them is too few to say so, and where all of them were right, nothing is off.
		const without = (...left: number[]) =>
			figuresOf(
				log.filter((_, at) => !left.includes(at)),
				FRIDAY + 3
			);
		expect(without(40 + 39).confidence).toMatchObject({ ready: true, n: 39, offMost: null });
		const mended = log.map((one, at) =>
			at === 70 || at === 71 ? { ...one, outcome: 'right' as const } : one
		);
		expect(figuresOf(mended, FRIDAY + 3).confidence).toMatchObject({ n: 40, offMost: null });
		expect(
			figures.confidentErrors.map(({ question, confidence }) => [question, confidence])
		).toEqual([
			['q31', 1],
			['q30', 1],
			['q1', 0.8],
			['q0', 0.8]
		]);
	});

	it('loses a confident error where it is mended on a later day, and not on the same', () => {
		const open = (...more: LearnerEvent[]) =>
			figuresOf([...log, ...more], FRIDAY + 3).confidentErrors.map(({ question }) => question);
		const again = { attempt: 2 };
		expect(open(answered('q30', FRIDAY + 2, again))).toContain('q30');
		expect(open(answered('q30', FRIDAY + 3))).toEqual(['q31', 'q1', 'q0']);
		expect(open(answered('q30', FRIDAY + 3, { hint: 'gives' }))).toContain('q30');
		expect(open(answered('q30', FRIDAY + 3, wrong))).toContain('q30');
	});

	it('answered 80 times on two days, for eight minutes', () => {
		expect(figures.calendar).toMatchObject({ ready: true, active: 2, answers: 80 });
		expectClose(figures.calendar, { minutes: 8, busiest: { day: FRIDAY, answers: 40, right: 40 } });
		if (!figures.calendar.ready) return;
		// Today is a Monday.
		expect(figures.calendar.days[0]!.day).toBe(FRIDAY + 3 - 52 * 7);
		expect(figures.calendar.days).toHaveLength(52 * 7 + 1);
		expect(figures.time).toMatchObject({
			ready: true,
			all: { answers: 80, ms: 480_000, medianMs: 6000 },
			banks: [{ bank: 'hand', title: 'By hand', answers: 80 }]
		});
	});

	it('finds four questions hardest, which do not lie apart by more than chance', () => {
		expect(figures.hardest).toMatchObject({ ready: true, ofQuestions: 40, ofFacts: 1 });
		if (!figures.hardest.ready) return;
		const { questions, facts } = figures.hardest;
		for (const rows of Object.values(questions) as (typeof questions.byLapses)[]) {
			expect(rows.map(({ question }) => question)).toEqual(['q0', 'q1', 'q30', 'q31']);
			// One of two, drawn to 5 % as by a hundred others.
			for (const row of rows) expectClose(row, { n: 2, failed: 1, lapses: 1, failing: 6 / 102 });
		}
		expectClose(facts.byFailing, [{ fact: 'f', n: 80, failed: 4, lapses: 4, failing: 0.05 }]);
		expect(facts.byFailing[0]!.questions).toHaveLength(40);
	});

	it('says what is missing where there is not enough yet', () => {
		const none = figuresOf([], FRIDAY);
		const need = (n: number, have = 0) => ({ ready: false, have, need: n });
		expect(none).toMatchObject({
			...{ knowledge: need(1), forecast: need(1), retention: need(30), recall: need(30) },
			...{ confidence: need(30), confidentErrors: [], calendar: need(1), time: need(1) },
			...{ hardest: need(5), claims: need(20), rightByKind: need(1) }
		});
		const few = figuresOf([...log.slice(0, 40), ...log.slice(40, 69)], FRIDAY + 3);
		expect(few).toMatchObject({ retention: need(30, 29), confidence: need(30, 29) });
	});
});

describe('claims of which each figure is worked out by hand', () => {
	const said = (kind: string | null, speaker: string | null, at: number) =>
		answered('claim', FRIDAY, {
			session: `s${at}`,
			response: { type: 'attribution', kind, speaker } as Response
		});
	const claims = (events: Answered[]) => figuresOf(events, FRIDAY).claims;
	const statements = [
		...Array.from({ length: 12 }, () => ['statement', 'Ben'] as const),
		...Array.from({ length: 5 }, () => ['event', 'Ben'] as const),
		...Array.from({ length: 2 }, () => ['statement', 'Ann'] as const),
		['figure', 'Cy'] as const,
		[null, null] as const
	].map(([kind, speaker], at) => said(kind, speaker, at));

	it('tells what a statement was taken for, and whose it was thought to be', () => {
		const part = { n: 21, right: 14, share: 14 / 21 };
		expectClose(claims(statements), {
			ready: true,
			outdated: 0,
			all: part,
			rows: [
				{
					kind: 'statement',
					taken: { event: 5, figure: 1, statement: 14, judgement: 0, none: 1 },
					mostly: { kind: 'event', n: 5 },
					...part
				}
			],
			speakers: [
				{
					...{ speaker: 'Ben', n: 21, asFact: 6, toAnother: 3, mistaken: 8, share: 8 / 21 },
					mistaking: 8 / 21,
					others: [
						{ speaker: 'Ann', n: 2 },
						{ speaker: 'Cy', n: 1 }
					]
				}
			]
		});
	});

	it('counts neither a history of another program, nor an answer to another key, nor a return', () => {
		const others = [
			answered('claim', FRIDAY, { response: { type: 'card', rating: 'good' }, session: 'x' }),
			{ ...said('event', 'Ann', 97), key: 'earlier' },
			{ ...said('event', 'Ann', 98), attempt: 2 }
		];
		expect(claims([...statements, ...others])).toMatchObject({ all: { n: 21 }, outdated: 1 });
	});
});
