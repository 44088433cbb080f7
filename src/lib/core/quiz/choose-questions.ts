import type { Bank, ClaimKind, Question, QuestionId, QuestionType } from '../bank/bank';
import { keptApart } from './keep-apart';
import { shuffled, type Random } from './random';
import type { QuestionRef } from './session-plan';

/** What is known of one learner and one question. */
export interface QuestionStatus {
	answered: boolean;
	/** The last answer was no pass. */
	missed: boolean;
	flagged: boolean;
	suspended: boolean;
	retired: boolean;
}

/** Which questions to ask. An empty list of tags, kinds, sections or types sets no limit; of tags, one is enough. */
export interface QuestionFilter {
	/** At most so many; null for all. */
	length: number | null;
	tags: string[];
	/** Of the question's first fact. */
	kinds: ClaimKind[];
	/** Ids. */
	sections: string[];
	types?: QuestionType[];
	/** Only what the app can grade: a card is rated by its learner, and has no place in a test. */
	graded?: boolean;
	only: 'all' | 'new' | 'missed' | 'flagged';
	order: 'bank' | 'shuffled';
}

/**
 * The questions of a bank for a session, in the order of asking. Suspended and retired ones are never asked; a question
 * without a status was never met. In the bank's order they stay as they are; shuffled, questions on the same fact are
 * kept from following one another.
 */
export function chooseQuestions(
	bank: Bank,
	seen: ReadonlyMap<QuestionId, QuestionStatus>,
	filter: QuestionFilter,
	random: Random
): QuestionRef[] {
	const kindOf = new Map(bank.facts.map((fact) => [fact.id, fact.kind]));
	const fits = (question: Question): boolean => {
		const [fact = ''] = question.facts;
		const kind = kindOf.get(fact);
		return (
			isWanted(seen.get(question.id), filter.only) &&
			(filter.tags.length === 0 || question.tags.some((tag) => filter.tags.includes(tag))) &&
			(filter.kinds.length === 0 || (kind !== undefined && filter.kinds.includes(kind))) &&
			allows(filter.sections, question.section) &&
			allows(filter.types ?? [], question.type) &&
			!(filter.graded && question.type === 'card')
		);
	};
	const fitting = bank.questions.filter(fits);
	const ordered = filter.order === 'shuffled' ? shuffled(fitting, random) : fitting;
	const chosen = ordered.slice(0, filter.length ?? ordered.length);
	const apart =
		filter.order === 'shuffled' ? keptApart(chosen, (question) => question.facts) : chosen;
	return apart.map((question) => ({ bank: bank.id, question: question.id }));
}

function isWanted(status: QuestionStatus | undefined, only: QuestionFilter['only']): boolean {
	if (status?.suspended || status?.retired) return false;
	switch (only) {
		case 'all':
			return true;
		case 'new':
			return !status?.answered;
		case 'missed':
			return status?.missed ?? false;
		case 'flagged':
			return status?.flagged ?? false;
	}
}

function allows<T>(wanted: readonly T[], value: T): boolean {
	return wanted.length === 0 || wanted.includes(value);
}
