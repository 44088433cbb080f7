import type { Answered } from '../event';

type Stamp = Pick<Answered, 'id' | 'atMs' | 'offsetMin' | 'day' | 'device'>;

/** The first answer to a question of bank `b`: it was not known. @param over what is to be otherwise */
export function givenUp(stamp: Stamp, question: string, over: Partial<Answered> = {}): Answered {
	return {
		...stamp,
		type: 'answered',
		bank: 'b',
		question,
		questionType: 'single',
		wording: 'w',
		key: 'k',
		response: { type: 'dont-know' },
		score: 0,
		outcome: 'wrong',
		durationMs: 10,
		hint: 'none',
		mode: 'study',
		session: 's',
		attempt: 1,
		...over
	};
}
