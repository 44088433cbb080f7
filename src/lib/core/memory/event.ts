import type { BankId, Fingerprint, QuestionId, QuestionType } from '../bank/bank';
import type { Outcome, Response, SelfRating } from '../quiz/response';
import type { Mode, SessionId } from '../quiz/session-plan';

/** Days since 1970-01-01 by the learner's own calendar, a day ending at the day-end hour (default 04:00). */
export type LocalDay = number;
/** UUIDv7; the canonical order of the log is the order of ids. */
export type EventId = string & { readonly brand?: 'EventId' };
export type DeviceId = string & { readonly brand?: 'DeviceId' };

export type Rating = SelfRating;
export type HintUsed = 'none' | 'small' | 'gives';

interface EventBase {
	id: EventId;
	/** Milliseconds since the epoch, as the device's clock had it. */
	atMs: number;
	/** Minutes to add to UTC for the learner's wall clock. */
	offsetMin: number;
	day: LocalDay;
	device: DeviceId;
}

export interface Answered extends EventBase {
	type: 'answered';
	bank: BankId;
	question: QuestionId;
	questionType: QuestionType;
	wording: Fingerprint;
	key: Fingerprint;
	response: Response;
	/** 0–1. */
	score: number;
	outcome: Outcome;
	/** See `answerTime`. */
	durationMs: number;
	hint: HintUsed;
	/** 0–1, where the learner gave it before the answer was shown. */
	confidence?: number;
	mode: Mode;
	session: SessionId;
	/** 1 for the first answer to this question in this session; only that one moves the memory state. */
	attempt: number;
	/** The least busy of the days that the model allowed, chosen when it was answered; a replay keeps as close to it as its own model allows. */
	due?: LocalDay;
}
/** The learner's own rating of a right answer. */
export interface Rated extends EventBase {
	type: 'rated';
	bank: BankId;
	question: QuestionId;
	answer: EventId;
	rating: Rating;
	/** As in `Answered`. */
	due?: LocalDay;
}
/** Takes back one earlier event (never another `undone`). */
export interface Undone extends EventBase {
	type: 'undone';
	/** Of the target, where it has them, so that a card's and a session's events are found by index. */
	bank?: BankId;
	question?: QuestionId;
	session?: SessionId;
	target: EventId;
}
export interface Flagged extends EventBase {
	type: 'flagged';
	bank: BankId;
	question: QuestionId;
	on: boolean;
}
export interface Suspended extends EventBase {
	type: 'suspended' | 'resumed';
	bank: BankId;
	question: QuestionId;
	/** The session it was done in: the question then leaves it (but for `resumed`). */
	session?: SessionId;
}
/** Put off: not asked before `until`, whatever its due day; an answer ends that. */
export interface Buried extends EventBase {
	type: 'buried';
	bank: BankId;
	question: QuestionId;
	until: LocalDay;
	/** As in `Suspended`. */
	session?: SessionId;
}
/** The learner says when a question that was met comes next; what is known of its memory stays. */
export interface DueSet extends EventBase {
	type: 'due-set';
	bank: BankId;
	question: QuestionId;
	due: LocalDay;
	/** As in `Suspended`. */
	session?: SessionId;
}
/**
 * A bank was updated and this question, which the learner has met, is no longer what it was.
 * `wording`: progress is kept. `key`: what counts as right changed, so it is asked again soon, with a line that says so.
 * `retired`: no longer asked, its history kept. `returned`: it is back in the bank.
 */
export interface Revised extends EventBase {
	type: 'revised';
	bank: BankId;
	question: QuestionId;
	change: 'wording' | 'key' | 'retired' | 'returned';
	wording?: Fingerprint;
	key?: Fingerprint;
}
/** Forgets the memory of one question, of a bank, or (neither given) of all. */
export interface Reset extends EventBase {
	type: 'reset';
	bank?: BankId;
	question?: QuestionId;
	/** As in `Suspended`, where it is of one question. */
	session?: SessionId;
}
export interface SettingsChanged extends EventBase {
	type: 'settings-changed';
	settings: Partial<Settings>;
}
export interface Settings {
	/** 0–1; default 0.9. */
	desiredRetention: number;
	/** Hour of the local clock at which a day ends, 0–23; default 4. */
	dayEndHour: number;
	/** New questions a day; default 10. */
	newPerDay: number;
	/** FSRS-6 weights (21), or null for the published defaults. The newest describe the whole log: see `weightsOf`. */
	weights: number[] | null;
	/** Reviews a day beyond which the rest of a backlog waits; null for all that is due. */
	reviewsPerDay: number | null;
	/** For each weekday, Monday first: which share (0–1) of the usual load it is to have. */
	easyDays: number[];
	/** By bank id: the day by which all of it should be fresh. */
	exams: Record<BankId, Exam>;
	/** What a learner wants to do each day; null for none. */
	dailyGoal: { unit: 'questions' | 'minutes'; amount: number } | null;
	showStreak: boolean;
	/** Whether a learner is asked how sure they are before they see the answer. */
	askConfidence: boolean;
	/** A quiet word when the day's goal is reached. */
	celebrate: boolean;
}
export interface Exam {
	day: LocalDay;
	/** Questions a day at most. */
	perDay: number;
}

export type LearnerEvent =
	| Answered
	| Rated
	| Undone
	| Flagged
	| Suspended
	| Buried
	| DueSet
	| Revised
	| Reset
	| SettingsChanged;
