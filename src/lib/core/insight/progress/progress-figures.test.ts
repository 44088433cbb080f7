import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAIM_KINDS } from '../../bank/bank';
import { askedFrom } from '../../memory/card';
import { arbitraryHistories } from '../../memory/arbitrary-histories';
import { arbitraryLog } from '../../memory/arbitrary-log';
import { DEFAULT_SETTINGS } from '../../memory/default-settings';
import type { LearnerEvent } from '../../memory/event';
import { nextEventId } from '../../memory/event-id';
import { cardKey, foldLog } from '../../memory/fold';
import { isoDate } from '../../memory/local-day';
import { reviewQueue } from '../../memory/review-queue';
import { Catalogue, knownBank } from './known-bank';
import { progressFigures, standingFigures, type ProgressFigures } from './progress-figures';
import { RECALL_EDGES } from './recall-model';
import { CLAIM_BANKS } from './testing/claim-banks';
import { exported } from './testing/exported';
import { expectClose } from './testing/expect-close';
import { Oracle } from './testing/oracle-figures';
import { steadyLog } from './testing/steady-log';
import { variedAnswers } from './testing/varied-answers';

/** What was ready in at least one case: a comparison that never took place proves nothing. */
const seen = new Set<string>();

const arbitraryCase = fc.record({
	log: fc
		.oneof(
			arbitraryLog(200).filter((log) => log.length > 0),
			arbitraryHistories(250).map((histories) => histories.flat()),
			steadyLog()
		)
		.map(variedAnswers),
	today: fc.integer({ min: 19_995, max: 20_400 })
});

function both(log: LearnerEvent[], today: number) {
	const { cards, settings } = foldLog(log);
	const figures = progressFigures({
		events: log,
		cards: [...cards.values()],
		banks: CLAIM_BANKS.map(knownBank),
		settings,
		today
	});
	return { figures, oracle: new Oracle(exported(log), CLAIM_BANKS, isoDate(today)) };
}

function each(compare: (figures: ProgressFigures, oracle: Oracle, log: LearnerEvent[]) => void) {
	fc.assert(
		fc.property(arbitraryCase, ({ log, today }) => {
			const { figures, oracle } = both(log, today);
			compare(figures, oracle, log);
		}),
		{ numRuns: 120 }
	);
}

