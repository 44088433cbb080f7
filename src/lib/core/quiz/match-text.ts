import { editDistance } from './edit-distance';
import { typoDistance } from './near-miss';
import { foldText } from './normalise-text';
import { readQuantity } from './read-quantity';
import { isSameNumber } from './same-number';
import { canonicalUnit } from './units';

/** How a typed text stands to the accepted ones; a typo names the one that was meant, as the bank has it. */
export type TextMatch = { verdict: 'right' | 'wrong' } | { verdict: 'typo'; meant: string };

export interface TextRules {
	caseSensitive?: boolean;
	/** Wrong answers that are known: what equals one, or is nearer to one, is not a typo. */
	confusions?: readonly string[];
}

/** Compares a typed text with the accepted ones: the same but for form, the same but for a typo, or another. */
export function matchText(
	text: string,
	accept: readonly string[],
	rules: TextRules = {}
): TextMatch {
	const { caseSensitive = false, confusions = [] } = rules;
	if (accept.some((each) => isSameText(text, each, caseSensitive))) return { verdict: 'right' };
	if (confusions.some((each) => isSameText(text, each, caseSensitive))) return { verdict: 'wrong' };
	// Where case counts, to err in nothing else is to err in what was asked.
	if (accept.some((each) => isSameText(text, each, false))) return { verdict: 'wrong' };

	const typed = foldText(text, caseSensitive);
	let best: { meant: string; distance: number } | null = null;
	for (const meant of accept) {
		const distance = typoDistance(typed, foldText(meant, caseSensitive));
		if (distance !== null && (best === null || distance < best.distance))
			best = { meant, distance };
	}
	if (best === null) return { verdict: 'wrong' };
	const { meant, distance } = best;
	const isNearer = confusions.some(
		(each) => editDistance(typed, foldText(each, caseSensitive), distance) < distance
	);
	return isNearer ? { verdict: 'wrong' } : { verdict: 'typo', meant };
}

/** Whether two texts are the same answer: equal once folded, or the same number. */
export function isSameText(typed: string, listed: string, caseSensitive = false): boolean {
	const folded = foldText(typed, caseSensitive);
	if (folded === '') return false;
	if (folded === foldText(listed, caseSensitive)) return true;
	return !caseSensitive && isSameQuantity(typed, listed);
}

/** The listed text has its likeliest reading only; the learner gets the benefit of every one. */
function isSameQuantity(typed: string, listed: string): boolean {
	const key = readQuantity(listed)[0];
	if (key === undefined) return false;
	return readQuantity(typed).some(
		(reading) =>
			isSameNumber(reading.value, key.value) && unitsOf(reading.units) === unitsOf(key.units)
	);
}

function unitsOf(units: readonly string[]): string {
	return units.map(canonicalUnit).join(' ');
}
