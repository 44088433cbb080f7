import type { LocalDay, Rating } from '../../memory/event';
import { seededInterval, nextMemory } from '../../memory/fsrs';
import type { Memory } from '../../memory/memory-model';
import type { LearnerMind } from './simulated-learner';
import { type SimulatedMemory } from './simulated-learner';

/** How the questions are scheduled, and how many new ones there are. */
export interface Schedule {
	/** The weights that the schedule believes in; null for the default ones. */
	weights: number[] | null;
	/** 0–1. */
	desiredRetention: number;
	newPerDay: number;
	/** Of the questions missed, the share that is asked again the same day, in another session. */
	againSameDay: number;
}

export interface SimulatedReview {
	question: number;
	day: LocalDay;
	/** 1–4. */
	rating: number;
	/** The true chance of recall, 0–1; null for the first time. */
	recall: number | null;
	/** Whole days since the last one. */
	elapsedDays: number;
}

/** A question under way: what the learner has of it, and what the schedule takes that to be. */
export interface SimulatedQuestion {
	mind: SimulatedMemory | null;
	believed: Memory | null;
	dueDay: LocalDay;
	reps: number;
}

const RATINGS: readonly Rating[] = ['again', 'hard', 'good', 'easy'];

/**
 * A learner who does each day what is due and some new questions, scheduled as the app does it (`core/memory/fsrs.ts`,
 * its fuzz included). Goes on until it is left: each step is one review.
 * @param questions those that are under way already; they are gone on with, in place
 */
export function* simulateReviews(
	mind: LearnerMind,
	schedule: Schedule,
	firstDay: LocalDay,
	questions: SimulatedQuestion[] = []
): Generator<SimulatedReview, never> {
	const due = new Map<LocalDay, number[]>();
	const plan = (question: number, day: LocalDay) => {
		const list = due.get(day);
		if (list) list.push(question);
		else due.set(day, [question]);
	};
	questions.forEach(({ dueDay }, at) => plan(at, Math.max(dueDay, firstDay)));
	for (let day = firstDay; ; day++) {
		const today = due.get(day) ?? [];
		due.delete(day);
		for (let added = 0; added < schedule.newPerDay; added++) {
			today.push(questions.length);
			questions.push({ mind: null, believed: null, dueDay: day, reps: 0 });
		}
		for (const at of today) {
			const question = questions[at]!;
			const review = ask(mind, schedule, at, question, day);
			yield review;
			if (review.rating === 1 && mind.random() < schedule.againSameDay)
				yield ask(mind, schedule, at, question, day);
			plan(at, question.dueDay);
		}
	}
}

function ask(
	mind: LearnerMind,
	schedule: Schedule,
	at: number,
	question: SimulatedQuestion,
	day: LocalDay
): SimulatedReview {
	const before = question.mind;
	const elapsedDays = before ? day - before.lastDay : 0;
	const recall = before ? mind.recall(before, day) : null;
	const { rating, memory } = mind.answer(before, day);
	question.mind = memory;
	const review = { question: at, day, rating, recall, elapsedDays };
	putOff(question, review, schedule);
	return review;
}

/** What the schedule makes of a review: the memory that it believes in, and the next day. In place. */
function putOff(question: SimulatedQuestion, review: SimulatedReview, schedule: Schedule): void {
	const { day, rating, elapsedDays } = review;
	question.believed = nextMemory(question.believed, RATINGS[rating - 1]!, elapsedDays, schedule);
	const seed = `${review.question}/${question.reps++}`;
	question.dueDay = day + seededInterval(question.believed, elapsedDays, seed, schedule);
}

/** The same questions with the same reviews behind them, as another schedule would have them now. */
export function rescheduled(
	questions: readonly SimulatedQuestion[],
	reviews: readonly SimulatedReview[],
	schedule: Schedule
): SimulatedQuestion[] {
	const anew = questions.map((question) => ({ ...question, believed: null, reps: 0 }));
	for (const review of reviews) putOff(anew[review.question]!, review, schedule);
	return anew;
}
