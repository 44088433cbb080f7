import { wordsOf } from './written-question';

/** Words that say how something is asked or said, by whom or where, and not what it is about. English. */
const EMPTY = new Set(
	'a about according all also an and any are article as at author be been both but by called can could did do does down each else ever for from gave give given gives had has have having he her hers him his how i if in into is it its itself just let like list many may me mean might more most much must my name named names no nor not of off on one ones only or other our out over own per put report reported reports said same say says she should so some source paragraph passage essay explainer lecture lecturer column state such text than that the their them then there these they this those to too under up upon us very was we were what when where whether which while who whom whose why will with within without word words would writer year you your'.split(
		' '
	)
);
const NUMBERS =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
		' '
	);

/** The words of a text that carry what it is about, each once, without the commonest endings; numbers in digits. */
export function contentWords(text: string): Set<string> {
	return new Set(
		wordsOf(text)
			.map((word) => {
				const number = NUMBERS.indexOf(word);
				return number > 1 ? String(number) : word;
			})
			.filter((word) => !EMPTY.has(word))
			.map(stem)
	);
}

/** "Printed", "printing" and "prints" are "print". Rough: it joins forms of a word, and is never shown. */
function stem(word: string): string {
	if (word.length < 5) return word.replace(/(?<=[^s]..)s$/, '');
	return word
		.replace(/ies$/, 'y')
		.replace(/(?<=...)(?:ing|ed|es|(?<=[^s])s)$/, '')
		.replace(/(?<=...)e$/, '');
}

/** How many of the words the other set has, too. */
export function sharedWords(words: ReadonlySet<string>, other: ReadonlySet<string>): number {
	let shared = 0;
	for (const word of words) if (other.has(word)) shared++;
	return shared;
}
