import type { BlankEntry } from '../../../core/bank/schema';
import type { ReadEntry } from '../read-set';
import { readHtml } from '../../rich-text/read-html';
import { clozeEntry, gapMark, withoutGapMarks } from '../../xml/gap-text';
import { NotTaken } from '../../xml/not-taken';
import { childOf, childrenOf, lettersOf } from '../../xml/xml-element';
import type { MoodleQuestion } from './moodle-question';

/** `[[2]]` is where the second of all options belongs; those of its group are offered there. */
export function readGaps(question: MoodleQuestion): ReadEntry {
	const { element, item } = question;
	const name = question.type === 'ddwtos' ? 'dragbox' : 'selectoption';
	const options = childrenOf(element, name).map((option) => ({
		text: question.text(option),
		group: lettersOf(childOf(option, 'group')).trim() || '1'
	}));
	const container = childOf(element, 'questiontext');
	const blanks: BlankEntry[] = [];
	const marked = withoutGapMarks(question.html(container)).replace(
		/\[\[([0-9]{1,4})\]\]/g,
		(whole, place: string) => {
			const key = options[Number(place) - 1];
			if (!key) return whole;
			blanks.push(blankOf(key, options));
			return gapMark(blanks.length - 1);
		}
	);
	if (blanks.length === 0) throw new NotTaken('It has no gap to fill.');
	question.tellCombinedFeedback();
	const { text, image } = item.pictured(readHtml(marked), question.finder(container));
	return clozeEntry(question.base({ text: '', image }), text, blanks, item);
}

interface Option {
	text: string;
	group: string;
}

function blankOf(key: Option, options: readonly Option[]): BlankEntry {
	if (key.text === '') throw new NotTaken('The right choice has no text.');
	const offered = [
		...new Set(options.filter(({ group }) => group === key.group).map(({ text }) => text))
	];
	const texts = offered.filter((text) => text !== '');
	// With nothing to choose from it can only be typed, without marks.
	if (texts.length < 2) return { accept: [key.text.replace(/\\([\\*`$])/g, '$1')] };
	return { choices: texts.map((text) => (text === key.text ? { text, correct: true } : { text })) };
}
