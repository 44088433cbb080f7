import type { Markup } from '../markup/markup-node';
import type { Bank } from './bank';
import type { At, BankParts } from './bank-parts';
import { buildFact, buildSource } from './build-bank';
import { buildQuestion } from './build-question';
import { checkQuestion } from './check-question';
import type { Dismissing } from './checks/dismissals';
import type { Path, Remark } from './finding';
import type { BankFile, QuestionEntry } from './schema';

/** What is sound of a file with errors, as a bank that the checks can look at; no learner ever sees it. */
export interface SoundBank {
	bank: Bank;
	entries: Pick<BankFile, 'questions'> & Dismissing;
	/** Whether nothing is missing that a check of the whole bank would miss. */
	whole: boolean;
	/** A remark about this bank as one about the file. */
	inFile: (remark: Remark) => Remark;
}

/**
 * @param texts the paragraphs of sources, by the source's id.
 * @param dismissed the dismissals of the bank.
 */
export function soundBank(
	parts: BankParts,
	language: unknown,
	markup: Markup,
	texts: ReadonlyMap<string, string[]>,
	dismissed: Record<string, string> | undefined
): SoundBank {
	const onlySource = parts.ids.sources[0]?.id ?? '';
	const sources = parts.sources.map(({ entry }) => buildSource(entry, texts.get(entry.id)));
	const known = new Set(sources.map(({ id }) => id));
	const factParts = parts.facts.filter(({ entry }) => known.has(entry.source ?? onlySource));
	const facts = factParts.map(({ entry }) => buildFact(entry, onlySource));
	const factIds = new Set(facts.map(({ id }) => id));

	const questionParts = parts.questions.filter((part) => checkQuestion(part).length === 0);
	const questions = questionParts.map(({ entry }, index): QuestionEntry => {
		const rests = entry.facts.filter((fact) => factIds.has(fact));
		// Ids may be missing or there twice.
		return { ...entry, id: `${index}`, facts: rests };
	});
	const lost = questionParts.some(
		({ entry }, index) =>
			entry.facts.length === 0 || questions[index]!.facts.length < entry.facts.length
	);

	const bank: Bank = {
		id: '',
		title: '',
		summary: '',
		language: typeof language === 'string' ? language : '',
		licence: '',
		authors: [],
		revision: 1,
		markup,
		sources,
		sections: [],
		facts,
		questions: questions.map((entry) => buildQuestion(entry, '', markup))
	};
	const pathOf = ([list, index, ...rest]: Path): Path => {
		const from: Record<string, At<unknown>[]> = { facts: factParts, questions: questionParts };
		const part = typeof index === 'number' ? from[String(list)]?.[index] : undefined;
		return part
			? [...part.path, ...rest]
			: [list!, ...(index === undefined ? [] : [index]), ...rest];
	};
	return {
		bank,
		entries: { questions, facts: factParts.map(({ entry }) => entry), dismissed },
		whole: !lost && questions.length === parts.counts.questions,
		inFile: (remark) => ({ ...remark, path: pathOf(remark.path) })
	};
}
