import { quoted, warning, words } from '../finding';
import type { Check } from './written-question';

/**
 * A fact that no written question asks: a quiz speaks for what it covers (evidence based on test content,
 * AERA, APA & NCME, Standards for Educational and Psychological Testing (2014), chapter 1).
 */
export const unaskedFact: Check = (bank, written) => {
	const asked = new Set(written.flatMap(({ question }) => question.facts));
	return bank.facts.flatMap(({ id }, index) =>
		asked.has(id)
			? []
			: [
					warning(
						['facts', index, 'id'],
						'unasked-fact',
						`No written question asks the fact ${quoted(id)}`,
						'Write one, or name the fact in the "facts" of one that rests on it.',
						{
							problem: words`No question asks this fact yet`,
							mend: words`Write one, or choose the fact at ${{ field: ['facts'] }} of a question that asks it.`
						}
					)
				]
	);
};
