import { quoted, warning, words } from '../finding';
import type { Check } from './written-question';

/**
 * A judgement is the source's author's; what someone else is reported to think is a statement (questions/README.md).
 * One of several authors, or a name in full for a short one, is the author.
 */
export const judgementByAuthor: Check = (bank) =>
	bank.facts.flatMap(({ kind, saidBy, source }, index) => {
		if (kind !== 'judgement') return [];
		const { author } = bank.sources.find(({ id }) => id === source)!;
		if (author.includes(saidBy) || saidBy.includes(author)) return [];
		const problem = `A judgement is the author's (${quoted(author)}), but this one is said by ${quoted(saidBy)}`;
		return [
			warning(
				['facts', index, 'said-by'],
				'judgement-not-by-author',
				problem,
				'Make it "kind: statement", or correct "said-by".',
				{ mend: words`Make it a statement, or correct ${{ field: ['said-by'] }}.` }
			)
		];
	});
