import { warning, words } from '../finding';
import type { Check } from './written-question';

/** Questions; of fewer no share can be told from chance. */
const MIN_QUESTIONS = 8;
/** Standard deviations from half; about one bank in twenty without a habit would be told of one. */
const SIGMA = 2;

/**
 * Nearly all true-false questions have the same answer, so that it can be given without reading. "Use an equal number of true
 * and false statements": Frisbie & Becker (1991), Applied Measurement in Education 4(1), a survey of textbooks on true-false tests.
 */
export const trueFalseBalance: Check = (_bank, written) => {
	const answers = written.flatMap(({ question }) =>
		question.type === 'true-false' ? [question.answer] : []
	);
	const trues = answers.filter(Boolean).length;
	const off = Math.abs(trues - answers.length / 2);
	if (answers.length < MIN_QUESTIONS || off <= (SIGMA * Math.sqrt(answers.length)) / 2) return [];
	const more = trues * 2 > answers.length;
	const problem = `${more ? trues : answers.length - trues} of ${answers.length} true-false questions are ${more}: who always says so is mostly right`;
	return [
		warning(
			['questions'],
			'true-false-balance',
			problem,
			`Turn some into statements that are ${!more}, by what someone might mix up.`,
			{
				problem: words`${more ? trues : answers.length - trues} of the ${answers.length} questions of the type ${{ type: 'true-false' }} are ${String(more)}: who always says so is mostly right`
			}
		)
	];
};
