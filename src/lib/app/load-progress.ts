import { asPlain } from '../core/bank/as-plain';
import type { Bank } from '../core/bank/bank';
import { knownBank } from '../core/insight/progress/known-bank';
import type { ProgressFigures } from '../core/insight/progress/progress-figures';
import { progressApart } from '../store/progress/progress-apart';
import type { FootnoteApp } from './footnote-app.svelte';

export interface ProgressView {
	figures: ProgressFigures;
	/** What a question asks, in plain words; its id where its bank is not on the shelf. */
	nameOf: (ref: { bank: string; question: string }) => string;
}

/** @param tell how much is done, 0–1 */
export async function loadProgress(
	app: FootnoteApp,
	tell: (share: number) => void
): Promise<ProgressView> {
	const banks = await app.shelf.banks(app.shelf.summaries.map(({ id }) => id));
	const figures = await progressApart(app.store.connection, banks.map(knownBank), app.today, tell);
	return { figures, nameOf: namesIn(banks) };
}

/** A claim that is to be told is named by itself: its question is always the same. */
function namesIn(banks: readonly Bank[]): ProgressView['nameOf'] {
	const names = new Map<string, string>();
	for (const bank of banks.map(asPlain)) {
		const statements = new Map(bank.facts.map((fact) => [fact.id, fact.statement]));
		for (const question of bank.questions) {
			const claim = question.type === 'attribution' ? statements.get(question.facts[0]!) : null;
			names.set(`${bank.id}\n${question.id}`, claim ?? question.stem);
		}
	}
	return ({ bank, question }) => names.get(`${bank}\n${question}`) ?? question;
}
