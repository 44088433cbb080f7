import type { ReadEntry } from '../read-set';
import { choiceEntry, type EntryBase } from '../../xml/choice-entry';
import { NotTaken } from '../../xml/not-taken';
import type { XmlElement } from '../../xml/xml-element';
import type { InteropItem } from './interop-item';

/** What is said of right and wrong answers as a whole, where a choice has no word of its own. */
export function overall(interop: InteropItem): { right: string; wrong: string } {
	const told = interop.conditions.find(({ score }) => (score ?? 0) > 0)?.feedback ?? [];
	const right = ['correct_fb', ...told].map((id) => interop.feedback(id)).find(Boolean) ?? '';
	return {
		right,
		wrong: interop.feedback('general_incorrect_fb') || interop.feedback('Incorrect')
	};
}

function worths(interop: InteropItem): { id: string; element: XmlElement; worth: number }[] {
	const [response] = interop.responses;
	if (!response) throw new NotTaken('It asks nothing.');
	return response.labels.map((label) => ({
		...label,
		worth: interop.worthOf(response.id, label.id)
	}));
}

export function choice(interop: InteropItem, base: EntryBase, several: boolean): ReadEntry {
	const response = interop.responses[0]?.id ?? '';
	const { right, wrong } = overall(interop);
	const given = worths(interop).map(({ id, element, worth }) => ({
		...interop.pictured(element),
		worth: several ? Number(worth > 0) : worth,
		feedback: interop.feedbackOf(response, id) || (worth > 0 ? right : wrong)
	}));
	return choiceEntry(base, given, several, interop.item);
}

export function trueFalse(interop: InteropItem, base: EntryBase): ReadEntry {
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

export function matching(interop: InteropItem, base: EntryBase): ReadEntry {
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

/** The first condition that gives points names the parts in their order. */
export function ordering(interop: InteropItem, base: EntryBase): ReadEntry {
	const [response] = interop.responses;
	const key = interop.conditions.find(({ score, tests }) => (score ?? 0) > 0 && tests.length > 0);
	const order = (key?.tests ?? []).filter(
		({ isNot, response: id }) => !isNot && id === response?.id
	);
	const labels = response?.labels ?? [];
	const items = order.flatMap(({ value }) => labels.filter(({ id }) => id === value));
	if (items.length === 0)
		throw new NotTaken('No answer is marked as right, so it cannot be asked.');
	if (items.length !== labels.length)
		throw new NotTaken('Not all of its parts have a place in the order.');
	return {
		type: 'ordering',
		...base,
		items: items.map(({ element }) => ({ text: interop.text(element) }))
	};
}
