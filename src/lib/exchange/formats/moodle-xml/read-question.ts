import type { ReadEntry, ReadItem } from '../read-set';
import { plainLine } from '../../xml/given-text';
import type { FileReading, ItemReading } from '../../xml/item-reading';
import { NotTaken } from '../../xml/not-taken';
import { childOf, childrenOf, lettersOf, type XmlElement } from '../../xml/xml-element';
import { MoodleQuestion, textOf } from './moodle-question';
import { readMatching, readOrdering } from './read-arranged';
import { readDescription, readEssay } from './read-cards';
import { readMultichoice, readTrueFalse } from './read-chosen';
import { findEmbedded } from './embedded-answers';
import { gapsOfSeveral, readCloze, readGapOfSeveral } from './read-cloze';
import { readGaps } from './read-gaps';
import { readNumerical, readShortAnswer } from './read-typed';

const READERS: { readonly [type: string]: (question: MoodleQuestion) => ReadEntry } = {
	multichoice: readMultichoice,
	multichoiceset: readMultichoice,
	truefalse: readTrueFalse,
	shortanswer: readShortAnswer,
	numerical: readNumerical,
	matching: readMatching,
	match: readMatching,
	ddmatch: readMatching,
	ordering: readOrdering,
	cloze: readCloze,
	multianswer: readCloze,
	ddwtos: readGaps,
	gapselect: readGaps,
	essay: readEssay,
	description: readDescription
};

const CLOZE = new Set(['cloze', 'multianswer']);

/** Characters of a question's text to tell it by where it has no name. */
const ENOUGH = 60;

/** One <question> that is no category. */
export function readMoodleQuestion(
	element: XmlElement,
	group: readonly string[],
	reading: FileReading
): void {
	const type = plainLine(element.attributes.get('type') ?? '').slice(0, 40);
	const name =
		plainLine(lettersOf(childOf(element, 'name'))) ||
		plainLine(textOf(childOf(element, 'questiontext')));
	const place = { line: element.line, ...(name ? { item: name.slice(0, ENOUGH) } : {}) };
	const text = textOf(childOf(element, 'questiontext'));
	const apart = CLOZE.has(type) && element.isWhole ? gapsOfSeveral(text) : [];
	const isAllApart = apart.length > 0 && apart.length === findEmbedded(text).length;
	reading.item(place, (item) => {
		if (isAllApart) return null;
		if (!element.isWhole)
			throw new NotTaken('The file is cut off or not well formed within this question.');
		if (!Object.hasOwn(READERS, type))
			throw new NotTaken(
				type === ''
					? 'It is not said of which type it is.'
					: `Questions of Moodle’s type “${type}” cannot be asked here.`
			);
		return taken(READERS[type]!(new MoodleQuestion(element, item)), item);
	});
	for (const nth of apart)
		reading.item(place, (item) =>
			taken(readGapOfSeveral(new MoodleQuestion(element, item), nth), item, `#${nth + 1}`)
		);

	function taken(entry: ReadEntry, item: ItemReading, part = ''): Omit<ReadItem, 'place'> {
		const ownId = plainLine(lettersOf(childOf(element, 'idnumber')));
		const isHidden = lettersOf(childOf(element, 'hidden')).trim() === '1';
		if (isHidden) item.tell('noted', 'It is hidden in Moodle.');
		if (childrenOf(element, 'penalty').some((penalty) => Number(lettersOf(penalty)) > 0))
			item.once('noted', 'Points, and what is taken off for further tries, are not kept.');
		return {
			...(ownId ? { ownId: ownId + part } : {}),
			group,
			entry,
			...(isHidden ? { suspended: true } : {})
		};
	}
}
