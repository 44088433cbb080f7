import type { Bank, ClaimKind, Fact, Question } from '../core/bank/bank';
import type { Answered } from '../core/memory/event';
import { describeResponse } from '../core/quiz/describe';
import { gradeAnswer } from '../core/quiz/grade-answer';
import type { Grade, Response } from '../core/quiz/response';
import { sessionResult, type QuestionPlace, type SessionResult } from '../core/quiz/result';
import type { QuestionRef, SessionPlan } from '../core/quiz/session-plan';
import { questionFinder } from './bank-shelf';
import { goalToday, type GoalToday } from './daily-goal';
import type { FootnoteApp } from './footnote-app.svelte';
import { plannedToday } from './planned-today';

/** One question of a result, with all that its row shows. */
export interface ResultQuestion {
	ref: QuestionRef;
	question: Question;
	bank: Bank;
	facts: Fact[];
	/** "I don't know" stands for a question of a test that was left open, unless an answer to it was begun. */
	response: Response;
	grade: Grade;
	missed: boolean;
	/** Left open in a test. */
	unanswered: boolean;
	/** The question was changed after it was answered: the grade is that of then, and the answer need mean nothing now. */
	changed: boolean;
}

export interface ResultView {
	result: SessionResult<Answered>;
	questions: ResultQuestion[];
	/** What "practise the missed" asks: answered wrong, or not answered in a test. */
	toPractise: QuestionRef[];
	/** Still due today, and whole days until the next review after today. */
	dueToday: number;
	nextDueInDays: number | null;
	/** What is done of the day's goal; null without one. */
	goal: GoalToday | null;
}

/** The end of a session: its result, and what comes next. */
export async function loadResult(
	app: FootnoteApp,
	plan: SessionPlan,
	banks: Bank[],
	answers: Answered[],
	/** What a test holds of a question that was left open. */
	begun: (ref: QuestionRef) => Response | null = () => null
): Promise<ResultView> {
	const find = questionFinder(banks);
	const result = sessionResult(plan, answers, (ref) =>
		placeOf(banks, find(ref.bank, ref.question), ref)
	);
	const questions = result.rows.flatMap(({ ref, answer }): ResultQuestion[] => {
		const question = find(ref.bank, ref.question);
		const bank = banks.find((candidate) => candidate.id === ref.bank);
		if (!question || !bank || (!answer && plan.mode !== 'test')) return [];
		const open = answer ? null : begun(ref);
		const response: Response =
			answer?.response ?? (open && hasSome(question, open) ? open : { type: 'dont-know' });
		const now = gradeAnswer(question, response);
		const changed = !!answer && isChanged(answer, question, now);
		return [
			{
				ref,
				question,
				bank,
				facts: factsOf(bank, question),
				response,
				grade: changed ? gradeThen(answer) : now,
				changed,
				unanswered: !answer,
				missed: !answer || (answer.outcome !== 'right' && answer.outcome !== 'mostly')
			}
		];
	});
	const banksHere = app.shelf.ids;
	const planned = await plannedToday(app);
	const nextDueDay = planned ? planned.nextDay : await app.store.nextDueDay(app.today, banksHere);
	return {
		result,
		questions,
		toPractise: questions.filter((question) => question.missed).map(({ ref }) => ref),
		dueToday: planned?.due ?? (await app.store.countDue(app.today, banksHere)),
		nextDueInDays: nextDueDay === null ? null : nextDueDay - app.today,
		goal: await goalToday(app)
	};
}

/** Whether anything was given of an answer that lacks something. */
function hasSome(question: Question, response: Response): boolean {
	return describeResponse(question, response).some(({ value }) => value.trim() !== '');
}

/** Neither fingerprint tells that parts have changed places in the file: then the same answer is another. */
function isChanged({ wording, key, outcome }: Answered, question: Question, now: Grade): boolean {
	return wording !== question.wording || key !== question.key || outcome !== now.outcome;
}

function gradeThen({ score, outcome }: Answered): Grade {
	return { score, outcome, parts: {}, notes: [] };
}

/** The facts that a question rests on, in its order. */
export function factsOf(bank: Bank, question: Question): Fact[] {
	const byId = new Map(bank.facts.map((fact) => [fact.id, fact]));
	return question.facts.flatMap((id) => byId.get(id) ?? []);
}

function placeOf(
	banks: Bank[],
	question: Question | undefined,
	ref: QuestionRef
): QuestionPlace | null {
	const bank = banks.find((candidate) => candidate.id === ref.bank);
	if (!bank || !question) return null;
	const section = bank.sections.find(({ id }) => id === question.section);
	const kind: ClaimKind | undefined = factsOf(bank, question)[0]?.kind;
	if (!section || !kind) return null;
	return { section: { id: section.id, title: section.title }, kind };
}
