import type { Question } from '../bank/bank';
import type { Random } from './random';
import { shuffled } from './random';

/** The order in which the parts of a question are shown; lists of ids (of names for speakers), empty where the type has none. */
export interface Presentation {
	/** Single and multiple choice: choice ids, pinned ones last. */
	choices: string[];
	/** Cloze: choice ids per chosen blank. */
	blanks: Record<string, string[]>;
	/** Matching. */
	prompts: string[];
	options: string[];
	/** Ordering: never in the right order to begin with. */
	items: string[];
	/** Attribution. */
	speakers: string[];
}
