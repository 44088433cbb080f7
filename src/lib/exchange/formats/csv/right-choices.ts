import { foldText } from '../../../core/bank/fold-text';
import type { Mapping } from './mapping';
import type { Choice, Row } from './row';

const same = (one: string, other: string) =>
	foldText(one).toLowerCase() === foldText(other).toLowerCase();

/** The choices that the row says are right; null where a part of what it says fits none. */
export function rightChoices(
	{ choices, places, keys }: Row,
	{ right, separator }: Pick<Mapping, 'right' | 'separator'>
): Set<Choice> | null {
	if (right === 'first') return new Set(choices.slice(0, 1));
	const byText = (text: string) =>
		choices.find((each) => same(each.text, text) || same(each.label + each.text, text));
	const byPlace = (text: string) => places[placeOf(text)];
	const found = new Set<Choice>();
	for (const key of keys) {
		const whole = right === 'position' ? undefined : byText(key);
		const parts = whole || separator !== '' ? [key] : partsOf(key);
		for (const part of parts) {
			const choice =
				right === 'position'
					? (byPlace(part) ?? byText(part))
					: (byText(part) ?? (right === 'text' ? undefined : byPlace(part)));
			if (!choice) return null;
			found.add(choice);
		}
	}
	return found.size === 0 ? null : found;
}

const partsOf = (key: string) =>
	key
		.split(/[,;&\n]|\band\b/)
		.map((part) => part.trim())
		.filter((part) => part !== '');

/** "B", "2", "option (b)." to 1; -1 where it is none. */
function placeOf(text: string): number {
	const label = /^(?:answer|option|choice)?\s*#?\(?([a-z]|\d{1,2})\)?\.?$/i.exec(text)?.[1];
	if (label === undefined) return -1;
	return /\d/.test(label) ? Number(label) - 1 : label.toUpperCase().charCodeAt(0) - 65;
}
