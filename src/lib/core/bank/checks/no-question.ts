import { quoted, warning } from '../finding';
import { isEnglish, wordsOf, type Check } from './written-question';

/** Asks nothing without its choices. */
const UNFOCUSED =
	/^(?:which|what)(?: one)?(?: of (?:the following|these|those|them))?(?: (?:statements?|sentences?|answers?|options?|choices?))?(?: below)? (?:is|are) (?:true|false|correct|right|wrong|incorrect|not true|NOT true|the case)\?$/i;
const VERB =
	/(?:^|\s)(?:is|are|was|were|am|be|been|has|have|had|does|do|did|can|could|will|would|shall|should|must|may|might|_+|…|\.\.\.)(?:\s|[.:,;]|$)/i;
/** What asks for something to be done. */
const IMPERATIVE =
	/^(?:(?:please|now|then) )?(?:choose|pick|select|name|give|fill|complete|match|put|order|arrange|sort|identify|find|state|tell|say|decide|calculate|compute|translate|write|type|enter|add|list|mark|tick|spell|explain|describe|finish|continue|convert|round|solve|work out|count|bring|suppose|assume|imagine|supply|read)\b/i;
/** Words after which a sentence is to be completed. */
const OPEN_END =
	/\b(?:the|an?|of|from|by|in|on|at|to|with|for|into|than|as|and|or|because|called|when|that|about|between|through|under)$/i;
/** A longer stem mostly holds a sentence; telling verbs apart would take a dictionary. */
const MAX_WORDS = 5;

/**
 * The stem is a heading, or leaves all of the question to the choices ("Which of these is true?"): it cannot be answered with
 * the choices covered. "Include the central idea in the stem instead of the choices": Haladyna, Downing & Rodriguez (2002),
 * guideline 15; NBME Item-Writing Guide (2020), the cover-the-options rule; Moore et al. (2023), "unfocused stem".
 * Of "multiple", a stem with "which of these" is the usual form, and only headings are told.
 */
export const noQuestion: Check = (bank, written) => {
	if (!isEnglish(bank)) return [];
	return written.flatMap(({ question, path }) => {
		const { type, stem } = question;
		if (type === 'true-false' || type === 'cloze' || type === 'attribution') return [];
		const at = [...path, 'stem'];
		if (type === 'single' && UNFOCUSED.test(stem))
			return [
				warning(
					at,
					'no-question',
					`${quoted(stem)} asks nothing until the choices are read`,
					'Ask for one thing that can be answered before looking at the choices.'
				)
			];
		if (!isHeading(stem)) return [];
		return [
			warning(
				at,
				'no-question',
				`${quoted(stem)} asks nothing`,
				'Make it a question, or a sentence that the choices complete.'
			)
		];
	});
};

function isHeading(stem: string): boolean {
	if (stem.includes('?') || VERB.test(stem) || IMPERATIVE.test(stem)) return false;
	const open = stem.replace(/[\s:_….–—-]{1,20}$/, '');
	return wordsOf(stem).length <= MAX_WORDS && !(open === stem && OPEN_END.test(open));
}
