import type { Bank, BankId, Question } from '../bank/bank';
import { interleave } from '../quiz/interleave';
import { keptApart } from '../quiz/keep-apart';
import type { QuestionRef } from '../quiz/session-plan';
import { isMet, type Card } from './card';
import { mostAtRiskFirst } from './due-queue';
import type { Exam, LocalDay, Settings } from './event';
import { examDay } from './exam-plan';
import { reviewedOn } from './load-ahead';
import { reviewLimit } from './review-limit';
import { mostWorthSaving } from './worth-saving';

export interface ReviewInput {
	/** The banks that take part; cards of others are left out. */
	banks: readonly Bank[];
	/** Cards due today or before. */
	due: readonly Card[];
	/** Per bank id, all cards that the learner has of it. */
	cards: ReadonlyMap<string, readonly Card[]>;
	/** How many questions were answered for the first time today. */
	introduced: number;
	today: LocalDay;
	settings: Settings;
}

export interface ReviewQueue {
	due: QuestionRef[];
	/** Not due yet, but an exam is near. */
	early: QuestionRef[];
	fresh: QuestionRef[];
	/** How many more are due and wait for another day. */
	waiting: number;
	/** How many of what is due and early are of banks with an exam, whose own limit holds beside the one for the others. */
	forExams: number;
	/** How many of the new ones are, beside the limit of new questions. */
	freshForExams: number;
	/** How many of the other banks' were met today, which that limit counts. */
	metOfOthers: number;
}

/** What of it is asked of one bank. */
export function queueOf(
	queue: ReviewQueue,
	bank: BankId
): Pick<ReviewQueue, 'due' | 'early' | 'fresh'> {
	const own = (refs: QuestionRef[]) => refs.filter((ref) => ref.bank === bank);
	return { due: own(queue.due), early: own(queue.early), fresh: own(queue.fresh) };
}

/** Nobody comes further in a day, and keeping them apart takes longer the more there are. */
const APART = 300;

interface Share {
	due: QuestionRef[];
	early: QuestionRef[];
	fresh: QuestionRef[];
}

/**
 * What a review asks today: first what is due, the likeliest to be forgotten first in each bank and the banks in turn;
 * then what an exam wants fresh; then new questions in their banks' order, as many as the day's limit leaves. Where more is
 * due than the learner wants to review in a day, what is most worth saving is asked and the rest waits. Questions on the
 * same fact are kept apart, and of new ones only one a day is taken where the bank has others.
 */
export function reviewQueue(input: ReviewInput): ReviewQueue {
	const { banks, due, today, settings, introduced } = input;
	const inBanks = new Map(banks.map((bank) => [bank.id, dueIn(bank, due)]));
	const withExam = banks.filter((bank) => examOf(bank, input) !== null);
	const others = banks.filter((bank) => !withExam.includes(bank));

	const waiting = others.flatMap((bank) => inBanks.get(bank.id)!);
	const kept = withinLimit(waiting, others, input);
	const shares: Share[] = others.map((bank) => {
		const own = mostAtRiskFirst(
			inBanks.get(bank.id)!.filter((card) => kept.has(card)),
			today,
			settings
		);
		return { due: apart(bank, own), early: [], fresh: freshOf(bank, input) };
	});
	const exams = withExam.map((bank) => examShare(bank, input));
	const ofExams = withExam.flatMap((bank) => input.cards.get(bank.id) ?? []);
	// What was met for an exam is beside the limit, too.
	const metOfOthers = introduced - ofExams.filter(({ firstDay }) => firstDay === today).length;
	const newLeft = Math.max(0, settings.newPerDay - metOfOthers);
	const all = [...shares, ...exams];
	const asked = interleave(all.map((share) => share.due));
	const fresh = interleave(shares.map((share) => share.fresh)).slice(0, newLeft);
	return {
		due: asked,
		early: interleave(exams.map((share) => share.early)),
		fresh: interleave([fresh, ...exams.map((share) => share.fresh)]),
		waiting: [...inBanks.values()].flat().length - asked.length,
		forExams: exams.reduce((sum, { due, early }) => sum + due.length + early.length, 0),
		metOfOthers,
		freshForExams: exams.reduce((sum, { fresh }) => sum + fresh.length, 0)
	};
}

