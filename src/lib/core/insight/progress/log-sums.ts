import type { LearnerEvent, Settings } from '../../memory/event';
import { CalendarTally, type CalendarDay } from './answer-calendar';
import { ConfidenceTally, type KeptConfidence } from './confidence';
import { ConfidentErrors, type ConfidentError } from './confident-errors';
import { GivenAnswers, type KeptAnswers } from './given-answers';
import { HardestTally, type KeptCounts } from './hardest';
import { QuestionNumbers, type KeptQuestions } from './question-numbers';
import { RecallTally, type KeptRecall } from './recall-model';
import { TimeTally, type KeptTimes } from './time-spent';
import { RetentionTally, type KeptRetention } from './true-retention';
import { LogWalk, type KeptWalk } from './walk-log';

/** `LogSums` as plain data, which structured cloning and IndexedDB take. */
export interface KeptLogSums {
	questions: KeptQuestions;
	walk: KeptWalk;
	retention: KeptRetention;
	recall: KeptRecall;
	confidence: KeptConfidence;
	errors: ConfidentError[];
	calendar: CalendarDay[];
	times: KeptTimes;
	counts: KeptCounts;
	answers: KeptAnswers;
}

/**
 * All that the figures need of a log, as sums: nothing in it depends on the banks or on which day is today. They can be
 * kept between two events, and gone on from.
 */
export class LogSums {
	readonly retention: RetentionTally;
	readonly recall: RecallTally;
	readonly confidence: ConfidenceTally;
	readonly errors: ConfidentErrors;
	readonly calendar: CalendarTally;
	readonly times: TimeTally;
	readonly hardest: HardestTally;
	readonly answers: GivenAnswers;
	readonly #questions: QuestionNumbers;
	readonly #walk: LogWalk;

	/** @param weights by which the whole log is gone through, what is kept of it too: see `weightsOf` */
	constructor(weights: Settings['weights'], kept?: KeptLogSums) {
		this.#questions = new QuestionNumbers(kept?.questions);
		this.retention = new RetentionTally(kept?.retention);
		this.recall = new RecallTally(kept?.recall);
		this.confidence = new ConfidenceTally(kept?.confidence);
		this.errors = new ConfidentErrors(kept?.errors);
		this.calendar = new CalendarTally(kept?.calendar);
		this.times = new TimeTally(kept?.times);
		this.hardest = new HardestTally(this.#questions, kept?.counts);
		this.answers = new GivenAnswers(this.#questions, kept?.answers);
		const { retention, recall, confidence, errors, calendar, times, hardest, answers } = this;
		this.#walk = new LogWalk(
			[retention, recall, confidence, errors, calendar, times, hardest, answers],
			this.#questions,
			weights,
			kept?.walk
		);
	}

	/** @see LogWalk.take */
	take(standing: readonly LearnerEvent[]): Generator<number, void> {
		return this.#walk.take(standing);
	}

	/** @see LogWalk.end */
	end(): void {
		this.#walk.end();
	}

	/** Shares nothing that changes with what goes on from here. Not after `end`. */
	get kept(): KeptLogSums {
		return {
			questions: this.#questions.kept,
			walk: this.#walk.kept,
			retention: this.retention.kept,
			recall: this.recall.kept,
			confidence: this.confidence.kept,
			errors: this.errors.list(),
			calendar: this.calendar.kept,
			times: this.times.kept,
			counts: this.hardest.kept,
			answers: this.answers.kept
		};
	}
}
