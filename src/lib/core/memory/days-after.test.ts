import { expect, test } from 'vitest';
import { gradeCard } from '../quiz/grade-card';
import { SELF_RATINGS } from '../quiz/response';
import { applyEvent } from './apply-event';
import { daysAfter } from './days-after';
import { DEFAULT_SETTINGS } from './default-settings';
import type { Answered } from './event';
import { ratingOf } from './rating';

const ref = { bank: 'deck', question: 'card' };
const answered = (
	rating: (typeof SELF_RATINGS)[number],
	day: number,
	session: string
): Answered => {
	const response = { type: 'card', rating } as const;
	const { score, outcome } = gradeCard(response);
	const about = { ...ref, questionType: 'card' as const, wording: 'w', key: 'k' };
	const when = { atMs: day * 86_400_000, offsetMin: 0, day, device: 'd' };
	const rest = { durationMs: 1, hint: 'none', mode: 'review', attempt: 1 } as const;
	return {
		type: 'answered',
		id: `${day}`,
		...when,
		...about,
		response,
		score,
		outcome,
		...rest,
		session
	};
};

test('what is foretold for a rating is what the rating gives, new or known', () => {
	let card = undefined as ReturnType<typeof applyEvent>;
	let day = 20_000;
	for (const rating of ['good', 'hard', 'easy', 'again', 'good'] as const) {
		const foretold = daysAfter(card, ref, day, DEFAULT_SETTINGS);
		expect(foretold.hard).toBeLessThanOrEqual(foretold.good);
		expect(foretold.good).toBeLessThanOrEqual(foretold.easy);
		card = applyEvent(card, answered(rating, day, `session ${day}`), DEFAULT_SETTINGS);
		expect(card!.dueDay! - day).toBe(foretold[rating]);
		day = card!.dueDay!;
	}
});

test.each(SELF_RATINGS)('a card that its learner rates %s is rated so', (rating) => {
	expect(ratingOf(answered(rating, 1, 's'))).toBe(rating);
});
