import { describe, expect, it } from 'vitest';
import { newCard } from './card';
import { CLOCK_SKEW_MS, cardsFromTheFuture, clockVerdict } from './clock-verdict';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;

describe('the clock', () => {
	it('is fine with an empty log, and after a pause of years', () => {
		expect(clockVerdict(NOW, null)).toEqual({ kind: 'fine' });
		expect(clockVerdict(NOW, NOW - 30_000 * HOUR)).toEqual({ kind: 'fine' });
	});

	it('may lie behind by what two devices or a missed summer time make', () => {
		expect(clockVerdict(NOW, NOW + HOUR).kind).toBe('fine');
		expect(clockVerdict(NOW, NOW + CLOCK_SKEW_MS).kind).toBe('fine');
		expect(clockVerdict(NOW, NOW + CLOCK_SKEW_MS + 1)).toEqual({
			kind: 'behind',
			byMs: CLOCK_SKEW_MS + 1
		});
	});

	it('is too early before the app was made, a day allowed for', () => {
		expect(clockVerdict(NOW, null, NOW + 24 * HOUR).kind).toBe('fine');
		const verdict = clockVerdict(0, null, NOW);
		expect(verdict).toEqual({ kind: 'too-early', byMs: NOW });
		// What was answered later tells more.
		expect(clockVerdict(0, 48 * HOUR, NOW).kind).toBe('behind');
	});
});

it('finds the cards that were answered on days to come', () => {
	const card = (question: string, lastDay: number | null) => ({
		...newCard('b', question),
		lastDay
	});
	const cards = [card('new', null), card('past', 99), card('over', 101), card('ahead', 102)];
	expect(cardsFromTheFuture(cards, 100).map(({ question }) => question)).toEqual(['ahead']);
});
