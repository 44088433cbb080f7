import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryLog } from '../../memory/arbitrary-log';
import type { Card } from '../../memory/card';
import type { LearnerEvent, SettingsChanged } from '../../memory/event';
import { cardKey, foldLog } from '../../memory/fold';
import { simulatePast } from '../simulate/simulated-past';
import { simulatedLog } from '../simulate/simulated-log';
import { asIfAlways, previewDueInSteps } from './due-preview';
import { DEFAULT_WEIGHTS } from './fsrs6-weights';

const { reviews } = simulatePast('preview', 1000);
const log = simulatedLog(reviews);
const cards = [...foldLog(log).cards.values()];
const today = reviews.at(-1)!.day + 1;
const stronger = DEFAULT_WEIGHTS.map((weight, at) => (at < 4 ? weight * 3 : weight));

function preview(of: readonly Card[], events: readonly LearnerEvent[], weights: readonly number[]) {
	const steps = previewDueInSteps(of, events, [...weights], today);
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

it('sees fewer questions for a stronger memory, as a log that had it all along', () => {
	const { now, then } = preview(cards, log, stronger);
	expect(then.week).toBeLessThan(now.week);
	expect(then.month).toBeLessThan(now.month);
	const refolded = foldLog(asIfAlways(log, stronger)).cards;
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

it('passes over all other weights that the log has, and keeps its other settings', () => {
	const set = (id: string, settings: SettingsChanged['settings']): SettingsChanged => ({
		...{ type: 'settings-changed', id, atMs: 0, offsetMin: 0, day: 0, device: 'd' },
		settings
	});
	const changed = [
		set('000000000x', { weights: [...DEFAULT_WEIGHTS], desiredRetention: 0.8 }),
		...log,
		set('zzz', { weights: null })
	];
	const { settings } = foldLog(asIfAlways(changed, stronger));
	expect(settings).toMatchObject({ weights: stronger, desiredRetention: 0.8 });
	const without = [set('000000000x', { desiredRetention: 0.8 }), ...log];
	expect(preview(cards, changed, stronger).then).toEqual(preview(cards, without, stronger).then);
});

it('gives every log the cards it has, with other due days at most', () => {
	fc.assert(
		fc.property(arbitraryLog(), (any) => {
			const asItIs = foldLog(any).cards;
			const asItWere = foldLog(asIfAlways(any, stronger)).cards;
			expect([...asItWere.keys()].sort()).toEqual([...asItIs.keys()].sort());
			const same = foldLog(asIfAlways(any, [...DEFAULT_WEIGHTS])).cards;
			expect(same).toEqual(asItIs);
		})
	);
});
