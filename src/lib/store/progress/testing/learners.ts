import { deleteDB } from 'idb';
import { knownBank } from '../../../core/insight/progress/known-bank';
import { CLAIM_BANKS } from '../../../core/insight/progress/testing/claim-banks';
import { variedAnswers } from '../../../core/insight/progress/testing/varied-answers';
import type { Answered, LearnerEvent } from '../../../core/memory/event';
import { nextEventId } from '../../../core/memory/event-id';
import { LearnerStore } from '../../learner-store';
import { openDatabase } from '../../open-database';
import type { Sealing } from '../../sealing';
import { forgetSums } from '../sums-store';

const SMALL: Sealing = { segment: 4, loose: 6 };
export const BANKS = CLAIM_BANKS.map(knownBank);
export const FIRST_DAY = 20_000;

export interface Learner {
	name: string;
	store: LearnerStore;
}

/** For tests: learners with databases of their own, whose segments are of four events. */
export function learners(): { newLearner: () => Promise<Learner>; clear: () => Promise<void> } {
	let made: Learner[] = [];
	return {
		async newLearner() {
			const name = `sums-${crypto.randomUUID()}`;
			const learner = { name, store: new LearnerStore(await openDatabase(name), SMALL) };
			await learner.store.setMeta('device', 'here');
			made.push(learner);
			return learner;
		},
		async clear() {
			for (const { name, store } of made) {
				store.connection.close();
				await deleteDB(name);
				await forgetSums(name);
			}
			made = [];
		}
	};
}

export const segmentCount = ({ store }: Pick<Learner, 'store'>) =>
	store.connection.current.count('segments');

export async function write(
	{ store }: Pick<Learner, 'store'>,
	events: readonly LearnerEvent[]
): Promise<void> {
	for (const event of events) await store.append([event]);
	while (await store.seal());
}

const idOn = (day: number, serial: number) =>
	nextEventId(day * 86_400_000 + serial, new Uint8Array(10).fill(serial % 251), null);

export function answerOn(day: number, serial: number): Answered {
	const isRight = serial % 3 > 0;
	return {
		...{ id: idOn(day, serial), atMs: day * 86_400_000 + serial, offsetMin: 0, day },
		...{ device: 'd', type: 'answered', bank: 'a', question: `q${(serial % 3) + 1}` },
		...{ questionType: 'single', wording: 'w', key: 'k', response: { type: 'dont-know' } },
		...{ score: isRight ? 1 : 0, outcome: isRight ? 'right' : 'wrong', durationMs: 900 + serial },
		...{ hint: 'none', mode: 'review', session: `on ${day}`, attempt: 1 }
	};
}

/** Three answers a day. */
export const days = (from: number, count: number): LearnerEvent[] =>
	variedAnswers(
		Array.from({ length: count * 3 }, (_, at) =>
			answerOn(FIRST_DAY + from + Math.floor(at / 3), at)
		)
	);
