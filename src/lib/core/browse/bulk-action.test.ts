import { describe, expect, it } from 'vitest';
import { applyEvent } from '../memory/apply-event';
import { newCard, type Card } from '../memory/card';
import { DEFAULT_SETTINGS } from '../memory/default-settings';
import type { LearnerEvent } from '../memory/event';
import { bulkEvents, concerns, type BulkAction } from './bulk-action';

const TODAY = 20_000;
const place = { bank: 'tides', question: 'level' };
const fresh = newCard(place.bank, place.question);
const met: Card = { ...fresh, firstDay: TODAY - 5, dueDay: TODAY, lastDay: TODAY - 5, reps: 1 };
const cards: [string, Card | null][] = [
	['one without history', null],
	['a flagged one that was never answered', { ...fresh, flagged: true }],
	['one that was met', met],
	['one that was set aside', { ...met, suspended: true }],
	['a leech that was put off', { ...met, suspended: true, leech: true, buriedUntil: TODAY + 1 }],
	['one whose day has come', { ...met, buriedUntil: TODAY }]
];
const actions: BulkAction[] = [
	{ do: 'suspend' },
	{ do: 'resume', today: TODAY },
	{ do: 'reset' },
	{ do: 'flag' },
	{ do: 'unflag' },
	{ do: 'bury', until: TODAY + 1 },
	{ do: 'set-due', due: TODAY + 9 }
];

const after = (action: BulkAction, card: Card | null): Card | null =>
	bulkEvents(action, place, card).reduce<Card | null>((now, event, at) => {
		const stamp = { id: `e${at}`, atMs: 0, offsetMin: 0, day: TODAY, device: 'd' };
		const whole = { ...stamp, ...event } as LearnerEvent;
		return applyEvent(now ?? undefined, whole, DEFAULT_SETTINGS) ?? null;
	}, card);
/** All but which event came last. */
const plain = (card: Card | null) => card && { ...card, lastEvent: null };

describe.each(actions)('to $do', (action) => {
	it.each(cards)('concerns %s exactly where it changes it', (_, card) => {
		if (concerns(action, card)) expect(plain(after(action, card))).not.toEqual(plain(card));
		else if (action.do !== 'resume' && action.do !== 'set-due' && action.do !== 'unflag')
			expect(plain(after(action, card))).toEqual(plain(card));
	});

	it('concerns nothing a second time', () => {
		if (action.do === 'set-due') return;
		for (const [, card] of cards)
			if (concerns(action, card)) expect(concerns(action, after(action, card))).toBe(false);
	});
});

it('asks again what was set aside and put off, both at once', () => {
	const leech = cards[4]![1]!;
	const card = after({ do: 'resume', today: TODAY }, leech)!;
	expect(card.suspended).toBe(false);
	expect(card.buriedUntil).toBeLessThan(TODAY);
});

it('sets a day only for what was met', () => {
	expect(concerns({ do: 'set-due', due: TODAY }, null)).toBe(false);
	expect(concerns({ do: 'set-due', due: TODAY }, fresh)).toBe(false);
	expect(after({ do: 'set-due', due: TODAY + 9 }, met)?.dueDay).toBe(TODAY + 9);
});