describe('each figure, against another working-out from the exported table', () => {
	it('what is known now', () => {
		each(({ knowledge }, oracle) => {
			const expected = oracle.knowledge();
			expect(knowledge.ready).toBe(expected.all.met > 0);
			if (!knowledge.ready) return;
			seen.add('knowledge');
			expectClose(knowledge.all, expected.all);
			expect(knowledge.missed).toBe(expected.missed);
			for (const { bank, title: _, ...rest } of knowledge.banks)
				expectClose(rest, expected.banks[bank]);
			expect(knowledge.tags.map(({ tag }) => tag).sort()).toEqual(['attribution', 'port', 'sea']);
			for (const groups of [knowledge.banks, knowledge.tags])
				for (const [at, one] of groups.entries()) {
					const next = groups[at + 1] ?? { known: 0, met: 0 };
					expect(one.known > next.known || (one.known === next.known && one.met >= next.met)).toBe(
						true
					);
				}
			for (const { tag, ...rest } of knowledge.tags) expectClose(rest, expected.tag(tag));
			expect(knowledge.kinds.map(({ kind }) => kind)).toEqual(CLAIM_KINDS);
			for (const { kind, ...rest } of knowledge.kinds) expectClose(rest, expected.kind(kind));
		});
		expect(seen).toContain('knowledge');
	});

	it('when each question comes, and why', () => {
		each((_, oracle, log) => {
			const { cards } = foldLog(log);
			for (const one of oracle.schedules()) {
				if (one.isUnsure) continue;
				const card = cards.get(cardKey(one.bank, one.question));
				const { due, from, firstDay, lastDay, isAside, isLeech } = one;
				if (!card) {
					expect([due, from, firstDay, lastDay, isAside]).toEqual([null, null, null, null, false]);
					continue;
				}
				expect({
					...{ bank: card.bank, question: card.question, due: card.dueDay, from: askedFrom(card) },
					...{ firstDay: card.firstDay, lastDay: card.lastDay, lapses: card.lapses },
					...{ isAside: card.suspended, isLeech: card.leech, isUnsure: false }
				}).toEqual(one);
				if (from !== null && from > due!) seen.add('put off');
				if (from === null && due !== null) seen.add('not asked');
				if (isLeech) seen.add('leech');
				if (due !== null && due > lastDay! + 30) seen.add('long');
			}
		});
		const kinds = ['put off', 'not asked', 'leech', 'long'];
		expect([...seen]).toEqual(expect.arrayContaining(kinds));
	});

	it('what is due, in days and weeks', () => {
		each(({ forecast, today }, oracle, log) => {
			const schedules = oracle.schedules();
			if (schedules.some(({ isUnsure }) => isUnsure)) return;
			const asked = schedules.flatMap(({ from }) => from ?? []);
			expect(forecast.ready).toBe(asked.length > 0);
			if (!forecast.ready) return;
			const between = (from: number, to: number) =>
				asked.filter((day) => day >= from && day < to).length;
			expect(forecast.overdue).toBe(between(-Infinity, today));
			expect(forecast.scheduled).toBe(asked.length);
			expect(forecast.days.map(({ day, due }) => ({ day, due }))).toEqual(
				Array.from({ length: 30 }, (_, at) => ({
					day: today + at,
					due: between(today + at, today + at + 1)
				}))
			);
			expect(forecast.weeks.map(({ due }) => due)).toEqual(
				Array.from({ length: 52 }, (_, at) => between(today + at * 7, today + at * 7 + 7))
			);
			expect(forecast.later).toBe(between(today + 364, Infinity));
			const counts = forecast.days.map(({ asked }) => asked);
			expectClose(forecast.inDays.perDay, counts.reduce((sum, count) => sum + count, 0) / 30);
			if (forecast.inDays.most) {
				seen.add('most');
				const { from, asked } = forecast.inDays.most;
				expect([asked, counts[from - today]]).toEqual([Math.max(...counts), asked]);
			} else expect(Math.max(...counts)).toBe(0);
			// What a review asks, where nothing holds it back.
			const { cards, settings } = foldLog(log);
			const { due, waiting } = reviewQueue({
				...{ banks: oracle.banks, cards: new Map(), introduced: 0, today, settings },
				due: [...cards.values()].filter((card) => (askedFrom(card) ?? Infinity) <= today)
			});
			expect([due.length, waiting]).toEqual([between(-Infinity, today + 1), 0]);
			if (due.length > 0) seen.add('due');
		});
		expect([...seen]).toEqual(expect.arrayContaining(['most', 'due']));
	});

	it('what is asked a day under a limit, as it comes out when each question is put on the next free day', () => {
		for (const limit of [null, 1, 3, 20])
			each(({ today }, oracle, log) => {
				const own = oracle.schedules();
				if (own.some(({ isUnsure }) => isUnsure)) return;
				const settings = { ...DEFAULT_SETTINGS, reviewsPerDay: limit };
				const { forecast } = standingFigures({
					...{ cards: [...foldLog(log).cards.values()], settings, today },
					catalogue: new Catalogue(oracle.banks.map(knownBank))
				});
				if (!forecast.ready) return;
				const taken = new Map<number, number>();
				const done = own.filter((one) => one.lastDay === today && one.firstDay !== today).length;
				const room = (day: number) =>
					limit === null ? Infinity : Math.max(0, limit - (day === today ? done : 0));
				const from = own.flatMap((one) => (one.from === null ? [] : Math.max(one.from, today)));
				for (let day of from.sort((a, b) => a - b)) {
					while ((taken.get(day) ?? 0) >= room(day)) day++;
					taken.set(day, (taken.get(day) ?? 0) + 1);
				}
				expect(forecast.days.map(({ asked }) => asked)).toEqual(
					forecast.days.map(({ day }) => taken.get(day) ?? 0)
				);
				const inWeeks = forecast.weeks.map(({ firstDay }) =>
					Array.from({ length: 7 }, (_, at) => taken.get(firstDay + at) ?? 0)
				);
				expect(forecast.weeks.map(({ asked }) => asked)).toEqual(
					inWeeks.map((week) => week.reduce((sum, count) => sum + count, 0))
				);
				const inDays = forecast.days.map(({ day }) => taken.get(day) ?? 0);
				const most = Math.max(...inDays);
				expectClose(forecast.inDays, {
					count: inDays.reduce((sum, count) => sum + count, 0),
					perDay: inDays.reduce((sum, count) => sum + count, 0) / 30,
					most: most > 0 ? { from: today + inDays.indexOf(most), asked: most } : null
				});
				expect(forecast.inWeeks.most?.asked ?? 0).toBe(
					Math.max(...inWeeks.map((week) => week.reduce((sum, count) => sum + count, 0)))
				);
				const soon = inWeeks.flat().reduce((sum, count) => sum + count, 0);
				expect(forecast.askedLater).toBe(forecast.scheduled - soon);
				expect(forecast.inWeeks.count).toBe(soon);
				expect(forecast).toMatchObject({ perDay: limit, planned: limit !== null });
				if (limit !== null && Math.max(...taken.values()) === limit) seen.add(`limit ${limit}`);
			});
		expect([...seen]).toEqual(expect.arrayContaining(['limit 1', 'limit 3']));
	});

	it('what was remembered of what was due, by month', () => {
		each(({ retention, today }, oracle) => {
			expect(retention.ready).toBe(oracle.due.length >= 30);
			if (!retention.ready) {
				expect(retention.have).toBe(oracle.due.length);
				return;
			}
			seen.add('retention');
			expectClose(
				retention.all,
				oracle.retention(() => true)
			);
			expect(retention.months.map(({ month }) => month)).toEqual(oracle.months);
			for (const { month, ...rest } of retention.months)
				expectClose(
					rest,
					oracle.retention((day) => day.startsWith(month))
				);
			const isRecent = (day: string) => day > isoDate(today - 30) && day <= isoDate(today);
			if (!retention.recent) expect(oracle.due.some(({ row }) => isRecent(row.day!))).toBe(false);
			else {
				seen.add('recent');
				expectClose(retention.recent, oracle.retention(isRecent));
			}
		});
		expect([...seen]).toEqual(expect.arrayContaining(['retention', 'recent']));
	});

	it.each([
		['days', 40, 2],
		['whole-days', 1, 1]
	])('why less was remembered than was wanted: %s', (because, apart, few) => {
		const log: LearnerEvent[] = [];
		const stamp = (day: number) => {
			const atMs = day * 86_400_000 + log.length;
			const id = nextEventId(atMs, new Uint8Array(10), null);
			return { id, atMs, offsetMin: 0, day, device: 'd' };
		};
		const answer = (question: number, day: number, isRight: boolean) =>
			log.push({
				...{ ...stamp(day), type: 'answered', bank: 'a', question: `q${question}` },
				...{ questionType: 'single', wording: 'w', key: 'k', response: { type: 'dont-know' } },
				...{ score: isRight ? 1 : 0, outcome: isRight ? 'right' : 'wrong', durationMs: 1000 },
				...{ hint: 'none', mode: 'review', session: `s${day}`, attempt: 1 }
			});
		// Again and again forgotten at first, so that each is known for less than a day.
		for (let round = 0; round < 12; round++) {
			const day = 20_000 + round * 2 * apart;
			log.push({ ...stamp(day), type: 'reset' });
			for (const question of [1, 2, 3]) answer(question, day, false);
			for (const question of [1, 2, 3])
				answer(question, day + apart, (round + question) % 4 >= few);
		}
		const { figures, oracle } = both(log, 21_000);
		const expected = oracle.retention(() => true);
		expect(expected).toMatchObject({ n: 36, against: 'less', because });
		expectClose(figures.retention, { ready: true, all: expected });
	});

	it('what the model foretold', () => {
		each(({ recall, today }, oracle) => {
			expect(recall.ready).toBe(oracle.due.length >= 30);
			if (!recall.ready) return;
			seen.add('recall');
			expectClose(
				recall.all,
				oracle.foretold(() => true)
			);
			for (const { month, ...rest } of recall.months)
				expectClose(
					rest,
					oracle.foretold(({ row }) => row.day!.startsWith(month))
				);
			expect(recall.months.map(({ month }) => month)).toEqual(oracle.months);
			for (const { from, to, ...rest } of recall.bins) {
				expect(RECALL_EDGES).toContain(from);
				const isLast = to === 1;
				expectClose(
					rest,
					oracle.foretold((one) => one.recall! >= from && (isLast || one.recall! < to))
				);
			}
			expect(recall.bins.reduce((sum, { n }) => sum + n, 0)).toBe(oracle.due.length);
			const before = isoDate(today - 89);
			if (recall.before)
				expectClose(
					recall.before,
					oracle.foretold(({ row }) => row.day! < before)
				);
			if (recall.lately)
				expectClose(
					recall.lately,
					oracle.foretold(({ row }) => row.day! >= before && row.day! <= isoDate(today))
				);
			if (recall.before && recall.lately) seen.add('before and lately');
		});
		expect([...seen]).toEqual(expect.arrayContaining(['recall', 'before and lately']));
	});

	it('how sure the learner was', () => {
		each(({ confidence, confidentErrors }, oracle) => {
			const expected = oracle.confidence();
			expect(confidence.ready).toBe(expected.n >= 30);
			expect(
				confidentErrors.map(({ answer, confidence, times }) => ({ answer, confidence, times }))
			).toEqual(
				oracle
					.confidentErrors()
					.sort((a, b) => b.confidence - a.confidence || (a.answer < b.answer ? 1 : -1))
			);
			if (confidentErrors.some(({ times }) => times > 1)) seen.add('confident errors');
			if (!confidence.ready) return;
			seen.add('confidence');
			for (const [name, value] of Object.entries(expected))
				expectClose(confidence[name as keyof typeof expected], value);
			expectClose(confidence.over, expected.confidence - expected.share);
			const { offMost } = confidence;
			expectClose(offMost && Math.abs(offMost.confidence - offMost.share), oracle.offBy());
			if (offMost) seen.add('one off');
			expectClose(
				confidence.brier,
				confidence.reliability - confidence.resolution + confidence.uncertainty
			);
			expectClose(confidence.skill, 1 - expected.brier / expected.uncertainty);
		});
		expect([...seen]).toEqual(
			expect.arrayContaining(['confidence', 'confident errors', 'one off'])
		);
	});

	it('the calendar, and the time spent', () => {
		each(({ calendar, time, today }, oracle) => {
			if (calendar.ready) {
				seen.add('calendar');
				const { days } = calendar;
				expect(new Date(days[0]!.day * 86_400_000).getUTCDay()).toBe(1);
				expect(days.at(-1)!.day).toBe(today);
				expect(days.length).toBeGreaterThan(52 * 7);
				expect(days.length).toBeLessThanOrEqual(53 * 7);
				for (const { day, ...rest } of days) expectClose(rest, oracle.day(isoDate(day)));
				expect(calendar.active).toBe(days.filter(({ answers }) => answers > 0).length);
				expect(calendar.answers).toBe(days.reduce((sum, { answers }) => sum + answers, 0));
			}
			expect(time.ready).toBe(oracle.answers.length > 0);
			if (!time.ready) return;
			expectClose(time.all, oracle.time());
			for (const { bank, title, ...rest } of time.banks) {
				expect(title).toBe(`The bank ${bank}`);
				expectClose(rest, oracle.time(bank));
			}
		});
		expect(seen).toContain('calendar');
	});

	it('the hardest questions and facts', () => {
		each(({ hardest }, oracle) => {
			const hard = oracle.hard();
			expect(hardest.ready).toBe(hard.length >= 5);
			if (!hardest.ready) return;
			const { byFailing, byLapses, byDifficulty } = hardest.questions;
			if (byFailing.length > 0) seen.add('failing');
			if (byLapses.length > 0) seen.add('lapses');
			expect(hardest.ofQuestions).toBe(hard.length);
			expect(byFailing.length).toBe(hard.filter(({ failed }) => failed > 0).length);
			expect(byLapses.length).toBe(hard.filter(({ lapses }) => lapses > 0).length);
			for (const row of [...byFailing, ...byLapses, ...byDifficulty]) {
				const { n, failed, lapses, difficulty } = row;
				const other = hard.find(
					({ bank, question }) => bank === row.bank && question === row.question
				)!;
				expectClose(
					{ n, failed, lapses, difficulty },
					{
						...{ n: other.n, failed: other.failed, lapses: other.lapses },
						difficulty: other.difficulty
					}
				);
				// Between its own share and that of all.
				const all =
					hard.reduce((sum, one) => sum + one.failed, 0) /
					hard.reduce((sum, one) => sum + one.n, 0);
				const own = failed / n;
				expect(row.failing).toBeGreaterThanOrEqual(Math.min(own, all) - 1e-9);
				expect(row.failing).toBeLessThanOrEqual(Math.max(own, all) + 1e-9);
			}
			const falls = (values: number[]) =>
				values.every((value, at) => at === 0 || value <= values[at - 1]!);
			expect(falls(byFailing.map(({ failing }) => failing))).toBe(true);
			expect(falls(byLapses.map(({ lapses }) => lapses))).toBe(true);
			expect(falls(byDifficulty.map(({ difficulty }) => difficulty))).toBe(true);
			for (const fact of hardest.facts.byFailing) {
				const on = hard.filter(
					({ bank, question }) =>
						bank === fact.bank && oracle.question(bank, question)!.facts.includes(fact.fact)
				);
				const sum = (of: 'n' | 'failed' | 'lapses') =>
					on.reduce((total, row) => total + row[of], 0);
				expect(fact).toMatchObject({
					n: sum('n'),
					failed: sum('failed'),
					lapses: sum('lapses')
				});
				expect([...fact.questions].sort()).toEqual(on.map(({ question }) => question).sort());
			}
		});
		expect([...seen]).toEqual(expect.arrayContaining(['failing', 'lapses']));
	});

	it('claims, and whose are mistaken', () => {
		each(({ claims, rightByKind }, oracle) => {
			const expected = oracle.claims();
			if (rightByKind.ready)
				for (const { kind, n, right } of rightByKind.kinds)
					expect({ n, right }).toEqual(expected.ordinary(kind));
			expect(claims.ready).toBe(expected.n >= 20);
			if (!claims.ready) return;
			seen.add('claims');
			expect(claims.all.n).toBe(expected.n);
			expect(claims.outdated).toBe(expected.outdated);
			for (const row of claims.rows) {
				for (const kind of [...CLAIM_KINDS, 'none'] as const)
					expect(row.taken[kind]).toBe(expected.taken(row.kind, kind));
				expect(row.right).toBe(expected.taken(row.kind, row.kind));
			}
			expect(claims.rows.reduce((sum, { n }) => sum + n, 0)).toBe(expected.n);
			const others = ['Ben', 'Cy'].filter((name) => expected.speaker(name).mistaken > 0);
			expect(claims.speakers.map(({ speaker }) => speaker).sort()).toEqual(others);
			for (const { speaker, n, asFact, toAnother, mistaken, others } of claims.speakers) {
				expect({ n, asFact, toAnother, mistaken }).toEqual(expected.speaker(speaker));
				expect(others.reduce((sum, other) => sum + other.n, 0)).toBe(toAnother);
				if (toAnother > 0) seen.add('to another');
			}
		});
		expect([...seen]).toEqual(expect.arrayContaining(['claims', 'to another']));
	});
});
