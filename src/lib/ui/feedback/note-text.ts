import type { GradeNote } from '$lib/core/quiz/response';
import { m } from '$lib/paraglide/messages';

/** What grading noticed about the answer, in words. */
export function noteText(note: GradeNote): string {
	switch (note.code) {
		case 'typo':
			return m.feedback_typo({ meant: note.meant });
		case 'confusion':
			return note.feedback;
		case 'not-a-number':
			return m.feedback_not_a_number();
		case 'unit-missing':
			return m.feedback_unit_missing({ unit: note.unit });
		case 'unit-wrong':
			return m.feedback_unit_wrong({ unit: note.unit });
		case 'pairs-in-order':
			return m.feedback_pairs_in_order({ right: note.right, of: note.of });
	}
}
