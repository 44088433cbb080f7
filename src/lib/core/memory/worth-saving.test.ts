import { expect, it } from 'vitest';
import { newCard, type Card } from './card';
import { DEFAULT_SETTINGS } from './default-settings';
import { mostWorthSaving } from './worth-saving';

const card = (question: string, stability: number, lastDay: number): Card => ({
	...newCard('bank', question),
	memory: { stability, difficulty: 5 },
	lastDay,
	dueDay: 100
});

it('What loses most by waiting comes before what is as good as forgotten and what hardly fades', () => {
	const cards = [card('lasting', 200, 80), card('gone', 1, -400), card('fading', 4, 97)];
	const order = mostWorthSaving(cards, 101, 5, DEFAULT_SETTINGS);
	expect(order.map(({ question }) => question)).toEqual(['fading', 'lasting', 'gone']);
});

it('What counts as right now is asked first where that has changed', () => {
	const changed = { ...card('changed', 200, 80), keyChanged: true };
	expect(mostWorthSaving([card('fading', 4, 97), changed], 101, 5, DEFAULT_SETTINGS)[0]).toBe(
		changed
	);
});
