import type { ChoiceEntry, ImageEntry } from '../../core/bank/schema';
import type { ReadEntry } from '../formats/read-set';
import { escapeMarks } from '../rich-text/marked-text';
import type { ItemReading } from './item-reading';
import { NotTaken } from './not-taken';

/** What every question may have. */
export type EntryBase = Pick<ReadEntry, 'stem' | 'image' | 'explanation' | 'hint' | 'tags'>;

export interface GivenChoice {
	text: string;
	image?: ImageEntry;
	/** The share of the points that it gives, 0–1 and less where it takes some. */
	worth: number;
	feedback?: string;
	/** Stays in its place. */
	pinned?: boolean;
}

const WHOLE = 0.9999;

/**
 * A question of one or several right choices.
 * @param several whether all that give points must be chosen
 */
export function choiceEntry(
	base: EntryBase,
	given: readonly GivenChoice[],
	several: boolean,
	item: ItemReading
): ReadEntry {
	const choices = given
		.map((choice) => withWords(choice, item))
		.filter((choice) => choice !== null);
	if (several) {
		const worths = choices.map(({ worth }) => worth).filter((worth) => worth > 0);
		if (Math.max(...worths) - Math.min(...worths) > 0.02) tellWeights(item);
		return {
			type: 'multiple',
			...base,
			choices: choices.map((each) => entryOf(each, each.worth > 0))
		};
	}
	const best = Math.max(0, ...choices.map(({ worth }) => worth));
	const keys = choices.filter(({ worth }) => worth > 0 && worth >= Math.min(best, WHOLE));
	const [key] = keys;
	if (!key) throw new NotTaken('No answer is marked as right, so it cannot be asked.');
	const isPartly = choices.some(({ worth }) => worth > 0 && worth < WHOLE);
	if (isPartly) tellWeights(item);
	if (keys.length > 1)
		item.tell(
			'changed',
			'Several choices are right where one is asked for; only the first of them was kept.'
		);
	const kept = choices.filter((choice) => choice === key || !keys.includes(choice));
	return { type: 'single', ...base, choices: kept.map((each) => entryOf(each, each === key)) };
}

const tellWeights = (item: ItemReading) =>
	item.tell('changed', 'Answers are right or wrong here; their weights were not kept.');

/** A choice that is a picture alone is called as the picture is; one with neither is none. */
function withWords(choice: GivenChoice, item: ItemReading): GivenChoice | null {
	if (choice.text !== '') return choice;
	if (!choice.image) {
		item.tell('left-out', 'A choice has no text.');
		if (choice.worth > 0) throw new NotTaken('The right choice has no text.');
		return null;
	}
	item.tell(
		'changed',
		'A choice is a picture without words, so its alternative text stands beside it.'
	);
	return { ...choice, text: escapeMarks(choice.image.alt) };
}

function entryOf({ text, image, feedback, pinned }: GivenChoice, correct: boolean): ChoiceEntry {
	return {
		text,
		...(correct ? { correct } : {}),
		...(image ? { image } : {}),
		...(feedback ? { feedback } : {}),
		...(pinned ? { pinned } : {})
	};
}
