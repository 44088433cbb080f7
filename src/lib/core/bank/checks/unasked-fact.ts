import { quoted, warning } from '../finding';
import type { Check } from './written-question';

/**
 * A fact that no written question asks. Coverage of the content is a matter of validity: each objective wants its item
 * (Haladyna, Downing & Rodriguez (2002), guideline 1).
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
						'Write one, or name the fact in the "facts" of one that rests on it.'
					)
				]
	);
};
