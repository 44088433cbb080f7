import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLog } from '../../memory/fold';
import { retrievability } from '../../memory/fsrs';
import { isoDate } from '../../memory/local-day';
import { isWide } from '../../memory/wide-event';
import { memoryCurve } from './memory-curve';
import { daysBetween } from './testing/exported-row';
import { CLAIM_BANKS } from './testing/claim-banks';
import { exported } from './testing/exported';
import { expectClose } from './testing/expect-close';
import { oracleRecall } from './testing/oracle-fsrs';
import { Oracle } from './testing/oracle-figures';
import { weightsIn } from './testing/oracle-reviews';
import { steadyLog } from './testing/steady-log';

const ref = { bank: 'a', question: 'q1' };
const isOfIt = (row: { bank?: string | null; question?: string | null }) =>
	row.bank === ref.bank && row.question === ref.question;

describe('the memory curve of a question', () => {
	it('holds what the exported table says of it', () => {
		let compared = 0;
		fc.assert(
			fc.property(steadyLog(150), fc.integer({ min: 19_999, max: 20_300 }), (log, today) => {
				const curve = memoryCurve(log, ref, foldLog(log).settings, today);
				const oracle = new Oracle(exported(log), CLAIM_BANKS, isoDate(today));
				const answers = oracle.answers.filter(isOfIt);
				expect(curve.ready).toBe(answers.length > 0);
				if (!curve.ready) return;
				const told = curve.history.filter((moment) => moment.type === 'answer');
				expect(told.map(({ answer }) => answer)).toEqual(answers.map(({ id }) => id));
				const reviews = oracle.reviews.filter(({ row }) => isOfIt(row));
				expect(told.filter(({ counted }) => counted).length).toBe(reviews.length);
				for (const { row, rating, recall, after } of reviews) {
					compared++;
					expectClose(
						told.find(({ answer }) => answer === row.id),
						{
							...{ counted: true, outcome: row.outcome, rating, recallBefore: recall },
							...{ stabilityAfter: after.s, difficultyAfter: after.d }
						}
					);
				}
				const now = oracle.chances().find(isOfIt)?.counted;
				if (!now) {
					expect(curve).toMatchObject({ now: null, inAMonth: null, toCome: [] });
					return;
				}
				const on = (day: number) =>
					oracleRecall(
						now.after,
						day - 20_000 - daysBetween(isoDate(20_000), now.row.day!),
						weightsIn(oracle.rows)
					);
				expectClose(curve.now, on(today));
				expectClose(curve.inAMonth, on(today + 30));
				expect(curve.toCome[0]!.day).toBe(today);
				for (const { day, recall } of curve.toCome) expectClose(recall, on(day));
				for (const span of curve.past) {
					expect(span[0]!.recall).toBe(1);
					const days = span.map(({ day }) => day);
					expect(days).toEqual([...days].sort((a, b) => a - b));
				}
			}),
			{ numRuns: 60 }
		);
		expect(compared).toBeGreaterThan(200);
	});

	it('needs the events of the question and those that concern all, and no others', () => {
		fc.assert(
			fc.property(steadyLog(100), (log) => {
				const { settings } = foldLog(log);
				const own = log.filter((event) => isWide(event) || isOfIt(event as typeof ref));
				expect(memoryCurve(own, ref, settings, 20_200)).toEqual(
					memoryCurve(log, ref, settings, 20_200)
				);
			}),
			{ numRuns: 60 }
		);
	});

	const at = (day: number, outcome: 'right' | 'wrong') => ({
		...{ id: `e${100 + day}`, atMs: 0, offsetMin: 0, day, device: 'd', type: 'answered' as const },
		...{ ...ref, questionType: 'card' as const, wording: '', key: '', score: 0, outcome },
		...{ response: { type: 'dont-know' as const }, durationMs: 1, hint: 'none' as const },
		...{ mode: 'study' as const, session: String(day), attempt: 1 }
	});
	const curveOf = (events: ReturnType<typeof at>[], today: number) => {
		const made = memoryCurve(events, ref, foldLog(events).settings, today);
		if (!made.ready) throw new Error('It was answered.');
		return made;
	};
	const learnt = [at(0, 'right'), at(2, 'right'), at(13, 'right'), at(60, 'right')];

	it('tells the chance in a month to the day, of what hardly lasts and of what lasts for years', () => {
		for (const events of [[at(0, 'wrong')], learnt.slice(0, 2), learnt.slice(0, 3), learnt]) {
			const { cards, settings } = foldLog(events);
			const { memory } = [...cards.values()][0]!;
			const { day } = events.at(-1)!;
			for (const today of [day, day + 3, day + 100])
				expect(curveOf(events, today).inAMonth).toBe(
					retrievability(memory!, today + 30 - day, settings)
				);
		}
	});

	it('reaches as far ahead as what is past, and a month at least, however soon it is forgotten', () => {
		const short = curveOf([at(0, 'wrong')], 14);
		expect(short.toCome.at(-1)).toEqual({ day: 44, recall: short.inAMonth });
		const long = curveOf(learnt, 80).toCome;
		expect([long[0]!.day, long.at(-1)!.day]).toEqual([80, 160]);
		expect(memoryCurve([], ref, foldLog([]).settings, 5)).toEqual({
			...{ ready: false, have: 0, need: 1 }
		});
	});
});
