import type { BlankEntry } from '../../../core/bank/schema';
import type { ReadEntry } from '../read-set';
import { readHtml } from '../../rich-text/read-html';
import { choiceEntry, type EntryBase } from '../../xml/choice-entry';
import { clozeEntry, gapMark, withoutGapMarks } from '../../xml/gap-text';
import { plainLine, readNumber } from '../../xml/given-text';
import { NO_ANSWER } from '../no-answer';
import { NotTaken } from '../../xml/not-taken';
import { descendantsOf, type XmlElement } from '../../xml/xml-element';
import { overall } from './interop-chosen';
import { materialHtml, type InteropItem } from './interop-item';

export function shortAnswer(interop: InteropItem, base: EntryBase): ReadEntry {
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
export function numerical(interop: InteropItem, base: EntryBase): ReadEntry {
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

export function card(interop: InteropItem, base: EntryBase): ReadEntry {
	const { explanation, ...front } = base;
	interop.item.once(
		'changed',
		'Questions to be answered at length became cards, which the learner rates.'
	);
	if (explanation) return { type: 'card', ...front, back: explanation };
	interop.item.tell('changed', 'It has no model answer, so the back of its card says so.');
	return { type: 'card', ...front, back: NO_ANSWER };
}

/** `[name]` in the text is where the response of that name stands. */
export function gaps(interop: InteropItem, { stem: _, ...base }: EntryBase): ReadEntry {
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
	const kinds = labels.map(({ element }) => element.attributes.get('answer_type') ?? '');
	const isChosen =
		interop.type === 'multiple_dropdowns_question' ||
		kinds.some((kind) => kind === 'dropdown' || kind === 'wordbank');
	if (
		labels.some(({ element }) => /regex/i.test(element.attributes.get('scoring_algorithm') ?? ''))
	)
		throw new NotTaken('A gap is compared with a pattern, which cannot be asked here.');
	if (isChosen) {
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
