import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryHistories } from '../../memory/arbitrary-histories';
import { arbitraryLog } from '../../memory/arbitrary-log';
import type { LearnerEvent } from '../../memory/event';
import { foldLog } from '../../memory/fold';
import { unionOf } from '../../memory/union-of';
import { Catalogue, knownBank } from './known-bank';
import type { LogSums } from './log-sums';
import { answerFigures, cardFigures } from './progress-figures';
import { sumLog } from './sum-log';
import { SumsAsRead } from './sums-as-read';
import { CLAIM_BANKS } from './testing/claim-banks';
import { steadyLog } from './testing/steady-log';
import { variedAnswers } from './testing/varied-answers';

const BANKS = CLAIM_BANKS.map(knownBank);
const TODAY = 20_100;

function ended<T>(steps: Generator<unknown, T>): T {
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** In order of id. */
const arbitraryOrdered = fc
	.oneof(
		arbitraryLog(200),
		arbitraryHistories(250).map((histories) => histories.flat()),
		steadyLog()
	)
	.map((log) => unionOf(variedAnswers(log)).events)
	.filter((log) => log.length > 3);

/** A log as it lies in a database: parts one after the other, and what is in none of them, some of it late. */
interface Laid {
	log: LearnerEvent[];
	parts: LearnerEvent[][];
	loose: LearnerEvent[];
}

const arbitraryLaid: fc.Arbitrary<Laid> = fc
	.record({
		log: arbitraryOrdered,
		perPart: fc.integer({ min: 1, max: 60 }),
		newest: fc.double({ min: 0, max: 0.4, noNaN: true }),
		lateEvery: fc.option(fc.integer({ min: 2, max: 50 }), { nil: null })
	})
	.map(({ log, perPart, newest, lateEvery }) => {
		const inParts = Math.floor(log.length * (1 - newest));
		const isLoose = (at: number) =>
			at >= inParts || (lateEvery !== null && at % lateEvery === lateEvery - 1);
		const sealed = log.filter((_, at) => !isLoose(at));
		const parts = Array.from({ length: Math.ceil(sealed.length / perPart) }, (_, part) =>
			sealed.slice(part * perPart, (part + 1) * perPart)
		);
		return { log, parts, loose: log.filter((_, at) => isLoose(at)) };
	});

function read({ log, parts, loose }: Laid, { keeps }: { keeps: boolean }) {
	const sums = new SumsAsRead(loose, foldLog(log).settings.weights);
	for (const part of parts) sums.take(part);
	const upTo = parts.at(-1)?.at(-1)?.id ?? null;
	return { upTo, found: sums.end(keeps ? upTo : null), isGivenUp: sums.isGivenUp };
}

function figures(log: readonly LearnerEvent[], sums: LogSums) {
	const { cards, settings } = foldLog(log);
	const catalogue = new Catalogue(BANKS);
	const ground = { cards: [...cards.values()], catalogue, settings, today: TODAY };
	return { ...ended(answerFigures(sums, ground)), ...ended(cardFigures(sums, ground)) };
}

/** Whether something is taken back that lies three parts before what takes it back. */
function isTakenBackLate({ log, parts, loose }: Laid): boolean {
	const partOf = new Map(parts.flatMap((part, at) => part.map(({ id }) => [id, at] as const)));
	const ends = parts.map((part) => part.at(-1)!.id);
	// A loose event is read with the part that ends after it.
	const readWith = (id: string) => partOf.get(id) ?? ends.findIndex((end) => id < end);
	const known = new Set(loose.flatMap((event) => (event.type === 'undone' ? [event.target] : [])));
	return log.some((event) => {
		if (event.type !== 'undone' || known.has(event.target)) return false;
		known.add(event.target);
		const at = partOf.get(event.id)!;
		const ofTarget = ends.findIndex((end) => event.target <= end);
		return ofTarget >= 0 && Math.min(ofTarget, readWith(event.target)) <= at - 3;
	});
}

describe('sums that are made while a log is read', () => {
	it('are those of the whole log to the last digit, and are given up only where something was taken back late', () => {
		let [made, late] = [0, 0];
		fc.assert(
			fc.property(arbitraryLaid, fc.boolean(), (laid, keeps) => {
				const { upTo, found } = read(laid, { keeps });
				if (isTakenBackLate(laid)) {
					late++;
					expect(found).toBeNull();
					return;
				}
				made++;
				const whole = ended(sumLog(laid.log, null, keeps ? upTo : null));
				expect(found!.kept).toEqual(whole.kept);
				expect(figures(laid.log, found!.sums)).toEqual(figures(laid.log, whole.sums));
			}),
			{ numRuns: 300 }
		);
		expect(made).toBeGreaterThan(150);
		expect(late).toBeGreaterThan(3);
	});

	it('are given up where a part goes back behind an earlier one', () => {
		fc.assert(
			fc.property(arbitraryOrdered, (log) => {
				const half = Math.floor(log.length / 2);
				const parts = [log.slice(half), log.slice(0, half)];
				expect(read({ log, parts, loose: [] }, { keeps: false }).found).toBeNull();
			}),
			{ numRuns: 20 }
		);
	});

	it('are given up where the log names other weights than were taken for granted', () => {
		fc.assert(
			fc.property(arbitraryOrdered, (log) => {
				const { weights } = foldLog(log).settings;
				const others = weights ? null : Array.from({ length: 21 }, (_, at) => at / 10);
				const sums = new SumsAsRead([], others);
				sums.take(log);
				expect(sums.end(null)).toBeNull();
			}),
			{ numRuns: 20 }
		);
	});

	it('are given up where they would be kept up to another event than the last one that was read', () => {
		fc.assert(
			fc.property(arbitraryOrdered, (log) => {
				const sums = new SumsAsRead([], foldLog(log).settings.weights);
				sums.take(log);
				expect(sums.end(`${log.at(-1)!.id}0`)).toBeNull();
			}),
			{ numRuns: 20 }
		);
	});

	it('are given up where an event lies there twice', () => {
		fc.assert(
			fc.property(arbitraryOrdered, (log) => {
				const loose = [log[0]!];
				expect(read({ log, parts: [log], loose }, { keeps: false }).found).toBeNull();
			}),
			{ numRuns: 20 }
		);
	});
});
