/** What a gap of a cloze question is, under whichever of its names. */
export type EmbeddedKind = 'numerical' | 'one' | 'several' | 'short' | 'short-case';

export interface EmbeddedOption {
	/** HTML, with its entities. */
	text: string;
	/** 0–1, less where it takes points. */
	worth: number;
	/** HTML. */
	feedback: string;
}

/** `{1:SHORTANSWER:=x#feedback~%50%y}` in a text. */
export interface Embedded {
	from: number;
	/** After the brace. */
	to: number;
	/** Null where there is a kind that Moodle itself does not have. */
	kind: EmbeddedKind | null;
	/** As it is named. */
	name: string;
	options: EmbeddedOption[];
}

const KINDS: { readonly [name: string]: EmbeddedKind } = {
	...named('numerical', 'NUMERICAL NM'),
	...named('short', 'SHORTANSWER SA MW'),
	...named('short-case', 'SHORTANSWER_C SAC MWC'),
	...named('one', 'MULTICHOICE MC MULTICHOICE_V MCV MULTICHOICE_H MCH'),
	...named('one', 'MULTICHOICE_S MCS MULTICHOICE_VS MCVS MULTICHOICE_HS MCHS'),
	...named('several', 'MULTIRESPONSE MR MULTIRESPONSE_H MRH'),
	...named('several', 'MULTIRESPONSE_S MRS MULTIRESPONSE_HS MRHS')
};

function named(kind: EmbeddedKind, names: string) {
	return Object.fromEntries(names.split(' ').map((name) => [name, kind]));
}

const BEGIN = /\{[0-9]{0,9}:([A-Z][A-Z_]{0,40}):/g;
const PERCENT = /^%(-?[0-9]{1,9}(?:[.,][0-9]{0,9})?)%/;
/** What a backslash takes its meaning from. */
const ESCAPED = /\\([}~#/"\\])/g;

/** All answers that are embedded in a text, in order. One that is never closed is text. */
export function findEmbedded(html: string): Embedded[] {
	const found: Embedded[] = [];
	BEGIN.lastIndex = 0;
	for (let match = BEGIN.exec(html); match; match = BEGIN.exec(html)) {
		const name = match[1]!;
		const start = match.index + match[0].length;
		const end = closingBrace(html, start);
		// Nor is any that begins behind it.
		if (end < 0) break;
		const options = split(html.slice(start, end), '~').map(optionOf);
		const kind = Object.hasOwn(KINDS, name) ? KINDS[name]! : null;
		found.push({ from: match.index, to: end + 1, kind, name, options });
		BEGIN.lastIndex = end + 1;
	}
	return found;
}

function closingBrace(html: string, from: number): number {
	for (let at = from; at < html.length; at++) {
		if (html[at] === '\\') at++;
		else if (html[at] === '}') return at;
	}
	return -1;
}

/** At marks without a backslash before them; of an entity by number `#` is a part. */
function split(text: string, mark: '~' | '#', most = Infinity): string[] {
	const parts: string[] = [];
	let begin = 0;
	for (let at = 0; at < text.length && parts.length + 1 < most; at++) {
		if (text[at] === '\\') at++;
		else if (text[at] === mark && !(mark === '#' && isInEntity(text, at))) {
			parts.push(text.slice(begin, at));
			begin = at + 1;
		}
	}
	parts.push(text.slice(begin));
	return parts;
}

const isInEntity = (text: string, at: number) =>
	text[at - 1] === '&' || text.slice(at - 5, at) === '&amp;';

function optionOf(written: string): EmbeddedOption {
	const [answer = '', feedback = ''] = split(written.trim(), '#', 2);
	const percent = PERCENT.exec(answer);
	const isKey = answer.startsWith('=');
	const text = isKey ? answer.slice(1) : percent ? answer.slice(percent[0].length) : answer;
	return {
		text: text.replace(ESCAPED, '$1').trim(),
		worth: isKey ? 1 : percent ? Number(percent[1]!.replace(',', '.')) / 100 : 0,
		feedback: feedback.replace(ESCAPED, '$1').trim()
	};
}
