import { warning } from '../finding';
import { choiceSets, type Check } from './written-question';

const MOST = 5;

/**
 * More choices than anyone has good distractors for. Three are as good as four or five: Rodriguez (2005), Educational
 * Measurement: Issues and Practice 24(2), over 80 years of studies; Haladyna, Downing & Rodriguez (2002), guideline 18.
 * Choices of "multiple" are left alone: each is judged on its own there.
 */
export const tooManyChoices: Check = (_bank, written) =>
	written
		.filter(({ question }) => question.type !== 'multiple')
		.flatMap(choiceSets)
		.flatMap(({ choices, paths }) =>
			choices.length <= MOST
				? []
				: [
						warning(
							paths[MOST]!,
							'too-many-choices',
							`There are ${choices.length} choices to read`,
							'Keep the two to four wrong answers that someone who half remembers would pick.'
						)
					]
		);
