import type { Answered, LearnerEvent, Rated } from '../../../memory/event';
import { seededRandom } from '../../../quiz/random';
import { SELF_RATINGS, type Response } from '../../../quiz/response';
import { CLAIM_BANKS } from './claim-banks';

const CONFIDENCES = [undefined, undefined, 0, 0.25, 0.5, 0.75, 0.9, 1];
const KINDS = ['event', 'figure', 'statement', 'judgement', null, 'rumour'] as const;
const SPEAKERS = ['Ann', 'Ben', 'Cy', null];

/**
 * For tests: the same log with all that answers may hold, which arbitrary logs leave out: confidence, claims, cards and
 * history of other programs on any type of question, days that were chosen, near and far. What an event becomes follows
 * from its id alone.
 */
export function variedAnswers(log: readonly LearnerEvent[]): LearnerEvent[] {
	return log.map((event) => {
		if (event.type === 'answered') return varied(event);
		return event.type === 'rated' ? withDay(event, seededRandom(event.id)) : event;
	});
}

function withDay<E extends Answered | Rated>(event: E, random: () => number): E {
	const isChosen = random() < 0.3;
	return isChosen ? { ...event, due: event.day + Math.floor(100 * random() ** 3) - 2 } : event;
}

function varied(event: Answered): Answered {
	const random = seededRandom(event.id);
	const of = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
	const question = CLAIM_BANKS.find(({ id }) => id === event.bank)?.questions.find(
		({ id }) => id === event.question
	);
	const isClaim = question?.type === 'attribution';
	const responses: Response[] = [
		{ type: 'dont-know' },
		{ type: 'card', rating: of(SELF_RATINGS) },
		...(isClaim
			? Array.from(
					{ length: 6 },
					() =>
						// A backup may hold any kind.
						({ type: 'attribution', kind: of(KINDS), speaker: of(SPEAKERS) }) as Response
				)
			: [{ type: 'true-false', value: random() < 0.5 } as const])
	];
	const confidence = of(CONFIDENCES);
	const key = random() < 0.9 && question ? question.key : event.key;
	const answer = {
		...event,
		response: of(responses),
		key,
		...(confidence === undefined ? {} : { confidence })
	};
	return withDay(answer, random);
}
