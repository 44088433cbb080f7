import type { Bank, Question } from '../../core/bank/bank';

/**
 * The footnote of a question for programs that know of none: a line for each of its facts with who says so, in which
 * source, and where in it. Plain text.
 */
export function footnoteLines(question: Question, { facts, sources }: Bank): string[] {
	return question.facts.flatMap((id) => {
		const fact = facts.find((each) => each.id === id);
		const source = sources.find((each) => each.id === fact?.source);
		if (!fact || !source) return [];
		const { title, author, date, passages, url } = source;
		const where = `${passages.unit} ${fact.passage}${url === undefined ? '' : `, ${url}`}`;
		return [`${fact.saidBy} – ${title} (${author}, ${date}), ${where}`];
	});
}
