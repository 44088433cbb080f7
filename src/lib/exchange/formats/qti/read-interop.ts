import type { BlankEntry } from '../../../core/bank/schema';
import type { ReadEntry } from '../read-set';
import { escapeMarks } from '../../rich-text/marked-text';
import { readHtml } from '../../rich-text/read-html';
import { choiceEntry, type EntryBase } from '../../xml/choice-entry';
import { clozeEntry, gapMark, withoutGapMarks } from '../../xml/gap-text';
import { plainLine, readNumber } from '../../xml/given-text';
import type { FileReading, FindFile } from '../../xml/item-reading';
import { NO_MODEL_ANSWER } from '../../xml/no-model-answer';
import { NotTaken } from '../../xml/not-taken';
import { childrenOf, descendantsOf, type XmlElement } from '../../xml/xml-element';
import { InteropItem, materialHtml } from './interop-item';

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
function byResponses({ responses, type }: InteropItem): ReadType {
	const [first, ...others] = responses;
	if (!first)
		return leaveOut(
			type ? `Items of the type “${type}” cannot be asked here.` : 'It asks nothing.'
		);
	if (others.length > 0) return first.material && !first.isTyped ? matching : gaps;
	if (!first.isTyped && first.labels.length > 0)
		return (interop, base) => choice(interop, base, first.isMultiple);
	return (interop, base) =>
		interop.conditions.some(({ score, tests }) => (score ?? 0) > 0 && tests.length > 0)
			? shortAnswer(interop, base)
			: card(interop, base);
}

/** What is said of right and wrong answers as a whole, where a choice has no word of its own. */
const overall = (interop: InteropItem) => ({
	right: interop.feedback('correct_fb'),
	wrong: interop.feedback('general_incorrect_fb')
});

function worths(interop: InteropItem): { id: string; element: XmlElement; worth: number }[] {
	const [response] = interop.responses;
	if (!response) throw new NotTaken('It asks nothing.');
	return response.labels.map((label) => ({
		...label,
		worth: interop.worthOf(response.id, label.id)
	}));
}

function choice(interop: InteropItem, base: EntryBase, several: boolean): ReadEntry {
	const response = interop.responses[0]?.id ?? '';
	const { right, wrong } = overall(interop);
	const given = worths(interop).map(({ id, element, worth }) => ({
		...interop.pictured(element),
		worth: several ? Number(worth > 0) : worth,
		feedback: interop.feedbackOf(response, id) || (worth > 0 ? right : wrong)
	}));
	return choiceEntry(base, given, several, interop.item);
}

function trueFalse(interop: InteropItem, base: EntryBase): ReadEntry {
	const response = interop.responses[0]?.id ?? '';
	const sides = worths(interop);
	const name = (element: XmlElement) => interop.text(element).toLowerCase();
	const whenTrue =
		sides.find(({ element, id }) => name(element) === 'true' || id === 'true') ?? sides[0];
	const whenFalse = sides.find((side) => side !== whenTrue);
	if (!whenTrue || !whenFalse || whenTrue.worth === whenFalse.worth)
		throw new NotTaken('No answer is marked as right, so it cannot be asked.');
	const { right, wrong } = overall(interop);
	const said = ({ id, worth }: typeof whenTrue) =>
		interop.feedbackOf(response, id) || (worth > 0 ? right : wrong) || undefined;
	const feedback = { true: said(whenTrue), false: said(whenFalse) };
	return {
		type: 'true-false',
		...base,
		answer: whenTrue.worth > whenFalse.worth,
		...(feedback.true || feedback.false ? { feedback } : {})
	};
}

function shortAnswer(interop: InteropItem, base: EntryBase): ReadEntry {
	const scored = interop.conditions.filter(
		({ score, tests }) => (score ?? 0) > 0 && tests.length > 0
	);
	const most = Math.max(0, ...scored.map(({ score }) => score ?? 0));
	const accept = scored
		.filter(({ score }) => score === most)
		.flatMap(({ tests }) => tests.filter(({ name, isNot }) => name === 'varequal' && !isNot))
		.map(({ value }) => plainLine(value));
	if (accept.length === 0)
		throw new NotTaken('No answer is marked as right, so it cannot be asked.');
	const { right, wrong } = overall(interop);
	return {
		type: 'short-text',
		...base,
		accept: [...new Set(accept)],
		...(right || wrong
			? { feedback: { right: right || undefined, wrong: wrong || undefined } }
			: {})
	};
}

