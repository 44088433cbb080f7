import { expect, it } from 'vitest';
import { newCard, type Card } from './card';
import { DEFAULT_SETTINGS } from './default-settings';
import { mostAtRiskFirst } from './due-queue';

const card = (
	question: string,
	stability: number,
	lastDay: number,
	over: Partial<Card> = {}
): Card => ({
	...newCard('b', question),
	memory: { stability, difficulty: 5 },
	lastDay,
	...over
});

it('asks first what is likeliest to be forgotten, and before it what changed its answer', () => {
	const cards = [
		card('sure', 50, 98),
		card('shaky', 2, 90),
		card('changed', 90, 99, { keyChanged: true }),
		card('late', 10, 80)
	];
	const order = mostAtRiskFirst(cards, 100, DEFAULT_SETTINGS).map((c) => c.question);
	expect(order).toEqual(['changed', 'shaky', 'late', 'sure']);
});
