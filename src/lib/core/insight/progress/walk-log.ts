import { DEFAULT_SETTINGS } from '../../memory/default-settings';
import type { Answered, LearnerEvent, Rated, Settings } from '../../memory/event';
import { intervalRange, nextMemory, retrievability } from '../../memory/fsrs';
import type { Memory } from '../../memory/memory-model';
import { ratingOf } from '../../memory/rating';
import { standingEvents } from '../../memory/standing-events';
import { weightsOf } from '../../memory/weights-of';
import { QuestionNumbers, type QuestionNumber } from './question-numbers';
import type { Review } from './review';
import { keptTracks, tracksOf, UNTOUCHED, type KeptTracks, type Track } from './tracks';

/** What listens to a walk through the log. */
export interface LogListener {
	/** Each event that stands, in the log's order. @param question null for what is no answer */
	event?(event: LearnerEvent, question: QuestionNumber | null): void;
	/**
	 * Each review once it can no longer be rated otherwise: when the next one of its question comes, the question is
	 * reset, or the log ends. So those of one question come in order, and those of several do not.
	 */
	review?(review: Review, question: QuestionNumber): void;
}

/** Where a walk stands between two events, as plain data. */
export interface KeptWalk {
	/** The one in force there, 0–1. */
	desiredRetention: number;
	tracks: KeptTracks;
}

/** The settings that a memory depends on. */
type Model = Pick<Settings, 'desiredRetention' | 'weights'>;

/** So many events are one step: some ms. */
const STEP_EVENTS = 1000;

/**
 * One pass over a log for all that listens to it. Memories are made as the fold makes them, without its due days, which
 * take most of its time; a test holds them to the fold's.
 */
export class LogWalk {
	readonly #onEvent: readonly LogListener[];
	readonly #onReview: readonly LogListener[];
	readonly #tracks: Track[];
	#model: Model;

	/**
	 * @param questions numbers them as they come
	 * @param weights by which the whole log is gone through: see `weightsOf`
	 * @param from where an earlier walk by these weights stood, and `questions` with it
	 */
	constructor(
		listeners: readonly LogListener[],
		private readonly questions: QuestionNumbers,
		weights: Settings['weights'],
		from?: KeptWalk
	) {
		this.#onEvent = listeners.filter((listener) => listener.event);
		this.#onReview = listeners.filter((listener) => listener.review);
		this.#tracks = from ? tracksOf(from.tracks, questions) : [];
		const { desiredRetention } = from ?? DEFAULT_SETTINGS;
		this.#model = { desiredRetention, weights };
	}

	/**
	 * Goes on through these events.
	 * @param standing in the log's order, after those that came before
	 * @returns a generator, so that a worker can do other things in between: yields how many of these are done
	 */
	*take(standing: readonly LearnerEvent[]): Generator<number, void> {
		let done = 0;
		for (const event of standing) {
			if (++done % STEP_EVENTS === 0) yield done;
			const number = this.#step(event);
			for (const listener of this.#onEvent) listener.event!(event, number);
		}
	}

	/** The log ends here: what was not told of yet is told of. Nothing may be taken after it. */
	end(): void {
		for (const number of this.#tracks.keys()) this.#settle(number);
	}

	get kept(): KeptWalk {
		const { desiredRetention } = this.#model;
		return { desiredRetention, tracks: keptTracks(this.#tracks) };
	}

	#step(event: LearnerEvent): QuestionNumber | null {
		switch (event.type) {
			case 'answered': {
				const number = this.questions.at(event.bank, event.question);
				const track = (this.#tracks[number] ??= { ...UNTOUCHED });
				if (event.attempt === 1 && track.lastSession !== event.session) {
					this.#settle(number);
					review(track, this.#told(event, number), event, this.#model);
				}
				return number;
			}
			case 'rated': {
				const number = this.questions.find(event.bank, event.question);
				if (number !== undefined) rate(this.#tracks[number]!, event, this.#model);
				return null;
			}
			case 'reset':
				for (const number of this.questions.concerned(event)) {
					this.#settle(number);
					Object.assign(this.#tracks[number]!, UNTOUCHED);
				}
				return null;
			case 'settings-changed':
				this.#wants(event.settings.desiredRetention);
				return null;
			default:
				return null;
		}
	}

	/** Not the event itself: it would be held until the next one of its question, and all that were read with it. */
	#told({ id, day }: Answered, number: QuestionNumber): Review['answer'] {
		return { id, bank: this.questions.bank(number), question: this.questions.id(number), day };
	}

	#wants(desiredRetention: number | undefined): void {
		if (desiredRetention !== undefined) this.#model = { ...this.#model, desiredRetention };
	}

	#settle(number: QuestionNumber): void {
		const { last } = this.#tracks[number]!;
		if (last) for (const listener of this.#onReview) listener.review!(last, number);
	}
}

/**
 * A walk through a whole log, from its first event to its end.
 * @param events in any order, what was taken back among them
 * @returns yields how much is done, 0–1
 */
export function* walkLog(
	events: readonly LearnerEvent[],
	listeners: readonly LogListener[]
): Generator<number, void> {
	const standing = standingEvents(events);
	const walk = new LogWalk(listeners, new QuestionNumbers(), weightsOf(standing));
	for (const done of walk.take(standing)) yield done / standing.length;
	walk.end();
}

function review(track: Track, told: Review['answer'], answer: Answered, settings: Model): void {
	const { memory: before, lastDay, wanted } = track;
	const elapsedDays = lastDay === null ? 0 : Math.max(0, answer.day - lastDay);
	const rating = ratingOf(answer);
	const after = nextMemory(before, rating, elapsedDays, settings);
	const recall = before && retrievability(before, elapsedDays, settings);
	const recallOnTime =
		before &&
		recallWhenAskedFor(before, {
			weights: settings.weights,
			desiredRetention: wanted ?? settings.desiredRetention
		});
	track.last = { answer: told, rating, before, after, elapsedDays, recall, recallOnTime, wanted };
	track.memory = after;
	track.lastDay = answer.day;
	track.lastSession = answer.session;
	track.wanted = settings.desiredRetention;
}

/** The chance of recall (0–1) on the day that the wanted retention names: lower where that is sooner than a day. */
function recallWhenAskedFor(memory: Memory, settings: Model): number {
	return retrievability(memory, intervalRange(memory, 0, settings).ideal, settings);
}

/** The learner's own rating replaces the one that followed from the outcome; only the last review can be rated. */
function rate(track: Track, { answer, rating }: Rated, settings: Model): void {
	const { last } = track;
	if (!last || last.answer.id !== answer) return;
	last.rating = rating;
	last.after = track.memory = nextMemory(last.before, rating, last.elapsedDays, settings);
	track.wanted = settings.desiredRetention;
}
