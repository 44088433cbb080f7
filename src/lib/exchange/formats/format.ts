import type { Bank } from '../../core/bank/bank';
import type { ImageBytes } from '../bank-texts';
import type { GivenFile } from './given-file';
import type { LearnerPart } from './learner-part';
import type { ReadSet } from './read-set';
import type { Remark } from './remark';

/** The formats of other programs, in the order in which they are offered. */
export const FORMAT_IDS = [
	'gift',
	'moodle-xml',
	'aiken',
	'qti-3',
	'qti',
	'anki',
	'anki-text',
	'h5p',
	'csv',
	'quizdown',
	'text2qti'
] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

/** Told now and then how much of the work is done, 0–1. Who wants to stop it ends the worker it runs in. */
export type Progress = (done: number) => void;

/** One format: what is of it, what it says, and how a bank is said in it. */
export interface Format {
	id: FormatId;
	/** As people call it. */
	name: string;
	/** How its files are named, without the dot; the first is given to what is written. */
	endings: readonly [string, ...string[]];
	/**
	 * How surely the content is of this format, 0–1: 1 for a mark that nothing else has, about 0.5 for what looks like it.
	 * The name of the file counts for nothing. Looks at no more than it must; never throws.
	 */
	detect(file: GivenFile): number;
	/**
	 * All that was understood; what was not is in the remarks, and never stops the rest.
	 * @throws Unreadable where nothing can be made of the whole
	 */
	read(file: GivenFile, progress: Progress): Promise<ReadSet>;
	/** Left out where the format is only read. */
	write?(
		bank: Bank,
		images: ImageBytes,
		progress: Progress,
		/** What the learner did with it; only for a format that has room for that. */
		learner?: LearnerPart
	): Promise<Written>;
}

/** A bank as a file of another program, with all that the format could not hold. */
export interface Written {
	/** Without a folder. */
	name: string;
	mediaType: string;
	bytes: Uint8Array;
	remarks: Remark[];
}

/** Why nothing can be made of a file: a sentence for the person who gave it, with what to do. */
export class Unreadable extends Error {
	constructor(
		message: string,
		/** From 1, where the trouble stands at a line. */
		readonly line?: number
	) {
		super(message);
		this.name = 'Unreadable';
	}
}
