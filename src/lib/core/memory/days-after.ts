import { gradeCard } from '../quiz/grade-card';
import { SELF_RATINGS, type SelfRating } from '../quiz/response';
import { applyEvent } from './apply-event';
import type { Card } from './card';
import type { Answered, LocalDay, Settings } from './event';

/**
 * In how many whole days a card comes back after each rating that it may get now: by the same step of the fold that the
 * rating will take, so that what is shown beside a button is what is given.
 * @param card undefined where it was never answered
 * @param chosen the day that was chosen for each rating, where that was done
 */
export function daysAfter(
	card: Card | undefined,
	ref: { bank: string; question: string },
	day: LocalDay,
	settings: Settings,
	chosen: Record<SelfRating, LocalDay> | null = null
): Record<SelfRating, number> {
	const days = SELF_RATINGS.map((rating) => {
		const after = applyEvent(card, answerOf(rating, ref, day, chosen?.[rating]), settings);
		return [rating, (after?.dueDay ?? day) - day] as const;
	});
	return Object.fromEntries(days) as Record<SelfRating, number>;
}

/** An answer that nobody gave: only what the fold looks at means something. */
function answerOf(
	rating: SelfRating,
	{ bank, question }: { bank: string; question: string },
	day: LocalDay,
	due: LocalDay | undefined
): Answered {
	const response = { type: 'card', rating } as const;
	const { score, outcome } = gradeCard(response);
	return {
		type: 'answered',
		id: '',
		atMs: 0,
		offsetMin: 0,
		day,
		device: '',
		bank,
		question,
		questionType: 'card',
		wording: '',
		key: '',
		response,
		score,
		outcome,
		durationMs: 0,
		hint: 'none',
		mode: 'study',
		session: '',
		attempt: 1,
		...(due === undefined ? {} : { due })
	};
}
