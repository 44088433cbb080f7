import type { ReadEntry } from '../read-set';
import { escapeMarks } from '../../rich-text/marked-text';
import type { EntryBase } from '../../xml/choice-entry';
import { plainLine } from '../../xml/given-text';
import type { FileReading, FindFile } from '../../xml/item-reading';
import { NotTaken } from '../../xml/not-taken';
import { childrenOf, descendantsOf, type XmlElement } from '../../xml/xml-element';
import { choice, matching, ordering, trueFalse } from './interop-chosen';
import { InteropItem } from './interop-item';
import { card, gaps, numerical, shortAnswer } from './interop-typed';

/** A file of QTI 1.2, as Canvas and many others write it: all <item>s in their sections. */
export function readInterop(
	root: XmlElement,
	{ file, find }: { file?: string; find: FindFile },
	reading: FileReading
): void {
	const walk = (element: XmlElement, group: readonly string[]) => {
		for (const child of childrenOf(element)) {
			const title = plainLine(child.attributes.get('title') ?? '');
			if (child.name === 'item') readItem(child, title, group, { file, find }, reading);
			else if (['assessment', 'section', 'objectbank'].includes(child.name))
				walk(child, title && title !== group.at(-1) ? [...group, title] : group);
		}
	};
	walk(root, []);
}

function readItem(
	element: XmlElement,
	title: string,
	group: readonly string[],
	{ file, find }: { file?: string; find: FindFile },
	reading: FileReading
): void {
	const id = plainLine(element.attributes.get('ident') ?? '');
	const place = {
		line: element.line,
		...(file ? { file } : {}),
		...(title || id ? { item: title || id } : {})
	};
	reading.item(place, (item) => {
		if (!element.isWhole) throw new NotTaken('The item is cut off.');
		const interop = new InteropItem(element, item, find);
		return { ...(id ? { ownId: id } : {}), group, entry: entryOf(interop, title) };
	});
}

type ReadType = (interop: InteropItem, base: EntryBase) => ReadEntry;

const CANVAS: { readonly [type: string]: ReadType } = {
	multiple_choice_question: (interop, base) => choice(interop, base, false),
	true_false_question: trueFalse,
	multiple_answers_question: (interop, base) => choice(interop, base, true),
	short_answer_question: shortAnswer,
	numerical_question: numerical,
	matching_question: matching,
	essay_question: card,
	file_upload_question: leaveOut('A file is to be handed in, which cannot be asked here.'),
	calculated_question: leaveOut('Its values are made anew each time, which is not supported.'),
	text_only_question: leaveOut('It asks nothing.'),
	fill_in_multiple_blanks_question: gaps,
	multiple_dropdowns_question: gaps,
	'cc.multiple_choice.v0p1': (interop, base) => choice(interop, base, false),
	'cc.multiple_response.v0p1': (interop, base) => choice(interop, base, true),
	'cc.true_false.v0p1': trueFalse,
	'cc.fib.v0p1': shortAnswer,
	'cc.essay.v0p1': card
};

function leaveOut(reason: string): ReadType {
	return () => {
		throw new NotTaken(reason);
	};
}

function entryOf(interop: InteropItem, title: string): ReadEntry {
	const read = Object.hasOwn(CANVAS, interop.type) ? CANVAS[interop.type]! : byResponses(interop);
	if (read === gaps) return gaps(interop, { stem: '' });
	const { text, image } = interop.item.pictured(interop.stem(), interop.find);
	const explanation = interop.feedback('general_fb') || interop.feedback('solution');
	return read(interop, {
		stem: text || escapeMarks(title),
		...(image ? { image } : {}),
		...(explanation ? { explanation } : {})
	});
}

/** Where it is not said of which type it is. */
function byResponses({ element, responses, type, conditions }: InteropItem): ReadType {
	const [first, ...others] = responses;
	if (descendantsOf(element, 'response_xy', 'render_hotspot', 'render_slider').length > 0)
		return leaveOut('It is answered on a picture or a scale, which cannot be asked here.');
	if (!first)
		return leaveOut(
			type ? `Items of the type “${type}” cannot be asked here.` : 'It asks nothing.'
		);
	if (others.length > 0) return first.material && !first.isTyped ? matching : gaps;
	if (first.isOrdered) return ordering;
	if (!first.isTyped && first.labels.length > 0)
		return (interop, base) => choice(interop, base, first.isMultiple);
	const scored = conditions.filter(({ score, tests }) => (score ?? 0) > 0 && tests.length > 0);
	if (scored.length === 0) return card;
	const isNumber = scored.some(({ tests }) => tests.some(({ name }) => /^var[gl]t/.test(name)));
	return isNumber ? numerical : shortAnswer;
}
