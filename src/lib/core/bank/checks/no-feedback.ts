import type { Path, Remark } from '../finding';
import { quoted, warning, withinEntry, words } from '../finding';
import { choiceSets, type Check, type WrittenQuestion } from './written-question';

/**
 * An answer that gets no word back. Feedback that explains raises what is learned over right or wrong alone:
 * Van der Kleij, Feskens & Eggen (2015), Review of Educational Research 85(4).
 */
export const noFeedback: Check = (_bank, written) =>
	written.flatMap((one) => [...ofChoices(one), ...ofParts(one)]);

function ofChoices(written: WrittenQuestion): Remark[] {
	return choiceSets(written).flatMap(({ choices, paths }) =>
		choices.flatMap(({ text, feedback, correct }, index) => {
			const short = correct && paths[index]!.at(-1) === 'answer';
			return feedback
				? []
				: [
						missing(
							paths[index]!,
							`The choice ${quoted(text)}`,
							short ? 'right' : 'feedback',
							short ? [...paths[index]!.slice(0, -1), 'right'] : [...paths[index]!, 'feedback']
						)
					];
		})
	);
}

function ofParts({ question, path }: WrittenQuestion): Remark[] {
	switch (question.type) {
		case 'true-false':
			return (['true', 'false'] as const).flatMap((value) =>
				question.feedback[value]
					? []
					: [
							missing(
								[...path, 'feedback', value],
								`Who answers ${value}`,
								`feedback: { ${value}: ... }`,
								[...path, 'feedback', value]
							)
						]
			);
		case 'numeric':
		case 'short-text':
			return (['right', 'wrong'] as const).flatMap((value) =>
				question.feedback[value]
					? []
					: [
							missing(
								[...path, 'feedback', value],
								`A ${value} answer`,
								`feedback: { ${value}: ... }`,
								[...path, 'feedback', value]
							)
						]
			);
		case 'cloze':
			return question.blanks.flatMap((blank) =>
				blank.kind === 'typed' && !blank.feedback
					? [missing([...path, 'blanks', blank.id], `The blank ${quoted(blank.id)}`, 'feedback')]
					: []
			);
		case 'matching':
			return question.prompts.flatMap(({ text, feedback }, index) =>
				feedback
					? []
					: [missing([...path, 'pairs', index], `The prompt ${quoted(text)}`, 'feedback')]
			);
		case 'ordering':
			return question.items.flatMap(({ text, feedback }, index) =>
				feedback ? [] : [missing([...path, 'items', index], `The item ${quoted(text)}`, 'feedback')]
			);
		default:
			return [];
	}
}

/** @param at where the feedback would stand */
function missing(
	path: Path,
	what: string,
	field: string,
	at: Path = [...path, 'feedback']
): Remark {
	return warning(
		path,
		'no-feedback',
		`${what} gets no feedback`,
		`Add "${field}": why someone might think so, and what the source says.`,
		{
			problem: words`${what} gets no feedback`,
			mend: words`Write ${{ field: withinEntry(at) }}: why someone might think so, and what the source says.`
		}
	);
}
