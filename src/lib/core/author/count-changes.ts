import type { Question } from '../bank/bank';
import { previewQuestion } from '../bank/preview-question';
import { itemsOf, markupOf, type BankText } from './bank-text';
import { fieldsOf, textIn } from './outline';

/** What tells versions of a question apart. */
export type QuestionPrints = Pick<Question, 'id' | 'wording' | 'key'>;

/** Questions of a bank by what became of them between two versions; each is counted once. */
export interface ChangeCounts {
	added: number;
	retired: number;
	/** Something else counts as right, whatever else is new about them. */
	rekeyed: number;
	/** They read otherwise before they are answered; what is right stayed. */
	reworded: number;
}

/** Counts what a learner who has the version before will notice in the one after. */
export function countChanges(
	before: readonly QuestionPrints[],
	after: readonly QuestionPrints[]
): ChangeCounts {
	const known = new Map(before.map((question) => [question.id, question]));
	const there = new Set(after.map(({ id }) => id));
	const kept = after.flatMap((now) => {
		const was = known.get(now.id);
		return was ? [{ was, now }] : [];
	});
	const rekeyed = kept.filter(({ was, now }) => was.key !== now.key);
	const reworded = kept.filter(
		({ was, now }) => was.key === now.key && was.wording !== now.wording
	);
	return {
		added: after.length - kept.length,
		retired: before.filter(({ id }) => !there.has(id)).length,
		rekeyed: rekeyed.length,
		reworded: reworded.length
	};
}

/** The prints of the questions in a draft; those that are not far enough written to be asked are left out. */
export function printsOf(bank: BankText): QuestionPrints[] {
	const markup = markupOf(bank);
	return itemsOf(bank, 'questions').flatMap((item) => {
		const question = previewQuestion(item.text, markup);
		return question
			? [{ id: textIn(fieldsOf(item).id), wording: question.wording, key: question.key }]
			: [];
	});
}
