import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from './default-settings';
import type { Rating } from './event';
import { intervalRange, nextMemory, retrievability } from './fsrs';
import { type Memory } from './memory-model';

/** The published sequences speak of whole, unspread intervals: the model's own, which are its stabilities at 90 %. */
const plainInterval = (memory: Memory) => Math.max(1, Math.round(memory.stability));

function remember(ratings: Rating[], gapsDays: number[]): Memory[] {
	let memory: Memory | null = null;
	return ratings.map((rating, index) => {
		memory = nextMemory(memory, rating, gapsDays[index] ?? 0, DEFAULT_SETTINGS);
		return memory;
	});
}

describe('FSRS-6 as the reference implementations have it', () => {
	it('gives the memory state of py-fsrs test_memo_state and fsrs-rs test_memory_state for 1,3,3,3,3,3', () => {
		const memories = remember(
			['again', 'good', 'good', 'good', 'good', 'good'],
			[0, 0, 1, 3, 8, 21]
		);
		expect(memories.at(-1)!.stability).toBeCloseTo(53.62691, 4);
		expect(memories.at(-1)!.difficulty).toBeCloseTo(6.3574867, 4);
	});

	it('gives the thirteen intervals of py-fsrs test_review_card, each answer given when due', () => {
		const ratings: Rating[] = [
			...Array<Rating>(6).fill('good'),
			'again',
			'again',
			...Array<Rating>(5).fill('good')
		];
		// There a learning or relearning step (0 whole days) stands where the model alone would say some days.
		const published = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21];
		const gaps = [0, ...published.slice(0, -1)];
		const memories = remember(ratings, gaps);
		published.forEach((days, index) => {
			if (days > 0) expect(plainInterval(memories[index]!), `answer ${index + 1}`).toBe(days);
		});
	});

	it('starts from the published stabilities for a first Again, Hard, Good and Easy', () => {
		const first = (rating: Rating) => remember([rating], [0])[0]!.stability;
		expect([first('again'), first('hard'), first('good'), first('easy')]).toEqual([
			0.212, 1.2931, 2.3065, 8.2956
		]);
	});

	it('says 90 % on the day that equals the stability', () => {
		expect(retrievability({ stability: 10, difficulty: 5 }, 10, DEFAULT_SETTINGS)).toBeCloseTo(
			0.9,
			4
		);
		expect(retrievability({ stability: 10, difficulty: 5 }, 0, DEFAULT_SETTINGS)).toBe(1);
	});
});

describe('an interval', () => {
	const memory = { stability: 40, difficulty: 5 };

	it('may be some days sooner or later, as in Anki', () => {
		expect(intervalRange(memory, 10, DEFAULT_SETTINGS)).toEqual({ least: 36, ideal: 40, most: 44 });
	});

	it('is what it is where it is short', () => {
		const short = { stability: 2, difficulty: 5 };
		expect(intervalRange(short, 1, DEFAULT_SETTINGS)).toEqual({ least: 2, ideal: 2, most: 2 });
	});

	it('is shorter when more retention is wanted', () => {
		const of = (desiredRetention: number) =>
			intervalRange(memory, 10, { desiredRetention, weights: null }).ideal;
		expect(of(0.95)).toBeLessThan(of(0.9));
		expect(of(0.9)).toBeLessThan(of(0.8));
	});

	it('does not fail when the clock was set back a day', () => {
		expect(nextMemory(memory, 'good', -1, DEFAULT_SETTINGS)).toEqual(
			nextMemory(memory, 'good', 0, DEFAULT_SETTINGS)
		);
	});
});
