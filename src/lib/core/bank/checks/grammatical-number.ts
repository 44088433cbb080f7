import { blankContext } from './stem-end';
import type { ChoiceSet } from './written-question';

const ASKS_PLURAL = /^(?:which|what)(?! of\b)(?: [\p{L}'’-]+){0,3} (?:are|were) /iu;
const ENDS_PLURAL = /\b(?:are|were|these|those)(?: (?:the|all|mostly|called))?$/i;
const ENDS_SINGULAR = /\b(?:is|was)(?: (?:the|called|called the|called an?|known as an?|an?))?$/i;
const IRREGULAR =
	/^(?:men|women|children|people|feet|teeth|mice|geese|oxen|bacteria|fungi|larvae|sheep|cattle|police|dice|algae|alumni|nuclei|phenomena|criteria)$/i;
const NO_PLURAL = /(?:ss|us|is|ics|os|as)$/i;

/** Whether the stem wants its answer in the plural or in the singular; null where it leaves that open. */
export function numberWanted(set: ChoiceSet): 'plural' | 'singular' | null {
	const { question } = set.written;
	const { before } = blankContext(set);
	const asked = question.type === 'cloze' || !question.stem.trimEnd().endsWith('?');
	if (!asked) return ASKS_PLURAL.test(question.stem) ? 'plural' : null;
	if (ENDS_PLURAL.test(before)) return 'plural';
	return ENDS_SINGULAR.test(before) ? 'singular' : null;
}

/** Whether a choice names several things, by the ending of its main noun. Rough: names and foreign plurals count as singular. */
export function isPlural(text: string): boolean {
	if (/\b(?:and|two|three|four|both|several)\b/i.test(text)) return true;
	const [head = ''] = text
		.replace(/[.?!]$/, '')
		.split(
			/ (?:of|in|with|that|which|who|for|from|on|at|to|by|near|behind|below|above|between)\b/i
		);
	const noun = head.split(/\s+/).at(-1) ?? '';
	return IRREGULAR.test(noun) || (/\p{L}\p{L}s$/iu.test(noun) && !NO_PLURAL.test(noun));
}
