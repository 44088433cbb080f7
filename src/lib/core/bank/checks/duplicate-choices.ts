import { error, quoted, warning } from '../finding';
import { foldText } from '../fold-text';
import { choiceSets, type Check } from './written-question';

/**
 * Two choices that read the same: one of them is graded wrong for what the other says. An error.
 * Those that differ in case alone are only pointed at: "english" and "English" may be the very question.
 */
export const duplicateChoices: Check = (_bank, written) =>
	written.flatMap(choiceSets).flatMap(({ choices, paths }) => {
		const seen = new Map<string, string>();
		return choices.flatMap(({ text }, index) => {
			const folded = foldText(text);
			const other = seen.get(folded.toLowerCase());
			seen.set(folded.toLowerCase(), folded);
			if (other === undefined) return [];
			const mend = 'Reword one, or take it out.';
			if (other === folded)
				return [
					error(
						paths[index]!,
						'duplicate-choice',
						`The choice ${quoted(text)} is there twice`,
						mend
					)
				];
			return [
				warning(
					paths[index]!,
					'choices-differ-in-case',
					`Another choice differs from ${quoted(text)} in capitals only`,
					mend
				)
			];
		});
	});
