import { editDistance } from './edit-distance';
import { areLookAlikes } from './look-alikes';

/** How many slips a text of this many characters may have: in a short one, a slip makes another word. */
function slipsAllowed(length: number): number {
	if (length < 4) return 0;
	return length < 8 ? 1 : 2;
}

/**
 * The number of slips when the typed text is what was meant but for a typo, else null. Both are folded (foldText).
 * Never a typo: other digits, another word that is a known look-alike, and two slips in one word that also begins
 * with another letter (southern, northern), since few err in a word's first letter.
 */
export function typoDistance(typed: string, meant: string): number | null {
	const allowed = slipsAllowed([...meant].length);
	const distance = editDistance(typed, meant, allowed);
	if (distance > allowed || digitsOf(typed) !== digitsOf(meant)) return null;

	const [typedWords, meantWords] = [typed.split(' '), meant.split(' ')];
	// A space too many or too few: compared as one word.
	const pairs: [string, string][] =
		typedWords.length === meantWords.length
			? meantWords.map((word, at) => [typedWords[at] ?? '', word])
			: [[typed, meant]];
	return pairs.every(([a, b]) => isWordTypo(a, b)) ? distance : null;
}

function isWordTypo(typed: string, meant: string): boolean {
	if (typed === meant) return true;
	if (areLookAlikes(typed.toLowerCase(), meant.toLowerCase())) return false;
	const allowed = Math.max(1, slipsAllowed([...meant].length));
	const distance = editDistance(typed, meant, allowed);
	return distance <= allowed && (distance < 2 || typed.charAt(0) === meant.charAt(0));
}

function digitsOf(text: string): string {
	return text.replace(/\D/g, '');
}
