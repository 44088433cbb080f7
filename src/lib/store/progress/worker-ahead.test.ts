import { afterEach, expect, it, vi } from 'vitest';
import { progressFigures } from '../../core/insight/progress/progress-figures';
import { CLAIM_BANKS } from '../../core/insight/progress/testing/claim-banks';
import { progressApart } from './progress-apart';
import { sumUpApart } from './sum-up-apart';
import { BANKS, days, learners, write, type Learner } from './testing/learners';
import { shelfOf } from './testing/shelf-of';
import { startAhead } from './worker-ahead';

const TODAY = 20_150;
const { newLearner, clear } = learners();
afterEach(async () => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
	await clear();
});

/** Opens the screen; its figures are held to those of the whole log. */
async function look({ store }: Learner): Promise<void> {
	const listening = { share: () => undefined };
	const found = await progressApart(store.connection, shelfOf(CLAIM_BANKS), TODAY, listening);
	const { settings } = await store.head();
	const [events, cards] = [await store.allEvents(), await store.allCards()];
	expect(found.figures).toEqual(
		progressFigures({ events, cards, banks: BANKS, settings, today: TODAY })
	);
}

async function summedUp(): Promise<Learner> {
	const learner = await newLearner();
	await write(learner, days(0, 20));
	await sumUpApart(learner.store.connection);
	return learner;
}

/** The workers that are started from now on, and what is said to each. */
function watchWorkers(): { said: unknown[]; worker: Worker }[] {
	const started: { said: unknown[]; worker: Worker }[] = [];
	const Own = Worker;
	vi.stubGlobal(
		'Worker',
		class extends Own {
			readonly said: unknown[] = [];
			constructor(url: string | URL, options?: WorkerOptions) {
				super(url, options);
				started.push({ said: this.said, worker: this });
			}
			override postMessage(message: unknown) {
				this.said.push(message);
				super.postMessage(message);
			}
		}
	);
	return started;
}

it('works out the same figures, and is asked once', async () => {
	const learner = await summedUp();
	const started = watchWorkers();
	startAhead(learner.name);
	startAhead(learner.name);
	expect(started).toHaveLength(1);
	await look(learner);
	expect(started).toHaveLength(1);
	expect(started[0]!.said).toContainEqual(
		expect.objectContaining({ ask: expect.objectContaining({ database: learner.name }) })
	);
	await look(learner);
	expect(started).toHaveLength(2);
});

it('works out what was written after it was started', async () => {
	const learner = await summedUp();
	startAhead(learner.name);
	await write(learner, days(30, 20));
	await sumUpApart(learner.store.connection);
	await look(learner);
});

it('works out the figures of another database, too', async () => {
	const [one, other] = [await summedUp(), await newLearner()];
	await write(other, days(0, 4));
	startAhead(one.name);
	await look(other);
});

it('is not waited for where it ended before it was asked', async () => {
	const learner = await summedUp();
	const started = watchWorkers();
	startAhead(learner.name);
	started[0]!.worker.dispatchEvent(new ErrorEvent('error'));
	await look(learner);
	expect(started).toHaveLength(2);
});

it('ends where nobody asks it for long', async () => {
	const learner = await summedUp();
	vi.useFakeTimers({ toFake: ['setTimeout'] });
	const started = watchWorkers();
	startAhead(learner.name);
	const ended = vi.spyOn(started[0]!.worker, 'terminate');
	vi.advanceTimersByTime(29_000);
	expect(ended).not.toHaveBeenCalled();
	vi.advanceTimersByTime(2_000);
	expect(ended).toHaveBeenCalled();
	vi.useRealTimers();
	await look(learner);
	expect(started).toHaveLength(2);
});
