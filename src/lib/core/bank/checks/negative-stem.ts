import { quoted, warning } from '../finding';
import { isEnglish, type Check } from './written-question';

/**
 * A question word that begins the question (one within it is a relative: "people who were not there") and a negation after it.
 * "What reason" and "what happens" ask no such thing.
 */
const ASKS_FOR_EXCEPTION =
	/(?:(?:^|[.?!:;] )(?:\w{1,9} )?(?:which|what|who|where)|, (?:which|what)(?= (?:of|one|is|are)\b))\b(?! (?:reason|cause|happen))([^.?!;:,"“”]{0,80}?)\b(not(?! only)|never|cannot|\w{2,8}n['’]t)\b/i;
/** Between the question word and the negation, they make it part of a clause of its own. */
const CLAUSE =
	/\b(?:that|who|whose|which|when|where|while|if|because|since|although|though|how|why|after|before|unless|by)\b/i;
const EXCEPT = /\b(?:except(?! for)|except for|(?:[Aa]ll|[Ee]ach)(?: [^.?!]{1,40})? but one)\b/;
/** "One of these is not a fish." */
const ONE_OF =
	/^(?:one|two|three) of (?:these|those|the)\b[^.?!]{0,80}?\b(not|never|cannot|\w{2,8}n['’]t)\b/i;

/**
 * The stem asks for what is not so, and the word can be overlooked. "Word the stem positively, avoid negatives such as NOT or
 * EXCEPT. If a negative word is used, use it cautiously and always ensure that it appears capitalized": Haladyna, Downing &
 * Rodriguez (2002), guideline 17. A negation in a clause of its own ("a plant that does not get light") asks for no exception.
 */
export const negativeStem: Check = (bank, written) => {
	if (!isEnglish(bank)) return [];
	return written.flatMap(({ question, path }) => {
		if (question.type !== 'single' && question.type !== 'multiple') return [];
		const word = negationIn(question.stem);
		if (word === null) return [];
		return [
			warning(
				[...path, 'stem'],
				'negative-stem',
				`The question asks for what is not so, and ${quoted(word)} is easily overlooked`,
				`Ask for what is so, or write ${quoted(word.toUpperCase())}.`
			)
		];
	});
};

function negationIn(stem: string): string | null {
	const except = EXCEPT.exec(stem);
	if (except) return except[0].startsWith('except') ? 'except' : 'but one';
	const oneOf = ONE_OF.exec(stem)?.[1];
	if (oneOf && oneOf !== oneOf.toUpperCase()) return oneOf;
	const [, between = '', word = ''] = ASKS_FOR_EXCEPTION.exec(stem) ?? [];
	const plain = word !== '' && word !== word.toUpperCase() && !CLAUSE.test(between);
	return plain ? word : null;
}
