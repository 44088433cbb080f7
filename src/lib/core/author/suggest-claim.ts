import type { ClaimKind } from '../bank/bank';

export interface ClaimSuggestion {
	/** Null where no sign tells: what is told as having happened may as well be the author's judgement. */
	kind: ClaimKind | null;
	saidBy: string;
}

const NAME = String.raw`(?:(?:the |The )?\p{Lu}[\p{L}\p{N}’'.-]*(?: (?:of|for|and|the|de|van|von|al-)?[ ]?\p{Lu}[\p{L}\p{N}’'.-]*){0,5})`;
const SPEECH =
	'(?:said|says|told|tells|stated|states|declared|declares|noted|notes|stressed|argued|argues|warned|warns|announced|announces|wrote|writes|added|claimed|claims|insisted|insists|explained|explains|remarked|reported|reports|predicted|predicts|promised|acknowledged|admitted|denied|called|emphasi[sz]ed|pointed out)';
/** "X, the master of the port, said", "the master, X, said": commas between the name and the verb. */
const ASIDE = '(?:, [^,.;]{1,80},|,)?';
/** Who speaks, in a sentence: before the verb, after it, or after "according to". */
const SPEAKERS = [
	new RegExp(String.raw`[Aa]ccording to (${NAME})`, 'u'),
	new RegExp(
		String.raw`(${NAME})${ASIDE} (?:has |have |had |also |later |then )?${SPEECH}(?![\p{L}])`,
		'u'
	),
	new RegExp(String.raw`(?<=[”"’', ])${SPEECH} (${NAME})`, 'u')
];
/** A number that is more than a year or an ordinal: what a figure is made of. */
const FIGURE =
	/\d+(?:[.,\s]\d{3})+|\d[\d.,]*\s?(?:%|percent|per cent|million|billion|trillion|thousand|km|kg|m\b|€|euros?|dollars?|yuan|pounds?)|[$€£¥]\s?\d|\b(?!(?:1[0-9]|20)\d\d\b)\d{2,}\b/iu;
/** Words by which a writer weighs rather than tells. */
const WEIGHS =
	/\b(?:should|must|ought|undoubtedly|clearly|obviously|surely|certainly|unprecedented|remarkable|excellent|best|worst|finest|greatest|failure|success|likely|unlikely|believe|proves?|demonstrates?|shows? that|deserves?|wrong|right to|unacceptable|important|crucial|vital|essential|will (?:surely|never|always|continue))\b/i;

/**
 * What kind of claim a passage's words make, and who makes it: a suggestion for an author to correct, by plain signs of
 * English (a verb of speech beside a name, numbers, words that weigh). Where it sees none, it names the source's author
 * and no kind.
 * @param passage the whole paragraph
 * @param from where the chosen words begin, in UTF-16 units
 * @param to where they end
 * @param author of the source
 */
export function suggestClaim(
	passage: string,
	from: number,
	to: number,
	author: string
): ClaimSuggestion {
	const sentence = sentencesAt(passage, from, to);
	const chosen = passage.slice(from, to);
	const speaker = speakerIn(sentence);
	if (FIGURE.test(chosen)) return { kind: 'figure', saidBy: speaker ?? author };
	if (speaker) return { kind: 'statement', saidBy: speaker };
	if (WEIGHS.test(chosen)) return { kind: 'judgement', saidBy: author };
	return { kind: null, saidBy: author };
}

/** Everyone whom a text names as saying something, in the order of the text. */
export function speakersIn(text: string): string[] {
	const found = sentencesOf(text).map(({ start, end }) => speakerIn(text.slice(start, end)));
	return [...new Set(found.filter((name) => name !== null))];
}

function speakerIn(sentence: string): string | null {
	for (const pattern of SPEAKERS) {
		const name = pattern.exec(sentence)?.[1];
		if (name) return withoutTail(name);
	}
	return null;
}

/** Whole sentences, as far as the chosen words reach into them. */
function sentencesAt(text: string, from: number, to: number): string {
	const touched = sentencesOf(text).filter(({ start, end }) => start < to && end > from);
	const [first, last] = [touched[0], touched.at(-1)];
	return first && last ? text.slice(first.start, last.end) : text.slice(from, to);
}

function sentencesOf(text: string): { start: number; end: number }[] {
	const found = [];
	let start = 0;
	// A full stop after a title or an initial ends nothing.
	for (const match of text.matchAll(
		/(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|St|\p{Lu}))[.!?]+[”"’')]*(?:\s+|$)/gu
	)) {
		const end = match.index + match[0].length;
		found.push({ start, end });
		start = end;
	}
	if (start < text.length) found.push({ start, end: text.length });
	return found;
}

const withoutTail = (name: string) => name.replace(/^[Tt]he /, '').replace(/[.’'-]+$/, '');
