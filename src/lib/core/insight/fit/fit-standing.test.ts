import { expect, it } from 'vitest';
import type { LearnerEvent, SettingsChanged, Undone } from '../../memory/event';
import { DEFAULT_WEIGHTS } from '../../memory/fsrs';
import { simulatePast } from '../simulate/simulated-past';
import { simulatedLog } from '../simulate/simulated-log';
import { fitStanding } from './fit-standing';
import { FEWEST_REVIEWS } from './fit-verdict';

const { reviews } = simulatePast('standing', 3000);
const log = simulatedLog(reviews);
const later = (count: number) =>
	reviews.slice(0, count).filter(({ elapsedDays }) => elapsedDays > 0).length;
const own = [...DEFAULT_WEIGHTS];
const base = { atMs: 0, offsetMin: 0, device: 'd' };

/** Settings that were changed after the first so many answers. */
function set(count: number, settings: SettingsChanged['settings'], mark = 'x'): SettingsChanged {
	const { id, day } = log[count - 1]!;
	return { ...base, type: 'settings-changed', id: `${id}${mark}`, day, settings };
}
const undo = (target: string): Undone => ({ ...base, type: 'undone', id: 'z', day: 0, target });
const standing = (events: LearnerEvent[], today = log[999]!.day) => fitStanding(events, today);

it('counts what can be learnt from, and knows nothing of weights at first', () => {
	expect(standing(log.slice(0, 1000))).toEqual({
		...{ reviews: later(1000), need: FEWEST_REVIEWS },
		...{ applied: null, takenBack: null, worthAgain: false }
	});
});

it('tells since when weights are in force, and how many reviews there were by then', () => {
	const events = [...log.slice(0, 1000), set(500, { weights: own }), set(600, { newPerDay: 5 })];
	expect(standing(events)).toMatchObject({
		...{ applied: { day: log[499]!.day, reviews: later(500) }, reviews: later(1000) },
		takenBack: null
	});
});

it('knows the change that brought the usual weights back, until that is undone', () => {
	const back = set(700, { weights: null });
	const events = [...log.slice(0, 1000), set(500, { weights: own }), back];
	expect(standing(events)).toMatchObject({ applied: null, takenBack: back.id, worthAgain: false });
	expect(standing([...events, undo(back.id)])).toMatchObject({
		...{ applied: { reviews: later(500) }, takenBack: null }
	});
	// Who never had others has none to go back to.
	expect(standing([...log.slice(0, 1000), back]).takenBack).toBeNull();
});

it('finds another fit worth it after a thousand reviews, or after a month with some', () => {
	const at = (count: number, today: number) =>
		standing([...log.slice(0, count), set(500, { weights: own })], today).worthAgain;
	const { day } = log[499]!;
	expect(at(600, day + 29)).toBe(false);
	expect(at(600, day + 30)).toBe(true);
	expect(at(500, day + 300)).toBe(false);
	const thousand = log.findIndex((_, n) => later(n + 1) - later(500) === 1000) + 1;
	expect(at(thousand - 1, day)).toBe(false);
	expect(at(thousand, day)).toBe(true);
});
