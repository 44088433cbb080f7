import type { QuestionEntry } from '../../core/bank/schema';
import type { Place, Remark } from './remark';

/** What was understood of a file, before it becomes a bank. Texts are in the bank's Markdown (questions/README.md). */
export interface ReadSet {
	/** What the file calls the whole. */
	title?: string;
	summary?: string;
	/** Who wrote the questions, where it says so. */
	authors?: string[];
	/** BCP 47. */
	language?: string;
	licence?: string;
	items: ReadItem[];
	/** The pictures that the items name, by the names they use (`IMAGE_FILE`). */
	pictures: Map<string, Uint8Array>;
	remarks: Remark[];
}

/** One question or card. */
export interface ReadItem {
	place: Place;
	/** The file's own identifier of it: what makes the same question the same at the next import. */
	ownId?: string;
	/** Categories, deck or section, from the outside in; plain text. */
	group: readonly string[];
	/** As an author would have written it in a bank's file. */
	entry: ReadEntry;
	/** Of a card with a history: how it went each time, oldest first. */
	reviews?: ReadReview[];
	/** Set aside in the program it comes from. */
	suspended?: boolean;
	flagged?: boolean;
	/** When it was made there, where that is known; milliseconds since the epoch. */
	madeMs?: number;
}

export interface ReadReview {
	/** Milliseconds since the epoch. */
	atMs: number;
	/** `reset`: no answer, but all before it was forgotten on purpose. */
	rating: 'again' | 'hard' | 'good' | 'easy' | 'reset';
	tookMs: number;
	/** Beside the schedule: it moved no memory. */
	practice?: true;
}

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An entry without what only a bank gives: its id and the facts it rests on. Few files explain their answers. */
export type ReadEntry = Without<
	QuestionEntry | CardEntry,
	'id' | 'facts' | 'explanation' | 'dismissed'
> & { explanation?: string };

/** What has a front (its stem) and a back, and is rated by the learner. */
export interface CardEntry extends Pick<
	QuestionEntry,
	'id' | 'facts' | 'stem' | 'image' | 'explanation' | 'hint' | 'tags' | 'difficulty' | 'dismissed'
> {
	type: 'card';
	back: string;
	'back-image'?: QuestionEntry['image'];
}
