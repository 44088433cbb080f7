import { error, quoted, warning } from '../finding';
import { foldText } from '../fold-text';
import { choiceSets, type Check } from './written-question';

/**
 * Two choices that read the same: one of them is graded wrong for what the other says. An error.
 * One right answer, choices that do not overlap: Haladyna, Downing & Rodriguez (2002), guidelines 19 and 22.
 * Those that differ in case alone are only pointed at: "english" and "English" may be the very question.
 */
export const duplicateChoices: Check = (_bank, written) =>
	written.flatMap(choiceSets).flatMap(({ choices, paths }) => {
		const exact = new Set<string>();
		const caseless = new Set<string>();
		return choices.flatMap(({ text }, index) => {
			const folded = foldText(text);
			const same = exact.has(folded);
			const alike = caseless.has(folded.toLowerCase());
			exact.add(folded);
			caseless.add(folded.toLowerCase());
			if (!alike) return [];
			const mend = 'Reword one, or take it out.';
			if (same)
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
