import { DEFAULT_WEIGHTS } from '../../memory/fsrs';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryLog } from '../../memory/arbitrary-log';
import { isAsked, type Card } from '../../memory/card';
import type { LearnerEvent, SettingsChanged } from '../../memory/event';
import { cardKey, foldLog } from '../../memory/fold';
import { simulatePast } from '../simulate/simulated-past';
import { simulatedLog } from '../simulate/simulated-log';
import { previewDueInSteps } from './due-preview';

const { reviews } = simulatePast('preview', 1000);
const log = simulatedLog(reviews);
const cards = [...foldLog(log).cards.values()];
const today = reviews.at(-1)!.day + 1;
const stronger = DEFAULT_WEIGHTS.map((weight, at) => (at < 4 ? weight * 3 : weight));

const set = (id: string, settings: SettingsChanged['settings']): SettingsChanged => ({
	...{ type: 'settings-changed', id, atMs: 0, offsetMin: 0, day: 0, device: 'd' },
	settings
});

function preview(
	of: readonly Card[],
	events: readonly LearnerEvent[],
	weights: readonly number[] | null
) {
	const steps = previewDueInSteps(of, events, weights && [...weights], today);
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

it('sees no difference in weights that are in force', () => {
	const { now, then } = preview(cards, log, DEFAULT_WEIGHTS);
	expect(then).toEqual(now);
	expect(now.today).toBe(cards.filter(({ dueDay }) => dueDay! <= today).length);
	expect(now.week).toBe(cards.filter(({ dueDay }) => dueDay! <= today + 6).length);
	expect(now.month).toBe(cards.filter(({ dueDay }) => dueDay! <= today + 29).length);
	expect(now.today).toBeLessThan(now.week);
	expect(now.week).toBeLessThan(now.month);
});

it('sees fewer questions for a stronger memory, as many as are due once it is set', () => {
	const { now, then } = preview(cards, log, stronger);
	expect(then.week).toBeLessThan(now.week);
	expect(then.month).toBeLessThan(now.month);
	const refolded = foldLog([...log, set('zzz', { weights: stronger })]).cards;
	const within = cards.filter(
		({ bank, question }) => refolded.get(cardKey(bank, question))!.dueDay! <= today + 29
	);
	expect(then.month).toBe(within.length);
});

it('counts only the cards it is given, and none that is not asked', () => {
	const [first, ...rest] = cards as [Card, ...Card[]];
	expect(preview([], log, stronger).then).toEqual({ today: 0, week: 0, month: 0 });
	const suspended = { ...first, dueDay: today, suspended: true };
	expect(preview([suspended, ...rest], log, stronger)).toEqual(preview(rest, log, stronger));
});

it('passes over all weights that were set before, and takes them back for the usual ones', () => {
	const changed = [...log, set('zzz', { weights: stronger })];
	const cardsThen = [...foldLog(changed).cards.values()];
	expect(preview(cardsThen, changed, DEFAULT_WEIGHTS)).toEqual({
		now: preview(cards, log, stronger).then,
		then: preview(cards, log, DEFAULT_WEIGHTS).now
	});
	expect(preview(cardsThen, changed, null)).toEqual(preview(cardsThen, changed, DEFAULT_WEIGHTS));
});

it('tells of any log what is due once they are set', () => {
	fc.assert(
		fc.property(arbitraryLog(), (any) => {
			const of = [...foldLog(any).cards.values()];
			const refolded = foldLog([...any, set('\uffff', { weights: stronger })]).cards;
			const { then } = preview(of, any, stronger);
			const due = of.filter(
				(card) =>
					isAsked(card) &&
					(refolded.get(cardKey(card.bank, card.question))?.dueDay ?? Infinity) <= today
			);
			expect(then.today).toBe(due.length);
		})
	);
});