/** The exam that is still to come, if a bank has one. */
function examOf(bank: Bank, { settings, today }: ReviewInput): Exam | null {
	const exam = settings.exams[bank.id];
	return exam && exam.day >= today ? exam : null;
}

function dueIn(bank: Bank, due: readonly Card[]): Card[] {
	const known = new Set(bank.questions.map((question) => question.id));
	return due.filter((card) => card.bank === bank.id && known.has(card.question));
}

/** The facts that a card's question rests on, each with its bank. */
function factsIn(banks: readonly Bank[]): (card: Card) => readonly string[] {
	const facts = new Map(
		banks.map(({ id, questions }) => [
			id,
			new Map(questions.map((question) => [question.id, question.facts.map((f) => `${id}/${f}`)]))
		])
	);
	return (card) => facts.get(card.bank)?.get(card.question) ?? [];
}

/**
 * What the day has room for: most worth saving first, but of questions on the same fact one before a second one, as long as
 * there are others to ask.
 * @param banks those that it is due in
 */
function withinLimit(
	due: readonly Card[],
	banks: readonly Bank[],
	{ cards, settings, today }: ReviewInput
): ReadonlySet<Card> {
	const limit = reviewLimit(today, settings);
	if (limit === null) return new Set(due);
	const own = banks.flatMap((bank) => cards.get(bank.id) ?? []);
	const room = Math.max(0, limit - reviewedOn(own, today));
	if (due.length <= room) return new Set(due);
	const waitDays = Math.ceil(due.length / Math.max(1, limit));
	const factsOf = factsIn(banks);
	const told = new Set(own.filter((card) => card.lastDay === today).flatMap(factsOf));
	const [first, siblings]: [Card[], Card[]] = [[], []];
	for (const card of mostWorthSaving(due, today, waitDays, settings)) {
		const facts = factsOf(card);
		if (facts.some((fact) => told.has(fact))) siblings.push(card);
		else {
			first.push(card);
			for (const fact of facts) told.add(fact);
		}
	}
	return new Set([...first, ...siblings].slice(0, room));
}

function examShare(bank: Bank, input: ReviewInput): Share {
	const { today, settings } = input;
	const known = new Set(bank.questions.map((question) => question.id));
	const cards = (input.cards.get(bank.id) ?? []).filter((card) => known.has(card.question));
	const fresh = freshOf(bank, input);
	const done = cards.filter((card) => card.lastDay === today).length;
	const exam = examOf(bank, input)!;
	const day = examDay({ cards, unmet: fresh.length, done }, exam, today, settings);
	return {
		due: apart(bank, day.due),
		early: apart(bank, day.early),
		fresh: fresh.slice(0, day.fresh)
	};
}

/** The questions that were never answered, those on facts that today's others ask about last. */
function freshOf(bank: Bank, { cards, today }: ReviewInput): QuestionRef[] {
	const own = cards.get(bank.id) ?? [];
	// A reset question is new again; one that is set aside, or put off, is not asked at all.
	const isOld = (card: Card) =>
		isMet(card) || card.suspended || (card.buriedUntil ?? today) > today;
	const old = new Set(own.filter(isOld).map(({ question }) => question));
	const doneToday = new Set(own.filter((card) => card.lastDay === today).map((c) => c.question));
	const facts = new Set(
		bank.questions.filter(({ id }) => doneToday.has(id)).flatMap((question) => question.facts)
	);
	const first: Question[] = [];
	const later: Question[] = [];
	for (const question of bank.questions) {
		if (old.has(question.id)) continue;
		const told = question.facts.some((fact) => facts.has(fact));
		(told ? later : first).push(question);
		if (!told) for (const fact of question.facts) facts.add(fact);
	}
	return [...first, ...later].map(({ id }) => ({ bank: bank.id, question: id }));
}

function apart(bank: Bank, cards: readonly Card[]): QuestionRef[] {
	const facts = new Map(bank.questions.map((question) => [question.id, question.facts]));
	const factsOf = (card: Card) => facts.get(card.question) ?? [];
	const near = keptApart(cards.slice(0, APART), factsOf);
	return [...near, ...cards.slice(APART)].map(({ question }) => ({ bank: bank.id, question }));
}
