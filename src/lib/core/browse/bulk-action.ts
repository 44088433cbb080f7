import type { BankId, QuestionId } from '../bank/bank';
import { isMet, type Card } from '../memory/card';
import type { LocalDay } from '../memory/event';

/** So many days ahead a question is given a day at most, ten years: what lies beyond is a slip of the keyboard. */
export const FARTHEST_DUE = 3653;

/** What can be done to many questions at once. */
export type BulkAction =
	| { do: 'suspend' | 'reset' | 'flag' | 'unflag' }
	/** To be asked again: neither set aside nor put off. */
	| { do: 'resume'; today: LocalDay }
	| { do: 'bury'; until: LocalDay }
	| { do: 'set-due'; due: LocalDay };

interface Place {
	bank: BankId;
	question: QuestionId;
}
/** An event without its stamp (id, time, device). */
export type BulkEvent = Place &
	(
		| { type: 'suspended' | 'resumed' | 'reset' }
		| { type: 'flagged'; on: boolean }
		| { type: 'buried'; until: LocalDay }
		| { type: 'due-set'; due: LocalDay }
	);

/** Whether it would make a difference to a question. @param card null for one without history */
export function concerns(action: BulkAction, card: Card | null): boolean {
	switch (action.do) {
		case 'suspend':
			return !card?.suspended;
		case 'resume':
			return card !== null && (card.suspended || isPutOff(card, action.today));
		case 'reset':
			return card !== null && isMet(card);
		case 'flag':
			return !card?.flagged;
		case 'unflag':
			return card?.flagged ?? false;
		case 'bury':
			return card?.buriedUntil !== action.until;
		case 'set-due':
			return card !== null && isMet(card);
	}
}

/** The events that do it to one question: to ask it again, a day it was put off to goes, too. */
export function bulkEvents(
	action: BulkAction,
	{ bank, question }: Place,
	card: Card | null
): BulkEvent[] {
	const place = { bank, question };
	switch (action.do) {
		case 'suspend':
			return [{ ...place, type: 'suspended' }];
		case 'resume':
			return [
				...(card?.suspended ? [{ ...place, type: 'resumed' as const }] : []),
				...(card && isPutOff(card, action.today)
					? [{ ...place, type: 'buried' as const, until: BEFORE_ALL_DAYS }]
					: [])
			];
		case 'reset':
			return [{ ...place, type: 'reset' }];
		case 'flag':
		case 'unflag':
			return [{ ...place, type: 'flagged', on: action.do === 'flag' }];
		case 'bury':
			return [{ ...place, type: 'buried', until: action.until }];
		case 'set-due':
			return [{ ...place, type: 'due-set', due: action.due }];
	}
}

const isPutOff = ({ buriedUntil }: Card, today: LocalDay) =>
	buriedUntil !== null && buriedUntil > today;

/** Put off until a day that is long over is not put off. */
const BEFORE_ALL_DAYS: LocalDay = 0;
