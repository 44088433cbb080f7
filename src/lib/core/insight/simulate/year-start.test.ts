import { expect, it } from 'vitest';
import type { Card } from '../../memory/card';
import { foldLog } from '../../memory/fold';
import { reviewHistories } from '../fit/review-histories';
import { USUAL_RATINGS } from './simulated-learner';
import { simulatedLog } from './simulated-log';
import { simulatePast } from './simulated-past';
import { MOST_QUESTIONS, ratingShares, yearStart } from './year-start';

const { reviews } = simulatePast('start', 1500);
const log = simulatedLog(reviews).map((answer, at) => ({ ...answer, durationMs: 1000 * (at % 5) }));
const cards = [...foldLog(log).cards.values()];
const today = reviews.at(-1)!.day + 1;

it('takes each question that can be asked as it stands', () => {
	const [first, second, ...rest] = cards as [Card, Card, ...Card[]];
	const given = [{ ...first, suspended: true }, { ...second, buriedUntil: today + 9000 }, ...rest];
	const start = yearStart(given, log, today);
	expect(start).toMatchObject({ today, weights: null, learnt: cards.length - 1 });
	expect(start.questions).toHaveLength(cards.length - 1);
	const later = start.questions.find(({ dueDay }) => dueDay === today + 9000);
	expect(later).toEqual({ ...second.memory, lastDay: second.lastDay, dueDay: today + 9000 });
});

it('draws some of many questions, the same each time', () => {
	const many = Array.from({ length: 30 }, () => cards).flat();
	const start = yearStart(many, log, today);
	expect(start.learnt).toBe(many.length);
	expect(start.questions).toHaveLength(MOST_QUESTIONS);
	expect(yearStart(many, log, today)).toEqual(start);
	const mean = (of: { lastDay: number | null }[]) =>
		of.reduce((sum, { lastDay }) => sum + lastDay!, 0) / of.length;
	expect(Math.abs(mean(start.questions) - mean(cards))).toBeLessThan(2);
});

it('knows how a learner rates, and takes the usual for who has hardly answered', () => {
	const { firstRatings, recallRatings } = ratingShares(reviewHistories([]));
	firstRatings.forEach((share, at) => expect(share).toBeCloseTo(USUAL_RATINGS.firstRatings[at]!));
	recallRatings.forEach((share, at) => expect(share).toBeCloseTo(USUAL_RATINGS.recallRatings[at]!));
	const good = log.map((answer) => ({ ...answer, score: 1, outcome: 'right' as const }));
	const ofGood = ratingShares(
		reviewHistories(
			good.map((answer) => ({ ...answer, response: { type: 'card', rating: 'good' } }))
		)
	);
	const firsts = cards.length;
	expect(ofGood.firstRatings[2]).toBeCloseTo((firsts + 50 * 0.495) / (firsts + 50));
});

it('takes the median of what answers took, where enough are known', () => {
	// 1, 2, 3 and 4 seconds alike; none of them took no time at all.
	expect(yearStart([], log, today).answerSeconds).toBe(3);
	expect(yearStart([], log.slice(0, 24), today).answerSeconds).toBeNull();
	expect(yearStart([], log.slice(0, 25), today).answerSeconds).toBe(3);
});