/** Canvas says of each right number the number itself, a range around it, or both. */
function numerical(interop: InteropItem, base: EntryBase): ReadEntry {
	const ranges = interop.conditions
		.filter(({ score }) => (score ?? 0) > 0)
		.map(({ tests }) => {
			const at = (...names: string[]) => {
				const test = tests.find(({ name, isNot }) => names.includes(name) && !isNot);
				return test ? readNumber(test.value) : null;
			};
			const [exact, from, to] = [at('varequal'), at('vargte', 'vargt'), at('varlte', 'varlt')];
			if (from !== null && to !== null)
				return exact === null
					? { answer: rounded((from + to) / 2), tolerance: rounded((to - from) / 2) }
					: { answer: exact, tolerance: rounded(Math.max(exact - from, to - exact)) };
			return exact === null ? null : { answer: exact, tolerance: 0 };
		})
		.filter((range) => range !== null);
	const [key, ...others] = ranges;
	if (!key) throw new NotTaken('No answer is marked as right, so it cannot be asked.');
	if (others.length > 0)
		interop.item.tell('changed', 'Several numbers are right; only the first is accepted here.');
	const { right, wrong } = overall(interop);
	return {
		type: 'numeric',
		...base,
		answer: key.answer,
		...(key.tolerance > 0 ? { tolerance: key.tolerance } : {}),
		...(right || wrong
			? { feedback: { right: right || undefined, wrong: wrong || undefined } }
			: {})
	};
}

/** Without the last digits, which adding and halving make up. */
const rounded = (number: number) => Number(number.toPrecision(12));

function matching(interop: InteropItem, base: EntryBase): ReadEntry {
	const texts = new Map<string, string>();
	const used = new Set<string>();
	const pairs: { prompt: string; match: string }[] = [];
	for (const { id, material, labels } of interop.responses) {
		for (const label of labels)
			if (!texts.has(label.id)) texts.set(label.id, interop.text(label.element));
		const key = labels.find((label) => interop.worthOf(id, label.id) > 0);
		const prompt = interop.text(material);
		const match = texts.get(key?.id ?? '') ?? '';
		if (prompt === '' || match === '') {
			interop.item.tell('left-out', 'A line without an answer was left out.');
			continue;
		}
		used.add(match);
		pairs.push({ prompt, match });
	}
	const extra = [...new Set(texts.values())].filter((text) => text !== '' && !used.has(text));
	return { type: 'matching', ...base, pairs, ...(extra.length > 0 ? { extra } : {}) };
}

function card(interop: InteropItem, base: EntryBase): ReadEntry {
	const { explanation, ...front } = base;
	interop.item.once(
		'changed',
		'Questions to be answered at length became cards, which the learner rates.'
	);
	if (explanation) return { type: 'card', ...front, back: explanation };
	interop.item.tell('changed', 'It has no model answer, so the back of its card says so.');
	return { type: 'card', ...front, back: NO_MODEL_ANSWER };
}

/** `[name]` in the text is where the response of that name stands. */
function gaps(interop: InteropItem, { stem: _, ...base }: EntryBase): ReadEntry {
	let html = withoutGapMarks(interop.stemHtml());
	const blanks: BlankEntry[] = [];
	for (const response of interop.responses) {
		const name = plainLine(response.id.replace(/^response_/, ''));
		const mark = `[${name}]`;
		const at = html.indexOf(mark);
		if (at < 0) throw new NotTaken('A gap that it names is not in its text.');
		html = html.slice(0, at) + gapMark(blanks.length) + html.slice(at + mark.length);
		blanks.push(blankOf(interop, response));
	}
	const { text, image } = interop.item.pictured(readHtml(html), interop.find);
	const explanation = interop.feedback('general_fb');
	const whole = {
		...base,
		stem: '',
		...(image ? { image } : {}),
		...(explanation ? { explanation } : {})
	};
	return clozeEntry(whole, text, blanks, interop.item);
}

function blankOf(
	interop: InteropItem,
	{ id, labels }: InteropItem['responses'][number]
): BlankEntry {
	const texts = labels.map((label) => ({
		text: interop.text(label.element),
		worth: interop.worthOf(id, label.id),
		feedback: interop.feedbackOf(id, label.id)
	}));
	if (interop.type === 'multiple_dropdowns_question') {
		const entry = choiceEntry(
			{ stem: '' },
			texts.map((each) => ({ ...each, worth: Number(each.worth > 0) })),
			false,
			interop.item
		);
		const { choices = [] } = entry as { choices?: BlankEntry['choices'] };
		if (choices.length > 1) return { choices };
	}
	// All that are listed are accepted, though Canvas counts points for the first alone.
	const accept = labels
		.map((label) => plainLine(textOfLabel(label.element)))
		.filter((text) => text !== '');
	const typed = interop.conditions
		.filter(({ score }) => (score ?? 0) > 0)
		.flatMap(({ tests }) =>
			tests.filter((test) => test.response === id && test.name === 'varequal' && !test.isNot)
		)
		.map(({ value }) => plainLine(value));
	const all = accept.length > 0 ? accept : typed;
	if (all.length === 0) throw new NotTaken('No answer is marked as right, so it cannot be asked.');
	return { accept: [...new Set(all)] };
}

const textOfLabel = (element: XmlElement) =>
	descendantsOf(element, 'mattext').length > 0
		? readHtml(materialHtml(element)).text.replace(/\\([\\*`$])/g, '$1')
		: '';
