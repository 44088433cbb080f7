import { DEFAULT_SETTINGS } from '../../memory/default-settings';
import type { Answered, LearnerEvent, LocalDay, Rated, Settings } from '../../memory/event';
import { nextMemory, retrievability } from '../../memory/fsrs';
import type { Memory } from '../../memory/memory-model';
import { ratingOf } from '../../memory/rating';
import { standingEvents } from '../../memory/standing-events';
import { weightsOf } from '../../memory/weights-of';
import { ByQuestion } from './by-question';
import type { Review } from './review';

/**
 * Which question it is, by the order in which they were first answered, or first again after a reset: a list by these
 * numbers is found its way through many times faster than maps by bank and question.
 */
export type QuestionNumber = number;

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

/** What is known of a question's memory on the way: the part of a card that reviews rest on. */
interface Track {
	number: QuestionNumber;
	memory: Memory | null;
	lastDay: LocalDay | null;
	lastSession: string | null;
	wanted: number | null;
	last: Review | null;
}

/** So many events are one step: some ms. */
const STEP_EVENTS = 1000;

/**
 * One pass over a log for all that listens to it. Memories are made as the fold makes them, without its due days, which
 * take most of its time; a test holds them to the fold's.
 * @param events in any order, what was taken back among them
 * @returns a generator, so that a worker can do other things in between: yields how much is done, 0–1
 */
export function* walkLog(
	events: readonly LearnerEvent[],
	listeners: readonly LogListener[]
): Generator<number, void> {
	const standing = standingEvents(events);
	const weights = weightsOf(standing);
	const onEvent = listeners.filter((listener) => listener.event);
	const onReview = listeners.filter((listener) => listener.review);
	const settle = ({ last, number }: Track) => {
		if (last) for (const listener of onReview) listener.review!(last, number);
	};
	const tracks = new ByQuestion<Track>();
	let numbers = 0;
	const newTrack = (): Track => ({ number: numbers++, ...UNTOUCHED });
	let settings: Settings = { ...DEFAULT_SETTINGS, weights };
	let done = 0;
	for (const event of standing) {
		if (++done % STEP_EVENTS === 0) yield done / standing.length;
		let number: QuestionNumber | null = null;
		if (event.type === 'answered') {
			const track = tracks.at(event.bank, event.question, newTrack);
			number = track.number;
			if (event.attempt === 1 && track.lastSession !== event.session) {
				settle(track);
				review(track, event, settings);
			}
		} else if (event.type === 'rated')
			rate(tracks.get(event.bank, event.question), event, settings);
		else if (event.type === 'reset') for (const track of tracks.takeOut(event)) settle(track);
		else if (event.type === 'settings-changed')
			settings = { ...settings, ...event.settings, weights };
		for (const listener of onEvent) listener.event!(event, number);
	}
	for (const [, , track] of tracks) settle(track);
}

const UNTOUCHED = { memory: null, lastDay: null, lastSession: null, wanted: null, last: null };

function review(track: Track, answer: Answered, settings: Settings): void {
	const { memory: before, lastDay, wanted } = track;
	const elapsedDays = lastDay === null ? 0 : Math.max(0, answer.day - lastDay);
	const rating = ratingOf(answer);
	const after = nextMemory(before, rating, elapsedDays, settings);
	const recall = before && retrievability(before, elapsedDays, settings);
	track.last = { answer, rating, before, after, elapsedDays, recall, wanted };
	track.memory = after;
	track.lastDay = answer.day;
	track.lastSession = answer.session;
	track.wanted = settings.desiredRetention;
}

/** The learner's own rating replaces the one that followed from the outcome; only the last review can be rated. */
function rate(track: Track | undefined, { answer, rating }: Rated, settings: Settings): void {
	const last = track?.last;
	if (!track || !last || last.answer.id !== answer) return;
	last.rating = rating;
	last.after = track.memory = nextMemory(last.before, rating, last.elapsedDays, settings);
	track.wanted = settings.desiredRetention;
}
